// Calls about something in a poll's conversation. What can be mended at once is: a conversation that has another id by now
// is followed, and a public channel is joined again.

import type { DrawingDependencies } from '../../dependencies.ts';
import type { PostedPoll } from '../../rules/poll/poll.ts';
import { isChannelGone } from '../../slack/gateway/slack-errors.ts';
import type { Outcome } from '../../slack/gateway/slack-gateway.ts';

/** @param call is made with the conversation's id, and once more where something could be mended. */
export async function inChannel<Value>(
  deps: DrawingDependencies,
  poll: PostedPoll,
  call: (channel: string) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const first = await call(poll.channel);
  if (first.kind !== 'refused' || !isChannelGone(first.error)) return first;
  const present = await deps.channels.findPresentId(poll.channel);
  if (present !== undefined) {
    await deps.polls.moveToChannel(poll, present);
    return call(present);
  }
  if (first.error !== 'not_in_channel') return first;
  const joined = await deps.slack.joinChannel(poll.channel);
  return joined.kind === 'done' ? call(poll.channel) : first;
}
