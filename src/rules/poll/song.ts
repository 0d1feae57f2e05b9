// A song as a poll knows it, and when two of them are the same recording.
// Where songs come from is the catalogue's business (songs/); how they look is slack/'s.

export interface Song {
  /** Spotify's id of the track: 22 letters and digits. */
  readonly id: string;
  readonly title: string;
  /** Names in the catalogue's order; empty only when the catalogue names none. */
  readonly artists: readonly string[];
  /** Empty when the catalogue names none. */
  readonly album: string;
  readonly durationMs: number;
  /** False means "no, or not known". */
  readonly explicit: boolean;
  /** The page of the song at the catalogue: an https address. */
  readonly url: string;
  /** A square picture of about 300 pixels: an https address. */
  readonly cover?: string;
  /** International Standard Recording Code: one for each recording, whatever album it is on. */
  readonly isrc?: string;
  /** The id that was asked for, where the catalogue answered with another one (a relinked track). */
  readonly requestedId?: string;
}

/**
 * Whether two songs are one recording: the same track id (or the id one of them was asked for by), or the same ISRC with
 * roughly the same title or length, or, where one of them has no ISRC, the same title, first artist, explicit mark and
 * length (within 2 s). Live, acoustic and clean versions stay apart. It would rather miss a twin than merge two songs.
 */
export function isSameRecording(one: Song, other: Song): boolean {
  if (shareAnId(one, other)) return true;
  if (one.isrc === undefined || other.isrc === undefined) return looksTheSame(one, other);
  // Labels give one code to two songs by mistake, so the code alone proves nothing.
  return one.isrc === other.isrc && (isTitledAlike(one, other) || lengthsDiffer(one, other) <= alikeMs);
}

/** The songs without later twins of an earlier one, in their order. */
export function withoutTwins(songs: readonly Song[]): readonly Song[] {
  return songs.filter((song, at) => !songs.slice(0, at).some((earlier) => isSameRecording(earlier, song)));
}

function shareAnId(one: Song, other: Song): boolean {
  const ids = [other.id, other.requestedId];
  return ids.includes(one.id) || (one.requestedId !== undefined && ids.includes(one.requestedId));
}

function looksTheSame(one: Song, other: Song): boolean {
  const sameWords = folded(one.title) === folded(other.title);
  const sameArtist = folded(one.artists[0] ?? '') === folded(other.artists[0] ?? '');
  const sameLength = lengthsDiffer(one, other) <= sameMs;
  return sameWords && sameArtist && sameLength && one.explicit === other.explicit;
}

/** Two editions of one recording differ by the silence at its ends, not by more. */
const sameMs = 2_000;
/** Where the ISRC says already that they are the same. */
const alikeMs = 3_000;

function lengthsDiffer(one: Song, other: Song): number {
  return Math.abs(one.durationMs - other.durationMs);
}

function isTitledAlike(one: Song, other: Song): boolean {
  return coreOf(one.title) === coreOf(other.title);
}

/** What follows a title in brackets or behind a dash: "(Remastered 2011)", "[Deluxe]", " - Single Version". */
const addition = /\(([^()]*)\)|\[([^[\]]*)\]|\s[-–—]\s(.*)$/gu;
const anotherVersion =
  /\b(?:live|acoustic|unplugged|remix|mix|edit|instrumental|karaoke|demo|cover|sessions?|slowed|sped)\b/u;

/** A title without what names only an edition of the same recording. What names another version stays. */
function coreOf(title: string): string {
  const whole = folded(title);
  const core = whole.replace(addition, (added) => (anotherVersion.test(added) ? added : ' '));
  const words = core.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.length > 0 ? words.join(' ') : whole;
}

function folded(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
