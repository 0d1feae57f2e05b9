// chat.*: what the app says aloud or privately.

import { withIds } from '../protocol/field-state.ts';
import { isJsonObject, type JsonObject, stringOf } from '../protocol/json.ts';
import {
  isTrue,
  jsonArgument,
  type Method,
  type Refused,
  readContent,
  refusal,
  refused,
} from './api-answers.ts';
import { mayAct, postableChannel, visibleChannel } from './channel-access.ts';
import type { World } from './create-world.ts';
import { messagePayload } from './slack-payloads.ts';
import { botUserId, type Channel, type Message, type MessageRef, messageKey } from './slack-world.ts';

/** https://docs.slack.dev/reference/methods/chat.update: shorter than a new message's. */
const mostUpdatedText = 4_000;

const postMessage: Method = (slack, args) => {
  const target = postableChannel(slack, placeIn(args));
  if (target.kind === 'refused') return refusal(target);
  const content = readContent(slack.world, args, { method: 'chat.postMessage' });
  if (content.kind === 'refused') return refusal(content);
  const message = sayAloud(slack.world, target.channel.id, { ...args, ...content });
  const { channel, ts } = message;
  return { ok: true, channel, ts, message: messagePayload(slack.world, message) };
};

function placeIn(args: JsonObject): { readonly channel: string; readonly thread: string } {
  return { channel: stringOf(args['channel']), thread: stringOf(args['thread_ts']) };
}

/** Puts a message of the app into a channel, or into a thread of it. */
export function sayAloud(
  world: World,
  channel: string,
  said: JsonObject & { readonly text: string; readonly blocks: readonly JsonObject[] },
): Message {
  const metadata = jsonArgument(said, 'metadata');
  const thread = stringOf(said['thread_ts']);
  const message: Message = {
    channel,
    ts: world.newTs(),
    author: botUserId,
    text: said.text,
    blocks: withIds(said.blocks, () => world.newId('')),
    ...(thread === '' ? {} : { thread, isBroadcast: isTrue(said['reply_broadcast']) }),
    ...(isJsonObject(metadata) ? { metadata } : {}),
    reactions: new Map(),
  };
  world.putMessage(message);
  return message;
}

const update: Method = (slack, args) => {
  const found = findOwn(slack.world, args, 'cant_update_message');
  if (found.kind === 'refused') return refusal(found);
  const channel = slack.world.channels.get(found.message.channel);
  if (channel?.isArchived === true) return refusal({ error: 'is_inactive' });
  if (channel === undefined || !mayAct(slack, channel)) return refusal({ error: 'not_in_channel' });
  const content = readContent(slack.world, args, { method: 'chat.update', mostText: mostUpdatedText });
  if (content.kind === 'refused') return refusal(content);
  const message = redraw(slack.world, found.message, content);
  return {
    ok: true,
    channel: message.channel,
    ts: message.ts,
    text: message.text,
    message: messagePayload(slack.world, message),
  };
};

/** Changes what a message shows. Text without blocks removes the blocks. */
export function redraw(
  world: World,
  message: Message,
  shown: { readonly text: string; readonly blocks: readonly JsonObject[] },
): Message {
  const blocks = withIds(shown.blocks, () => world.newId(''));
  const redrawn = { ...message, text: shown.text, blocks };
  world.putMessage(redrawn);
  return redrawn;
}

const remove: Method = ({ world }, args) => {
  const found = findOwn(world, args, 'cant_delete_message');
  if (found.kind === 'refused') return refusal(found);
  world.dropMessage(found.message);
  return { ok: true, channel: found.message.channel, ts: found.message.ts };
};

function findOwn(
  world: World,
  args: JsonObject,
  whenForeign: string,
): { readonly kind: 'good'; readonly message: Message } | Refused {
  const channel = visibleChannel(world, stringOf(args['channel']));
  if (channel === undefined) return refused('channel_not_found');
  const message = world.messages.get(messageKey({ channel: channel.id, ts: stringOf(args['ts']) }));
  if (message === undefined) return refused('message_not_found');
  return message.author === botUserId ? { kind: 'good', message } : refused(whenForeign);
}

const postEphemeral: Method = (slack, args) => {
  const place = placeIn(args);
  const target = postableChannel(slack, place);
  // Here Slack knows but one word for all limits.
  if (target.kind === 'refused')
    return refusal({ error: target.error.replace(/^(restricted_action)_.*/u, '$1') });
  const person = stringOf(args['user']);
  if (!isThere(slack.world, target.channel, person)) return refusal({ error: 'user_not_in_channel' });
  const content = readContent(slack.world, args, { method: 'chat.postEphemeral' });
  if (content.kind === 'refused') return refusal(content);
  const ts = sayPrivately(slack.world, {
    ...content,
    channel: target.channel.id,
    person,
    ...(place.thread === '' ? {} : { thread: place.thread }),
    via: 'chat.postEphemeral',
  });
  return { ok: true, message_ts: ts };
};

function isThere(world: World, { members }: Channel, person: string): boolean {
  return members.has(person) && world.people.get(person)?.hasLeft !== true;
}

/** Shows something to one person only; answers its `ts`. */
export function sayPrivately(world: World, word: Omit<Parameters<World['putPrivateWord']>[0], 'ts'>): string {
  const ts = world.newTs();
  world.putPrivateWord({ ...word, blocks: withIds(word.blocks, () => world.newId('')), ts });
  return ts;
}

const getPermalink: Method = ({ world }, args) => {
  const channel = visibleChannel(world, stringOf(args['channel']));
  if (channel === undefined) return refusal({ error: 'channel_not_found' });
  const ref = { channel: channel.id, ts: stringOf(args['message_ts']) };
  if (!world.messages.has(messageKey(ref))) return refusal({ error: 'message_not_found' });
  return { ok: true, channel: channel.id, permalink: permalinkOf(world, ref) };
};

/** Of a reply it names the thread too. */
function permalinkOf(world: World, { channel, ts }: MessageRef): string {
  const thread = world.messages.get(messageKey({ channel, ts }))?.thread;
  const query = thread === undefined ? '' : `?thread_ts=${thread}&cid=${channel}`;
  return `https://songpoll.slack.com/archives/${channel}/p${ts.replace('.', '')}${query}`;
}

export const messageMethods: Readonly<Record<string, Method>> = {
  'chat.postMessage': postMessage,
  'chat.update': update,
  'chat.delete': remove,
  'chat.postEphemeral': postEphemeral,
  'chat.getPermalink': getPermalink,
};
