// The polls of one conversation that take votes now, as far as the table knows of them.

import type { HandlerDependencies } from '../../dependencies.ts';
import { isPosted, type PostedPoll, takesVotes } from '../../rules/poll/poll.ts';

/** Newest first. */
export async function findOpenPolls(
  { channelPolls, now }: HandlerDependencies,
  channel: string,
): Promise<readonly PostedPoll[]> {
  const { polls, ids } = await channelPolls.findPolls(channel);
  return polls
    .map(({ poll }) => poll)
    .filter(isPosted)
    .filter((poll) => takesVotes(poll, now()) && !poll.isWithdrawn && ids.has(poll.channel))
    .sort((one, other) => other.createdAt - one.createdAt);
}

/** Whether a poll is in a conversation, by any id that is known of it. */
export async function isInConversation(
  { channelPolls }: HandlerDependencies,
  poll: PostedPoll,
  channel: string,
): Promise<boolean> {
  return poll.channel === channel || (await channelPolls.findPolls(channel)).ids.has(poll.channel);
}
