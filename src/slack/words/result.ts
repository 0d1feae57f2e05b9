// How a poll ended: in the closed poll itself, and in the announcement to the channel. None of it ends in a full stop,
// because some of it stands alone: `Words.sentence` puts it.

import type { Sentences } from './sentences.ts';

/**
 * How a single winner won. With one vote each, votes are compared with votes; with several, a song can have at most one
 * from each person, so that it is people who are compared.
 */
export type Score =
  | { readonly kind: 'only-vote' }
  | { readonly kind: 'all-votes'; readonly votes: number }
  | { readonly kind: 'some-votes'; readonly votes: number; readonly all: number }
  | { readonly kind: 'all-voters'; readonly voters: number }
  | { readonly kind: 'some-voters'; readonly votes: number; readonly voters: number };

export interface ResultWords {
  readonly scores: Sentences<Score>;
  /** `score` as by `scores`. */
  readonly wins: (winner: { readonly song: string; readonly score: string }) => string;
  readonly isTie: (tie: { readonly songs: readonly string[]; readonly votes: number }) => string;
  readonly nobodyVoted: string;

  /** The same in the announcement, which also names the poll. */
  readonly winsPoll: (winner: {
    readonly song: string;
    readonly title: string;
    readonly score: string;
  }) => string;
  readonly isTieInPoll: (tie: {
    readonly songs: readonly string[];
    readonly title: string;
    readonly votes: number;
  }) => string;
  /** With the songs themselves shown below it. */
  readonly isTieOfMany: (tie: {
    readonly songs: number;
    readonly title: string;
    readonly votes: number;
  }) => string;
  readonly nobodyVotedInPoll: (title: string) => string;
  /** In the closed poll, above the songs: how many share the first place, and with how many votes each. */
  readonly isTieHere: (tie: { readonly songs: number; readonly votes: number }) => string;
  /** Under the announcement: names of up to three who voted, and how many more. */
  readonly tookPart: (names: readonly string[], more: number) => string;
  /** Leads from the announcement to the poll. */
  readonly seeAllVotes: string;
  /** The same where nobody has voted. */
  readonly seePoll: string;
  /** Who came behind: "2. Under Pressure (3 votes)". */
  readonly runnerUp: (song: {
    readonly place: number;
    readonly title: string;
    readonly votes: number;
  }) => string;
}
