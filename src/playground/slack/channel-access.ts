// Which conversations the app may see and post in.

import type { ApiParts, Refused } from './api-answers.ts';
import { refused } from './api-answers.ts';
import { botUserId, type Channel, type World } from './slack-world.ts';

/** A conversation as the bot sees it: public ones, and those it is in. */
export function visibleChannel(world: World, id: string): Channel | undefined {
  const channel = world.channels.get(id);
  const isVisible = channel?.kind === 'public' || channel?.members.has(botUserId) === true;
  return isVisible ? channel : undefined;
}

/** The conversation to post in, by its id or by that of a person; or why the bot may not. */
export function postableChannel(
  { world, postsAnywhere }: ApiParts,
  id: string,
): { readonly kind: 'good'; readonly channel: Channel } | Refused {
  const channel = world.people.has(id) ? directChannel(world, id) : visibleChannel(world, id);
  if (channel === undefined) return refused('channel_not_found');
  if (channel.isArchived) return refused('is_archived');
  const mayPost = channel.members.has(botUserId) || postsAnywhere;
  return mayPost ? { kind: 'good', channel } : refused('not_in_channel');
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
