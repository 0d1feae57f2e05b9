// Deleting a poll: its votes go, its messages go, and nothing is announced. The poll itself stays as a mark, so that clicks on
// what is still on a screen are answered, and so that whoever finds it half deleted goes on from there.

import type { DrawingDependencies, PollDependencies } from '../../dependencies.ts';
import { areErased } from '../../store/deleting-store.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import { runErrands } from '../errand/run-errands.ts';

/** Its messages are taken away as errands. @returns false when it was changed meanwhile: read again, decide again */
export async function deletePoll(deps: PollDependencies, stored: StoredPoll): Promise<boolean> {
  const { poll, ttl } = stored;
  if (!(await deps.deleting.markDeleted(stored))) return false;
  deps.observe({ kind: 'poll-deleted', poll: poll.id });
  await deps.deleting.eraseBoxes(poll);
  const ref = { poll: poll.id, name: 'delete-message' } as const;
  await deps.errands.createErrand(ref, { dueAt: deps.now(), ttl });
  return true;
}

/**
 * What `changes` and `later` do for a deleted poll: what is not done yet.
 * @param seen the poll as it was read a moment ago
 */
export async function finishDeleting(deps: DrawingDependencies, seen: CountedPoll): Promise<void> {
  const { poll, boxes, drawing, dueAt } = seen;
  if (!areErased(boxes)) await deps.deleting.eraseBoxes(poll);
  await runErrands(deps, seen);
  if (drawing.dueAt !== undefined) await deps.drawings.settleDrawing(poll.id, drawing.dueAt);
  if (dueAt !== undefined) await deps.deleting.leaveDeleted(poll.id);
}
