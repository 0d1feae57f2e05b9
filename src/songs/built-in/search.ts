// Finds songs by what people type: in any order of words, with or without accents, with a letter wrong here and there.

/** A song as the search sees it: words without case, accents or punctuation. */
export interface Searchable {
  readonly title: string;
  readonly titleWords: readonly string[];
  readonly artistWords: readonly string[];
  /** Whole names. */
  readonly artists: readonly string[];
  readonly otherWords: readonly string[];
}

/** @param details words by which a song can be found too, though they tell less about it: album, year */
export function searchable(song: {
  readonly title: string;
  readonly otherNames: string;
  readonly artists: readonly string[];
  readonly details: string;
}): Searchable {
  return {
    title: folded(song.title),
    titleWords: [...wordsIn(song.title), ...wordsIn(song.otherNames)],
    artistWords: song.artists.flatMap(wordsIn),
    artists: song.artists.map(folded),
    otherWords: wordsIn(song.details),
  };
}

/** Words that people add without meaning anything by them. */
const noise: readonly string[] = [
  'a',
  'an',
  'and',
  'by',
  'feat',
  'featuring',
  'ft',
  'the',
  'song',
  'von',
  'y',
];

/** How much it says that a word of the query is found there. */
const worth = { title: 3, artist: 2.5, other: 1 };
const bonus = { wholeArtist: 5, wholeTitle: 4, nearlyArtist: 1.5, beginningOfTitle: 1 };

/** The songs in which every word of the query is found, the best matches first, and else as they stand. */
export function findMatches<Found extends Searchable>(
  songs: readonly Found[],
  query: string,
): readonly Found[] {
  const words = meaningfulWords(query);
  if (words.length === 0) return [];
  const whole = folded(query);
  return songs
    .map((song) => ({ song, score: scoreOf(song, words, whole) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ song }) => song);
}

/** 0 when a word is found nowhere in the song. */
function scoreOf(song: Searchable, words: readonly string[], whole: string): number {
  let sum = 0;
  for (const word of words) {
    const score = Math.max(
      worth.title * likeness(word, song.titleWords),
      worth.artist * likeness(word, song.artistWords),
      worth.other * likeness(word, song.otherWords),
    );
    if (score === 0) return 0;
    sum += score;
  }
  return sum / words.length + bonusOf(song, whole);
}

/** Whoever types an artist's name wants that artist's songs, and then those with the name in the title. */
function bonusOf({ title, artists }: Searchable, whole: string): number {
  if (artists.includes(whole)) return bonus.wholeArtist;
  if (title === whole) return bonus.wholeTitle;
  if (artists.some((artist) => isMisspelt(whole, artist))) return bonus.nearlyArtist;
  return title.startsWith(whole) ? bonus.beginningOfTitle : 0;
}

/** How well a word of the query fits the best of these: 1 when it is one of them, 0 when it is like none. */
function likeness(word: string, candidates: readonly string[]): number {
  let best = 0;
  for (const candidate of candidates) {
    if (candidate === word) return 1;
    if (best < 0.8 && candidate.startsWith(word)) best = 0.8;
    else if (best < 0.7 && isWithoutSpaces(word) && candidate.includes(word)) best = 0.7;
    else if (best < 0.5 && isMisspelt(word, candidate)) best = 0.5;
  }
  return best;
}

/** Scripts that put no spaces between words: there, a part of what looks like one word is a word as well. */
function isWithoutSpaces(word: string): boolean {
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);
}

/** Whether few enough letters are wrong, missing, too many or swapped with their neighbour. */
function isMisspelt(word: string, candidate: string): boolean {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  return Math.abs(word.length - candidate.length) <= most && editDistance(word, candidate) <= most;
}

/** Optimal string alignment: https://en.wikipedia.org/wiki/Damerau–Levenshtein_distance */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let row = 1; row <= one.length; row += 1) {
    const next = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      next[column] = Math.min(
        at(last, column) + 1,
        at(next, column - 1) + 1,
        at(last, column - 1) + (isSame ? 0 : 1),
        isSwapped ? at(before, column - 2) + 1 : Infinity,
      );
    }
    [before, last] = [last, next];
  }
  return at(last, other.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Infinity;
}

function meaningfulWords(query: string): readonly string[] {
  const words = folded(query).split(' ').filter(Boolean);
  const meaningful = words.filter((word) => !noise.includes(word));
  return meaningful.length > 0 ? meaningful : words;
}

/** Each word, and all of them as one: "AC/DC" is looked for as "acdc" too. */
function wordsIn(text: string): readonly string[] {
  const words = folded(text).split(' ').filter(Boolean);
  return words.length > 1 ? [...words, words.join('')] : words;
}

/** Letters that no decomposition takes apart. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøđðþłı]/gu, (letter) => plainLetters[letter] ?? letter)
    .replace(/['’‘]/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}
