// One look at one poll of a batch, so that a poll that fails does not stop the others.

import type { DrawingDependencies } from '../../dependencies.ts';
import { isTableFailure } from '../../store/table.ts';
import { showPoll } from './show-poll.ts';

/** @returns false when the poll is to be brought again. */
export async function lookAtPoll(deps: DrawingDependencies, pollId: string): Promise<boolean> {
  deps.observe({ kind: 'poll-looked-at', poll: pollId });
  try {
    await showPoll(deps, pollId);
    return true;
  } catch (error) {
    deps.log.error('A poll could not be shown', error, { poll: pollId });
    // A poll that we cannot read or draw is a fault of ours: trying again would only hold up those behind it.
    return !isTableFailure(error);
  }
}
