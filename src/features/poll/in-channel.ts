// Calls about something in a conversation. What can be mended at once is: a conversation that has another id by now is followed,
// and a public channel is joined again.

import type { DrawingDependencies } from '../../dependencies.ts';
import type { PostedPoll } from '../../rules/poll/poll.ts';
import { isChannelGone } from '../../slack/gateway/slack-errors.ts';
import type { Outcome } from '../../slack/gateway/slack-gateway.ts';

/** What stands in a conversation. */
export interface Place {
  /** Slack's id of the conversation, as it was known last. */
  readonly channel: string;
  /** Notes that it has another id by now. */
  moveTo(present: string): Promise<unknown>;
}

/** @param call is made with the conversation's id, and once more where something could be mended. */
export async function inPlace<Value>(
  deps: DrawingDependencies,
  { channel, moveTo }: Place,
  call: (channel: string) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const first = await call(channel);
  if (first.kind !== 'refused' || !isChannelGone(first.error)) return first;
  const present = await deps.channels.findPresentId(channel);
  if (present !== undefined) {
    await moveTo(present);
    return call(present);
  }
  if (first.error !== 'not_in_channel') return first;
  const joined = await deps.slack.joinChannel(channel);
  return joined.kind === 'done' ? call(channel) : first;
}

/** The same about a poll. */
export function inChannel<Value>(
  deps: DrawingDependencies,
  poll: PostedPoll,
  call: (channel: string) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const moveTo = (present: string) => deps.polls.moveToChannel(poll, present);
  return inPlace(deps, { channel: poll.channel, moveTo }, call);
}
