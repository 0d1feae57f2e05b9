// What `changes` and `later` do for each poll that they are told of: bring its message up to date, and do what is to be
// done for it outside. Whatever called them, the poll is read afresh.

import type { DrawingDependencies } from '../../dependencies.ts';
import { runErrands } from '../errand/run-errands.ts';
import { drawPoll } from './draw-poll.ts';

/**
 * Shows a poll as it stands now. It does not fail because of Slack: what Slack refused for a moment is put on the clock's
 * list, and the queue `later` is told.
 * @throws only when DynamoDB fails; then it wants to be called again.
 */
export async function showPoll(deps: DrawingDependencies, pollId: string): Promise<void> {
  const seen = await deps.polls.findCountedPoll(pollId);
  if (seen === undefined) return;
  const { poll, dueAt } = seen;
  // An earlier version left closed polls on the clock's list until they were announced.
  const isOnOldList = poll.status === 'closed' && dueAt !== undefined;
  const done = await Promise.allSettled([drawPoll(deps, seen), runErrands(deps, seen)]);
  for (const result of done) {
    if (result.status === 'rejected') throw result.reason;
  }
  if (isOnOldList) await deps.closing.leaveToErrand(pollId);
}
