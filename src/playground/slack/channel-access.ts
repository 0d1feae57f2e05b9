// Which conversations the app may see and post in.

import type { ApiParts, Refused } from './api-answers.ts';
import { refused } from './api-answers.ts';
import type { World } from './create-world.ts';
import { botUserId, type Channel, type PostingLimit } from './slack-world.ts';

/** A conversation as the bot sees it: public ones, and those it is in. */
export function visibleChannel(world: World, id: string): Channel | undefined {
  const channel = world.channels.get(id);
  const isVisible = channel?.kind === 'public' || channel?.members.has(botUserId) === true;
  return isVisible ? channel : undefined;
}

/** The conversation to post in, by its id or by that of a person; or why the bot may not. */
export function postableChannel(
  slack: ApiParts,
  { channel: id, thread }: { readonly channel: string; readonly thread: string },
): { readonly kind: 'good'; readonly channel: Channel } | Refused {
  const { world, hasMessagesTab } = slack;
  const channel = world.people.has(id) ? directChannel(world, id) : visibleChannel(world, id);
  if (channel === undefined) return refused('channel_not_found');
  if (channel.kind === 'dm' && !hasMessagesTab) return refused('messages_tab_disabled');
  if (channel.isArchived) return refused('is_archived');
  if (!mayAct(slack, channel)) return refused('not_in_channel');
  const limit = limitOn(channel, thread);
  return limit === undefined ? { kind: 'good', channel } : refused(limit);
}

/** Whether the bot may act in a conversation that it can see: it is in, or holds `chat:write.public`. */
export function mayAct({ holds }: ApiParts, { members }: Channel): boolean {
  return members.has(botUserId) || holds('chat:write.public');
}

function limitOn({ limit }: Channel, thread: string): PostingLimit | undefined {
  if (limit === 'restricted_action_thread_only_channel') return thread === '' ? limit : undefined;
  if (limit === 'restricted_action_non_threadable_channel') return thread === '' ? undefined : limit;
  return limit;
}

/** The conversation between the bot and a person, begun where there is none. */
export function directChannel(world: World, person: string): Channel {
  const found = [...world.channels.values()].find(
    ({ kind, members }) => kind === 'dm' && members.has(person) && members.has(botUserId),
  );
  if (found !== undefined) return found;
  const members = new Set([person, botUserId]);
  const channel: Channel = {
    id: world.newId('D'),
    name: 'directmessage',
    kind: 'dm',
    isArchived: false,
    members,
  };
  world.putChannel(channel);
  return channel;
}
