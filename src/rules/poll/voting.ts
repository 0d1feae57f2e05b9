// What a click on a vote button means for one person's ballot. Pure: reading and writing is the caller's.

import { type Poll, takesVotes, type VotesPerPerson } from './poll.ts';

/** One person's votes in a poll. */
export interface Ballot {
  /** Numbers of songs, ascending, each at most once. */
  readonly choices: readonly number[];
  /** Names the clicks that last changed the ballot, newest first: delivered again, they change nothing. */
  readonly lastClicks?: readonly string[];
}

export const emptyBallot: Ballot = { choices: [] };

/** How many clicks are remembered: Slack may deliver one again, but not after its person has clicked more often than that. */
const clicksKept = 3;

export interface Click {
  /** The number of the song whose button was pressed. */
  readonly song: number;
  /** The same for every delivery of one click, and different for two clicks. */
  readonly id: string;
}

export type Verdict =
  | { readonly kind: 'accepted'; readonly ballot: Ballot }
  | { readonly kind: 'counted-before' }
  | { readonly kind: 'refused'; readonly reason: 'closed' | 'no-such-song' }
  | { readonly kind: 'refused'; readonly reason: 'over-limit'; readonly choices: readonly number[] };

/**
 * Decides a click: on a song already chosen it withdraws that vote; on another one it switches (one vote each)
 * or adds (several), up to the poll's votes per person.
 * @param now milliseconds since 1970; at the closing time and after, every click is refused.
 */
export function decideVote(poll: Poll, ballot: Ballot, click: Click, now: number): Verdict {
  const { lastClicks = [] } = ballot;
  if (lastClicks.includes(click.id)) return { kind: 'counted-before' };
  if (!takesVotes(poll, now)) return { kind: 'refused', reason: 'closed' };
  if (poll.songs[click.song] === undefined) return { kind: 'refused', reason: 'no-such-song' };
  const choices = chosenAfter(ballot.choices, click.song, poll.votesPerPerson);
  if (choices === undefined) return { kind: 'refused', reason: 'over-limit', choices: ballot.choices };
  return {
    kind: 'accepted',
    ballot: { choices, lastClicks: [click.id, ...lastClicks].slice(0, clicksKept) },
  };
}

function chosenAfter(
  choices: readonly number[],
  song: number,
  limit: VotesPerPerson,
): readonly number[] | undefined {
  if (choices.includes(song)) return choices.filter((choice) => choice !== song);
  if (limit === 1) return [song];
  const isOverLimit = limit !== 'any' && choices.length >= limit;
  return isOverLimit ? undefined : [...choices, song].sort((a, b) => a - b);
}
