// What `changes` does for each poll that the stream names: bring its message up to date, and announce its result.

import type { DrawingDependencies } from '../../dependencies.ts';
import { announceResult } from './announce-result.ts';
import { drawPoll } from './draw-poll.ts';

/**
 * Shows a poll as it stands now, whatever change it was that called. It does not fail for Slack's sake: what Slack
 * refused for a moment is put on the clock's list.
 * @throws only when DynamoDB fails; then it wants to be called again.
 */
export async function showPoll(deps: DrawingDependencies, pollId: string): Promise<void> {
  const done = await Promise.allSettled([drawPoll(deps, pollId), announceResult(deps, pollId)]);
  for (const result of done) {
    if (result.status === 'rejected') throw result.reason;
  }
}
