// What the timer does each minute: closes polls whose time is up, and finishes what was left half done. It never speaks
// in Slack; it only changes the table, and the stream brings the polls to those who do.

import type { PollDependencies } from '../../dependencies.ts';
import { isPastClosingTime, opensToAllAt } from '../../rules/poll/poll.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import { closeOnTime, finishClosing } from './close-poll.ts';

/** How many polls are looked at together: closing one takes some twenty requests to the table. */
const atOnce = 10;

/** A result that takes longer than this is overdue: Slack refuses the app, or something is wrong. */
const overdueMs = 10 * 60_000;

/**
 * Looks at every poll that is due. One that fails stops no other; the failures are thrown together at the end.
 * @param due ids of polls
 */
export async function closeDuePolls(deps: PollDependencies, due: readonly string[]): Promise<void> {
  const failures: unknown[] = [];
  for (let from = 0; from < due.length; from += atOnce) {
    const group = due.slice(from, from + atOnce);
    const looks = await Promise.allSettled(group.map((pollId) => lookAt(deps, pollId)));
    failures.push(...looks.flatMap((look) => (look.status === 'rejected' ? [look.reason] : [])));
  }
  if (failures.length > 0) {
    throw new AggregateError(
      failures,
      `${failures.length} of ${due.length} due polls could not be looked at`,
    );
  }
}

async function lookAt(deps: PollDependencies, pollId: string): Promise<void> {
  deps.observe({ kind: 'poll-looked-at', poll: pollId });
  const stored = await deps.polls.findPoll(pollId);
  if (stored === undefined) return deps.due.forgetPoll(pollId);
  const { poll } = stored;
  if (isOverdue(stored, deps.now())) deps.observe({ kind: 'announcement-overdue', poll: pollId });
  if (poll.status === 'closing') return finishClosing(deps, poll);
  if (poll.status === 'open' && isPastClosingTime(poll, deps.now())) return closeOnTime(deps, poll);
  const opensAt = opensToAllAt(poll);
  if (poll.status === 'open' && opensAt !== undefined && deps.now() >= opensAt) {
    await deps.polls.openToAll(poll);
    return;
  }
  // A draw or an announcement is waiting for its next try.
  await deps.polls.touchPoll(pollId);
}

function isOverdue({ poll, isAnnounced }: StoredPoll, now: number): boolean {
  return poll.closedAt !== undefined && !isAnnounced && now - poll.closedAt >= overdueMs;
}
