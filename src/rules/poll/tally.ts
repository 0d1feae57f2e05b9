// Counting: from ballot boxes to what a poll stands at.

import type { PollSong, Result } from './poll.ts';
import type { Ballot } from './voting.ts';

/** One ballot box as stored: the ballots in it, and how many votes they give each song. */
export interface BallotBox {
  readonly ballots: ReadonlyMap<string, Ballot>;
  /** Votes by song number; a song without votes may be missing. */
  readonly votes: ReadonlyMap<number, number>;
  /** Numbers of the songs for which it takes no vote any more; absent where it takes votes for all. */
  readonly released?: ReadonlySet<number>;
  /** It takes no vote any more; absent while it does. */
  readonly isSealed?: boolean;
}

export interface SongTally {
  readonly votes: number;
  /** Slack ids of who voted for it, sorted, so that the same votes always read the same. */
  readonly voters: readonly string[];
}

export interface Tally {
  /** In the order of the poll's songs. */
  readonly songs: readonly SongTally[];
  /** How many people hold at least one vote. */
  readonly voters: number;
}

/** Counts the boxes of a poll with these songs. Votes for songs that were taken out count for nothing. */
export function tally(boxes: readonly BallotBox[], songs: readonly Pick<PollSong, 'isRemoved'>[]): Tally {
  const ballots = boxes.flatMap((box) => [...box.ballots]);
  const stands = (song: number) => songs[song] !== undefined && !songs[song].isRemoved;
  return {
    songs: songs.map((_, song) => ({
      votes: stands(song) ? boxes.reduce((sum, box) => sum + (box.votes.get(song) ?? 0), 0) : 0,
      voters: ballots
        .filter(([, ballot]) => stands(song) && ballot.choices.includes(song))
        .map(([voter]) => voter)
        .sort(),
    })),
    voters: ballots.filter(([, ballot]) => ballot.choices.some(stands)).length,
  };
}

/** Slack ids of everybody who holds a vote, sorted. */
export function votersIn({ songs }: Tally): readonly string[] {
  return [...new Set(songs.flatMap(({ voters }) => voters))].sort();
}

/** A tally of no votes. */
export function emptyTally(songs: number): Tally {
  return tally(
    [],
    Array.from({ length: songs }, () => ({})),
  );
}

/** What is kept of a tally when the poll closes. */
export function resultOf(counted: Tally): Result {
  return { votes: counted.songs.map((song) => song.votes), voters: counted.voters };
}
