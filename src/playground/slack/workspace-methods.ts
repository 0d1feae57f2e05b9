// conversations.*, users.*, reactions.* and auth.test: what the app learns of the workspace and joins in it.

import { type JsonObject, stringOf } from '../protocol/json.ts';
import { isTrue, type Method, refusal } from './api-answers.ts';
import { directChannel, visibleChannel } from './channel-access.ts';
import { messagesIn, repliesTo, type World } from './create-world.ts';
import { channelPayload, messagePayload, personPayload } from './slack-payloads.ts';
import { botId, botUserId, type Channel, type Message, messageKey, teamId } from './slack-world.ts';

const authTest: Method = () => ({
  ok: true,
  url: 'https://songpoll.slack.com/',
  team: 'Song Poll',
  user: 'songpoll',
  team_id: teamId,
  user_id: botUserId,
  bot_id: botId,
  is_enterprise_install: false,
});

/** A method about one conversation that the bot can see. */
function aboutChannel(method: (channel: Channel, ...rest: Parameters<Method>) => JsonObject): Method {
  return (slack, args) => {
    const channel = visibleChannel(slack.world, stringOf(args['channel']));
    return channel === undefined ? refusal({ error: 'channel_not_found' }) : method(channel, slack, args);
  };
}

const info = aboutChannel((channel, _slack, args) => {
  const count = isTrue(args['include_num_members']) ? { num_members: channel.members.size } : {};
  return { ok: true, channel: { ...channelPayload(channel), ...count } };
});

const join = aboutChannel((channel, { world }) => {
  if (channel.kind !== 'public') return refusal({ error: 'method_not_supported_for_channel_type' });
  if (channel.isArchived) return refusal({ error: 'is_archived' });
  const joined = { ...channel, members: new Set([...channel.members, botUserId]) };
  const warning = channel.members.has(botUserId) ? { warning: 'already_in_channel' } : {};
  world.putChannel(joined);
  return { ok: true, channel: channelPayload(joined), ...warning };
});

const members = aboutChannel((channel) => ({
  ok: true,
  members: [...channel.members],
  response_metadata: { next_cursor: '' },
}));

const history = aboutChannel((channel, { world }, args) => {
  if (!channel.members.has(botUserId)) return refusal({ error: 'not_in_channel' });
  return page(world, [...messagesIn(world, channel.id)].reverse(), args);
});

const replies = aboutChannel((channel, { world }, args) => {
  if (!channel.members.has(botUserId)) return refusal({ error: 'not_in_channel' });
  const parent = world.messages.get(messageKey({ channel: channel.id, ts: stringOf(args['ts']) }));
  if (parent === undefined) return refusal({ error: 'thread_not_found' });
  return page(world, [parent, ...repliesTo(world, parent)], args);
});

/** Those between `oldest` and `latest`, in the order in which they come. */
function page(world: World, messages: readonly Message[], args: JsonObject): JsonObject {
  const [oldest, latest] = [stringOf(args['oldest']), stringOf(args['latest'])];
  const isInclusive = isTrue(args['inclusive']);
  const isWithin = ({ ts }: Message) =>
    (ts > oldest || (isInclusive && ts === oldest)) &&
    (latest === '' || ts < latest || (isInclusive && ts === latest));
  const found = messages.filter(isWithin);
  const limit = Number(args['limit'] ?? 100);
  const shown = found.slice(0, limit).map((message) => messagePayload(world, message));
  return { ok: true, messages: shown, has_more: found.length > limit };
}

const open: Method = ({ world }, args) => {
  const person = world.people.get(stringOf(args['users']));
  if (person === undefined) return refusal({ error: 'user_not_found' });
  if (person.hasLeft) return refusal({ error: 'user_disabled' });
  return { ok: true, channel: channelPayload(directChannel(world, person.id)) };
};

/** The app's own user: a bot. */
const botUser = {
  ...{ id: botUserId, team_id: teamId, name: 'songpoll', real_name: 'songpoll' },
  ...{ deleted: false, is_bot: true, is_admin: false, is_owner: false, is_primary_owner: false },
  profile: { display_name: '', real_name: 'songpoll' },
};

const userInfo: Method = ({ world }, args) => {
  if (args['user'] === botUserId) return { ok: true, user: botUser };
  const person = world.people.get(stringOf(args['user']));
  if (person === undefined) return refusal({ error: 'user_not_found' });
  const locale = isTrue(args['include_locale']) ? { locale: person.locale } : {};
  return { ok: true, user: { ...personPayload(person, world.now()), ...locale } };
};

const addReaction = aboutChannel((channel, { world }, args) => {
  const message = world.messages.get(messageKey({ channel: channel.id, ts: stringOf(args['timestamp']) }));
  if (message === undefined) return refusal({ error: 'message_not_found' });
  const name = stringOf(args['name']);
  const by = message.reactions.get(name) ?? [];
  if (by.includes(botUserId)) return refusal({ error: 'already_reacted' });
  world.putMessage({ ...message, reactions: new Map(message.reactions).set(name, [...by, botUserId]) });
  return { ok: true };
});

export const workspaceMethods: Readonly<Record<string, Method>> = {
  'auth.test': authTest,
  'conversations.info': info,
  'conversations.join': join,
  'conversations.members': members,
  'conversations.history': history,
  'conversations.replies': replies,
  'conversations.open': open,
  'users.info': userInfo,
  'reactions.add': addReaction,
};
