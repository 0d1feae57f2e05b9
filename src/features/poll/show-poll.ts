// What `changes` and `later` do for each poll that they are told of: bring its message up to date, and do what is to be
// done for it outside. Whatever called them, the poll is read afresh.

import type { DrawingDependencies } from '../../dependencies.ts';
import { hasEnoughVoters } from '../../rules/poll/ending.ts';
import { isDeleted, isPosted } from '../../rules/poll/poll.ts';
import { tally } from '../../rules/poll/tally.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import { runErrands } from '../errand/run-errands.ts';
import { closeEarly } from './close-poll.ts';
import { finishDeleting } from './delete-poll.ts';
import { drawPoll } from './draw-poll.ts';
import { releaseSongs } from './release-songs.ts';
import { withdrawPoll } from './withdraw-poll.ts';

/**
 * Shows a poll as it stands now. It does not fail for Slack's sake: what Slack refused for a moment is put on the clock's
 * list, and the queue `later` is told.
 * @throws only when DynamoDB fails; then it wants to be called again.
 */
export async function showPoll(deps: DrawingDependencies, pollId: string): Promise<void> {
  const seen = await deps.polls.findCountedPoll(pollId);
  if (seen === undefined) return;
  const { poll } = seen;
  if (isDeleted(poll)) return finishDeleting(deps, seen);
  // Whoever found that the message was deleted has died before all of it was done.
  const isHalfWithdrawn = poll.isWithdrawn && poll.status !== 'closed';
  if (isHalfWithdrawn) return withdrawPoll(deps, poll);
  if (await releaseSongs(deps, seen)) {
    const released = await deps.polls.findCountedPoll(pollId);
    return released && showReleased(deps, released);
  }
  return showReleased(deps, seen);
}

/** @param seen a poll whose boxes take no votes for songs that were taken out */
async function showReleased(deps: DrawingDependencies, seen: CountedPoll): Promise<void> {
  const { poll } = seen;
  // Seen here instead of where it is voted, so that a vote costs no more in a poll that waits for voters. The closing brings the
  // poll again.
  const { voters } = tally(seen.boxes, poll.songs);
  if (hasEnoughVoters(poll, voters)) return closeEarly(deps, poll);
  // First the message: where it turns out to be deleted, nothing is announced. What was announced before may go on.
  const drawn = await drawPoll(deps, seen);
  if (drawn === 'message-deleted' && !seen.isAnnounced) return;
  await runErrands(deps, await asItIsNow(deps, seen));
  await mendOldList(deps, seen);
}

/** Drawing takes its time, in which somebody else may have found out that the message was deleted. */
async function asItIsNow({ polls }: DrawingDependencies, seen: CountedPoll): Promise<CountedPoll> {
  const isAnyErrand = seen.poll.status === 'closed' && !seen.isAnnounced;
  return isAnyErrand ? ((await polls.findCountedPoll(seen.poll.id)) ?? seen) : seen;
}

/**
 * Earlier versions kept closed polls on the clock's list until they were announced, and open ones without a time off it; and
 * they kept no list of a channel's polls.
 */
async function mendOldList(
  { closing, polls }: DrawingDependencies,
  { poll, dueAt, isListed }: CountedPoll,
): Promise<void> {
  if (poll.status === 'closed' && dueAt !== undefined) await closing.leaveToErrand(poll.id);
  if (poll.status === 'open' && dueAt === undefined) await polls.watchPoll(poll);
  if (poll.status === 'open' && isPosted(poll) && !isListed) await polls.listPoll(poll);
}
