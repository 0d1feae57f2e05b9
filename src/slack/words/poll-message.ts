// The message of a poll, while people vote and afterwards. How it ended is in result.ts.

import type { Closers, VotesPerPerson } from '../../rules/poll/settings.ts';

export interface PollMessageWords {
  /** What a poll asks whose starter typed no title. */
  readonly defaultTitle: string;
  /** In the place of a starter's name that is blank. */
  readonly somebody: string;

  readonly startedBy: (name: string) => string;
  readonly votesEach: (most: VotesPerPerson) => string;
  readonly nobodyHasVotedYet: string;
  readonly nobodyVoted: string;
  /** While people vote, and of a closed poll. */
  readonly haveVoted: (people: number) => string;
  readonly voted: (people: number) => string;

  /** mrkdwn; `at` in milliseconds since 1970. */
  readonly closesAt: (at: number) => string;
  /** For a poll that only people close. */
  readonly openUntil: (closers: Closers, owner: string) => string;
  readonly countingVotes: string;
  readonly closed: string;
  readonly closedBy: (name: string) => string;
  readonly timeWasUp: string;
  /** Leads from a closed poll to its announcement. */
  readonly seeAnnouncement: string;

  /** Behind a song's bar. */
  /** In a poll to which people add the songs. A sentence. */
  readonly noSongsYet: string;
  /** A phrase. */
  readonly noSongs: string;
  readonly noVotesYet: string;
  readonly noVotes: string;
  readonly votes: (count: number) => string;
  /** Who they are from: up to three names, and how many more. */
  readonly voters: (names: readonly string[], more: number) => string;

  readonly voteButton: string;
  /** Under a private word, once a vote was taken back. */
  readonly voteAgainButton: string;
  /** What a screen reader says of that button. */
  readonly voteFor: (song: string) => string;
  /** Two phrases of one line, and two sentences of the fallback text. */
  readonly howToUndo: string;
  readonly howToClose: (closers: Closers, owner: string) => string;
  /** The button that tells somebody in private where their votes are. */
  readonly myVotes: string;
  /** The catalogue's terms ask for it, wherever its songs are shown. */
  readonly songsFromSpotify: string;
  readonly close: {
    readonly button: string;
    readonly title: string;
    /** Everybody reads it, whether they may close the poll or not. */
    readonly text: string;
    readonly keepOpen: string;
  };
}
