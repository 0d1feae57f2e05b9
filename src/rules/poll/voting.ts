// What a click on a vote button means for one person's ballot. Pure: reading and writing is the caller's.

import { isRemoval, type OnlyEffect, readClickName } from './click-name.ts';
import { type Poll, takesVotes } from './poll.ts';
import type { VotesPerPerson } from './settings.ts';

/** One person's votes in a poll. */
export interface Ballot {
  /** Numbers of songs, ascending, each at most once. */
  readonly choices: readonly number[];
  /** Names of the clicks that last changed the ballot, newest first (click-name.ts): delivered again, they change nothing. */
  readonly lastClicks?: readonly string[];
}

export const emptyBallot: Ballot = { choices: [] };

/** How many clicks are remembered: Slack may deliver one again, but not after its person has clicked more often than that. */
const clicksKept = 3;

/** Two clicks of one person on one song within so many milliseconds are a double click, which means one click. */
export const doubleClickMs = 500;

export interface Click {
  /** The number of the song whose button was pressed. */
  readonly song: number;
  /** The click's name: the same for every delivery of one click, and different for two clicks. */
  readonly id: string;
  /** Whether it can only give a vote, or only remove one: then it changes nothing where that is done already. */
  readonly only?: OnlyEffect;
}

export type Verdict =
  | {
      readonly kind: 'accepted';
      readonly ballot: Ballot;
      /** Where a vote was taken back: when it had been given, as in a click's name, if that is known. */
      readonly takesBackFrom?: number;
    }
  /** Delivered again, the second half of a double click, or on a vote that is given or removed already. */
  | { readonly kind: 'counted-before' }
  | { readonly kind: 'refused'; readonly reason: 'closed' | 'no-such-song' | 'song-removed' }
  | { readonly kind: 'refused'; readonly reason: 'over-limit'; readonly choices: readonly number[] };

/**
 * Decides a click, the second half of a double click left out: on a song already chosen it withdraws that vote; on another one it switches (one vote each)
 * or adds (several), up to the poll's votes per person.
 * @param now milliseconds since 1970; at the closing time and after, every click is refused.
 */
export function decideVote(poll: Poll, ballot: Ballot, click: Click, now: number): Verdict {
  const { lastClicks = [] } = ballot;
  const held = standingChoices(poll, ballot);
  if (lastClicks.includes(click.id) || isSecondHalf(click, lastClicks)) return { kind: 'counted-before' };
  if (!takesVotes(poll, now)) return { kind: 'refused', reason: 'closed' };
  const clicked = poll.songs[click.song];
  if (clicked === undefined) return { kind: 'refused', reason: 'no-such-song' };
  if (clicked.isRemoved) return { kind: 'refused', reason: 'song-removed' };
  const isHeld = held.includes(click.song);
  if (click.only === (isHeld ? 'gives' : 'removes')) return { kind: 'counted-before' };
  const choices = chosenAfter(held, click.song, poll.votesPerPerson);
  if (choices === undefined) return { kind: 'refused', reason: 'over-limit', choices: held };
  const [givenAt] = isHeld ? clicksOn(click.song, lastClicks) : [];
  return {
    kind: 'accepted',
    ballot: { choices, lastClicks: [click.id, ...lastClicks].slice(0, clicksKept) },
    ...(givenAt !== undefined && { takesBackFrom: givenAt }),
  };
}

/** The songs of a ballot that still stand in the poll: votes for one that was taken out are free again. */
export function standingChoices({ songs }: Pick<Poll, 'songs'>, { choices }: Ballot): readonly number[] {
  return choices.filter((song) => songs[song] !== undefined && !songs[song].isRemoved);
}

/** In whichever order the two are delivered. Buttons with one effect stand elsewhere: they are no second half. */
function isSecondHalf({ id, song, only }: Click, lastClicks: readonly string[]): boolean {
  const at = readClickName(id)?.at;
  if (at === undefined || only !== undefined) return false;
  // What came before the vote was removed elsewhere is over.
  const removal = lastClicks.findIndex((name) => isRemoval(name) && readClickName(name)?.song === song);
  const sinceRemoval = removal === -1 ? lastClicks : lastClicks.slice(0, removal);
  return clicksOn(song, sinceRemoval).some((earlier) => Math.abs(at - earlier) <= doubleClickMs);
}

/** The times of the clicks on one song, in the order of their names. */
function clicksOn(song: number, names: readonly string[]): readonly number[] {
  const clicks = names.flatMap((name) => readClickName(name) ?? []);
  return clicks.filter((click) => click.song === song).map(({ at }) => at);
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
