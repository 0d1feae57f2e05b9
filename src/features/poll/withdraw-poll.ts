// A poll whose message was deleted ends quietly: nothing is announced in the channel, where nobody can see it any more, and
// its owner is told (tell-deleted.ts).

import type { PollDependencies } from '../../dependencies.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { finishClosing } from './close-poll.ts';

/** Repeatable: whoever finds a poll half withdrawn goes on from there. */
export async function withdrawPoll(deps: PollDependencies, poll: Poll): Promise<void> {
  await deps.closing.withdrawPoll(poll.id);
  if (poll.status === 'closed') return;
  const isFirst = await deps.closing.lockPoll(poll.id);
  if (isFirst) deps.observe({ kind: 'poll-closed', poll: poll.id, how: 'deleted' });
  await finishClosing(deps, poll);
}
