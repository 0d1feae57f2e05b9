// Somebody clicked on a closed poll. A closed one has no buttons, so that what is on the screen is out of date; and where
// people click, the result may be wanted by now.

import type { PollDependencies } from '../../dependencies.ts';
import { isDeleted, type Poll } from '../../rules/poll/poll.ts';

/** How long after the closing a click may still have been made on what was right a moment before, in milliseconds. */
const onTheWayMs = 10_000;

/** Has the message of a poll that is not open any more drawn again, and its result announced if that waits. */
export async function bringBackDrawing(
  { polls, drawings, errands, now }: PollDependencies,
  poll: Poll,
): Promise<void> {
  if (poll.status === 'open' || isDeleted(poll)) return;
  const closedFor = now() - (poll.closedAt ?? now());
  // Whatever was noted about the message is wrong: it shows buttons.
  if (poll.status === 'closed' && closedFor > onTheWayMs) {
    await drawings.doubtDrawing(poll.id, { until: now(), retryAt: now() });
  }
  // The conversation is there, or there again: what it refused is not to wait for the rest of its pause.
  if (poll.status === 'closed') await errands.hastenErrand({ poll: poll.id, name: 'announce' });
  await polls.touchPoll(poll.id);
}
