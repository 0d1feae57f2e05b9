// What `changes` and `later` do for each poll that they are told of: bring its message up to date, and do what is to be
// done for it outside. Whatever called them, the poll is read afresh.

import type { DrawingDependencies } from '../../dependencies.ts';
import { isPosted } from '../../rules/poll/poll.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import { runErrands } from '../errand/run-errands.ts';
import { drawPoll } from './draw-poll.ts';
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
  // Whoever found that the message was deleted has died before all of it was done.
  const isHalfWithdrawn = poll.isWithdrawn && poll.status !== 'closed';
  if (isHalfWithdrawn) return withdrawPoll(deps, poll);
  // First the message: where it turns out to be deleted, nothing is announced.
  const drawn = await drawPoll(deps, seen);
  if (drawn === 'message-deleted') return;
  await runErrands(deps, seen);
  await mendOldList(deps, seen);
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
