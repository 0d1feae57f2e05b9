// Slack gives a conversation another id when it is shared with another company, or becomes private. It tells so by an event;
// and a click on a poll's own message that comes from another conversation proves it as well, for no two messages have one
// `ts`.

import type { App } from '@slack/bolt';
import * as v from 'valibot';
import type { HandlerDependencies, PollDependencies } from '../../dependencies.ts';
import { isPosted, type Poll } from '../../rules/poll/poll.ts';
import { conversationIdPattern } from '../../slack/kit/ids.ts';
import type { ChannelMove } from '../../store/channel-store.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import { movePool } from '../pool/move-pool.ts';
import type { ClickedMessage } from './clicked-poll.ts';

const conversationId = v.pipe(v.string(), v.regex(conversationIdPattern));
/** Slack's words for a message that is not there. */
const disproofs = new Set(['message_not_found', 'channel_not_found']);

const eventSchema = v.object({ old_channel_id: conversationId, new_channel_id: conversationId });

export function registerMovedChannels(app: App, deps: HandlerDependencies): void {
  app.event('channel_id_changed', async ({ event }) => {
    const read = v.safeParse(eventSchema, event);
    if (!read.success) return;
    const { old_channel_id: from, new_channel_id: to } = read.output;
    await deps.channels.saveMove({ from, to });
    await movePool(deps, { from, to });
  });
}

/**
 * Takes over the id that a click on a poll's own message proves. One from the id that the conversation had before was pressed
 * before that was known, and counts.
 * @param own the `ts` of the message that was to be clicked, where it is not the poll's own
 * @returns the poll where it is now; undefined when the click proves nothing
 */
export async function followClick(
  deps: HandlerDependencies,
  poll: Poll,
  { channel, ts }: ClickedMessage,
  own = poll.message,
): Promise<Poll | undefined> {
  if (!isPosted(poll) || own !== ts) return undefined;
  if ((await deps.channels.findPresentId(channel)) === poll.channel) return poll;
  // Slack knows the message there, or it did not move there.
  const found = await deps.slack.findPermalink(channel, ts);
  if (found.kind === 'refused' && disproofs.has(found.error)) return undefined;
  const move: ChannelMove = { from: poll.channel, to: channel };
  // Other polls of that conversation have moved along, and their draws learn of it by this.
  await deps.channels.saveMove(move);
  await deps.polls.moveToChannel(poll, channel);
  await movePool(deps, move);
  return { ...poll, channel };
}

/** Which poll a message shows; also of a conversation that had another id when it was posted. */
export async function findPollOfMessage(
  { polls, channels }: PollDependencies,
  { channel, ts }: ClickedMessage,
): Promise<StoredPoll | undefined> {
  const found = await polls.findPollByMessage(channel, ts);
  if (found !== undefined) return found;
  const former = await channels.findFormerId(channel);
  return former === undefined ? undefined : polls.findPollByMessage(former, ts);
}
