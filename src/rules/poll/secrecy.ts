// What of the votes people may see: nothing before the poll closes where the votes are hidden, and nobody's name in an
// anonymous poll, whose ballots are kept under keys that lead to nobody.

import type { Poll } from './poll.ts';
import { emptyTally, type Tally } from './tally.ts';

/** Whether nothing of the votes but the number of voters may be seen now. */
export function isHidden({ votesShown, status }: Pick<Poll, 'votesShown' | 'status'>): boolean {
  return votesShown === 'closed' && status !== 'closed';
}

export function isAnonymous({ voterNames }: Pick<Poll, 'voterNames'>): boolean {
  return voterNames === 'hidden';
}

/** Whether each vote is confirmed to its voter: the message does not show it. */
export function confirmsVotes(poll: Poll): boolean {
  return isHidden(poll) || isAnonymous(poll);
}

/** The tally as far as anybody may see it now. */
export function visibleTally(poll: Poll, counted: Tally): Tally {
  if (isHidden(poll)) return { ...emptyTally(poll.songs.length), voters: counted.voters };
  if (!isAnonymous(poll)) return counted;
  return { ...counted, songs: counted.songs.map(({ votes }) => ({ votes, voters: [] })) };
}
