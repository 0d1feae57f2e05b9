// What a process has seen of polls and ballots lately. A vote may be decided by it, because the write that follows states
// as its condition all that could be out of date: the ballot, and that the box is open. Nobody is refused by it.

import type { Poll } from '../rules/poll/poll.ts';
import type { Ballot } from '../rules/poll/voting.ts';
import type { StoredPoll } from './poll-item.ts';

/** A posted poll changes only by being closed, which seals its boxes; it is read again all the same. In milliseconds. */
const lifetime = 60_000;
const mostPolls = 100;
/** Some two hundred bytes each. Whose ballot is forgotten is taken for somebody who has not voted yet. */
const mostBallots = 2_000;

interface RememberedPoll {
  readonly stored: StoredPoll;
  readonly until: number;
}

/** @param now milliseconds since 1970 */
export function createBallotMemory(now: () => number) {
  const polls = new Map<string, RememberedPoll>();
  const ballots = new Map<string, Ballot>();

  return {
    /** An open poll that was read a short while ago. */
    recallPoll(pollId: string): StoredPoll | undefined {
      const known = polls.get(pollId);
      return known !== undefined && now() < known.until ? known.stored : undefined;
    },

    /** Undefined when this process knows of none. */
    recallBallot: (pollId: string, voter: string): Ballot | undefined => ballots.get(keyOf(pollId, voter)),

    /** To be told of every poll that was read for a vote. */
    notePoll(stored: StoredPoll): void {
      polls.delete(stored.poll.id);
      if (isVotedIn(stored.poll)) keep(polls, mostPolls, stored.poll.id, { stored, until: now() + lifetime });
    },

    /** To be told of every ballot that was read or written. */
    noteBallot(pollId: string, voter: string, ballot: Ballot): void {
      const key = keyOf(pollId, voter);
      ballots.delete(key);
      keep(ballots, mostBallots, key, ballot);
    },

    /** A write has shown that something was out of date, and not what: all that it went by is read again. */
    forget(pollId: string, voter: string): void {
      polls.delete(pollId);
      ballots.delete(keyOf(pollId, voter));
    },
  };
}

export type BallotMemory = ReturnType<typeof createBallotMemory>;

const keyOf = (pollId: string, voter: string) => `${pollId} ${voter}`;

/** Whether it takes votes in a message that stays the same for as long as it lives. */
function isVotedIn({ status, message }: Poll): boolean {
  return status === 'open' && message !== undefined;
}

/** When it is full, the oldest entry is dropped. */
function keep<Value>(memory: Map<string, Value>, most: number, key: string, value: Value): void {
  const [oldest] = memory.keys();
  if (memory.size >= most && oldest !== undefined) memory.delete(oldest);
  memory.set(key, value);
}
