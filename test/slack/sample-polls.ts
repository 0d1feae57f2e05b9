// Songs and polls for the tests of this folder, and arbitrary ones that go to the limits.

import fc from 'fast-check';
import type { Poll, PollStatus } from '../../src/rules/poll/poll.ts';
import { choicesOf, defaultChoices, pollSettings } from '../../src/rules/poll/settings.ts';
import type { Song } from '../../src/rules/poll/song.ts';
import type { Tally } from '../../src/rules/poll/tally.ts';

export function song(title: string, over: Partial<Song> = {}): Song {
  return {
    id: `id${[...title].map((letter) => (letter.codePointAt(0) ?? 0).toString(36)).join('')}`.slice(0, 22),
    title,
    artists: ['Queen'],
    album: 'Jazz',
    durationMs: 207_000,
    explicit: false,
    url: 'https://open.spotify.com/track/0123456789012345678901',
    cover: 'https://i.scdn.co/image/ab67616d00001e02e319baafd16e84f0408abcde',
    ...over,
  };
}

export function poll(over: Partial<Poll> = {}): Poll {
  return {
    id: 'poll0001',
    title: 'Friday song',
    songs: [song('Alpha'), song('Beta'), song('Gamma')],
    ...pollSettings(defaultChoices),
    owner: { id: 'U1', name: 'Ann' },
    channel: 'C1',
    message: '1.2',
    status: 'open',
    createdAt: 0,
    ...over,
  };
}

/** A closed poll in which the songs got these votes from that many people. */
export function closedPoll(votes: readonly number[], voters: number, over: Partial<Poll> = {}): Poll {
  return poll({ status: 'closed', closedBy: 'U1', closedAt: 1, result: { votes, voters }, ...over });
}

/** A tally in which each song was chosen by these people. */
export function tallyOf(...voters: readonly (readonly string[])[]): Tally {
  return {
    songs: voters.map((ids) => ({ votes: ids.length, voters: ids })),
    voters: new Set(voters.flat()).size,
  };
}

export const names: ReadonlyMap<string, string> = new Map([
  ['U1', 'Ann'],
  ['U2', 'Bo'],
  ['U3', 'Cy'],
  ['U4', 'Dee'],
]);

export const hostileTexts = [
  '<!channel>',
  '<@U123>',
  'Rock & Roll &amp; <b>',
  '*_~ `code` ~_*',
  '🎸👨‍👩‍👧‍👦🏳️‍🌈',
  'حبيبي يا نور العين',
  '<https://evil.example|Free music>',
  ':tada: "quotes" \\ | ^',
  'x'.repeat(300),
] as const;

const nastyCharacter = fc.constantFrom(
  'a',
  ' ',
  '&',
  '<',
  '>',
  '"',
  '\\',
  '*',
  '|',
  '\n',
  '\u0000',
  '\u202E',
  '\uD800',
  '🎸',
  '👨‍👩‍👧‍👦',
  'ع',
  '̈',
  '語',
);
const nastyText = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: nastyCharacter, maxLength: 300 }),
  nastyCharacter.map((character) => character.repeat(300)),
);
const address = fc.constantFrom(
  `https://i.scdn.co/image/${'a'.repeat(40)}`,
  `https://i.scdn.co/${'a'.repeat(102)}`,
  `https://i.scdn.co/${'b'.repeat(3000)}`,
  'javascript:alert(1)',
);

export const anySong: fc.Arbitrary<Song> = fc
  .record({
    title: nastyText,
    artists: fc.array(nastyText, { maxLength: 5 }),
    album: nastyText,
    durationMs: fc.nat(40_000_000),
    explicit: fc.boolean(),
    url: address,
    cover: fc.option(address, { nil: undefined }),
  })
  .map(({ cover, ...rest }) => ({
    ...rest,
    id: 'x'.repeat(64),
    ...(cover === undefined ? {} : { cover }),
  }));

/** Songs of one poll or draft, each with an id of its own. */
export function anySongs(most: number, fewest = 0): fc.Arbitrary<readonly Song[]> {
  return fc
    .oneof(
      fc.array(anySong, { minLength: fewest, maxLength: most }),
      fc.array(anySong, { minLength: most, maxLength: most }),
    )
    .map((songs) => songs.map((each, at) => ({ ...each, id: `${at}`.padStart(64, 'x') })));
}

const personIds = Array.from({ length: 30 }, (_, at) => `U${at}`);

export interface DrawnPoll {
  readonly poll: Poll;
  readonly tally: Tally;
  readonly names: ReadonlyMap<string, string>;
}

/** A poll in any state, with any votes, and people of any name. */
export const anyDrawnPoll: fc.Arbitrary<DrawnPoll> = fc
  .record({
    songs: anySongs(10, 2),
    title: nastyText,
    owner: nastyText,
    votesPerPerson: fc.constantFrom(...choicesOf('votesPerPerson')),
    closers: fc.constantFrom('owner' as const, 'anyone' as const),
    status: fc.constantFrom<PollStatus>('open', 'closing', 'closed'),
    isTimed: fc.boolean(),
    people: fc.array(nastyText, { minLength: 30, maxLength: 30 }),
    votes: fc.array(fc.subarray(personIds), { minLength: 10, maxLength: 10 }),
  })
  .map((drawn) => {
    const tally = tallyOf(...drawn.songs.map((_, at) => drawn.votes[at] ?? []));
    const result = { votes: tally.songs.map((each) => each.votes), voters: tally.voters };
    return {
      tally,
      names: new Map(drawn.people.map((name, at) => [`U${at}`, name])),
      poll: poll({
        id: 'p'.repeat(64),
        songs: drawn.songs,
        title: drawn.title,
        owner: { id: 'U0', name: drawn.owner },
        votesPerPerson: drawn.votesPerPerson,
        closers: drawn.closers,
        status: drawn.status,
        ...(drawn.isTimed ? { closesAt: 1_795_269_600_000 } : {}),
        ...(drawn.status === 'closed' ? { result, closedBy: 'U3' } : {}),
      }),
    };
  });

/** Every text as long as can be and of one character, five voters for each song, the longest addresses. */
export function worstPoll(character: string, count = 10): DrawnPoll {
  const long = character.repeat(300);
  const address = `https://i.scdn.co/${'a'.repeat(102)}`;
  const worst = song(long, { artists: [long], album: long, explicit: true, cover: address, url: address });
  const people = ['U1', 'U2', 'U3', 'U4', 'U5'];
  return {
    names: new Map(people.map((person) => [person, long])),
    tally: tallyOf(...Array.from({ length: count }, () => people)),
    poll: poll({
      id: 'p'.repeat(64),
      title: long,
      songs: Array.from({ length: count }, () => worst),
      owner: { id: 'U1', name: long },
      votesPerPerson: 'any',
      ties: 'toss',
      ...{ decision: 'toss', toss: 0, runOffOf: { poll: 'p'.repeat(64), link: address } },
      closesAt: 1_795_269_600_000,
    }),
  };
}
