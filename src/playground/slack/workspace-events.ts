// Which events a change in the workspace is to an app: found by comparing what there is with what there was, so that
// no way to change something forgets to tell. Events: https://docs.slack.dev/reference/events

import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../protocol/json.ts';
import type { World } from './create-world.ts';
import type { SlackEvent } from './event-teller.ts';
import { scopeOfKind } from './scopes.ts';
import { messagePayload, personPayload } from './slack-payloads.ts';
import {
  botUserId,
  type Change,
  type Channel,
  type ChannelKind,
  type Message,
  messageKey,
  type Person,
  teamId,
} from './slack-world.ts';

/** Somebody has to have done it; who it was is nothing that a workspace remembers. */
const somebody = 'USLACKBOT';

const messageSubscription: Readonly<Record<ChannelKind, string>> = {
  public: 'message.channels',
  private: 'message.groups',
  dm: 'message.im',
  mpim: 'message.mpim',
};
const channelType: Readonly<Record<ChannelKind, string>> = {
  public: 'channel',
  private: 'group',
  dm: 'im',
  mpim: 'mpim',
};

/** Listens to the workspace from now on, and hands on what apps are to hear of. */
export function watchForEvents(world: World, tell: (event: SlackEvent) => void): void {
  const people = new Map<string, Person>();
  const channels = new Map<string, Channel>();
  const messages = new Map<string, Message>();

  function eventsOf(change: Change): readonly SlackEvent[] {
    switch (change.kind) {
      case 'person':
        return personEvents(swap(people, change.person.id, change.person), change.person, world.now());
      case 'channel':
        return channelEvents(swap(channels, change.channel.id, change.channel), change.channel);
      case 'channel-id':
        return renumbered(change.from, change.channel);
      case 'message': {
        const { message } = change;
        const before = swap(messages, messageKey(message), message);
        return messageEvents(world, before, message);
      }
      case 'message-gone':
        messages.delete(messageKey(change.message));
        return deletionEvents(world, change.message);
      default:
        return [];
    }
  }

  function renumbered(from: string, channel: Channel): readonly SlackEvent[] {
    channels.delete(from);
    channels.set(channel.id, channel);
    for (const [key, message] of [...messages].filter(([, { channel: at }]) => at === from)) {
      const moved = { ...message, channel: channel.id };
      messages.delete(key);
      messages.set(messageKey(moved), moved);
    }
    const facts = () => ({ old_channel_id: from, new_channel_id: channel.id });
    return [{ type: 'channel_id_changed', facts, scope: scopeOfKind(channel.kind, 'read'), channel }];
  }

  world.onChange((change) => {
    for (const event of eventsOf(change)) tell(event);
  });
}

function swap<Thing>(known: Map<string, Thing>, key: string, thing: Thing): Thing | undefined {
  const before = known.get(key);
  known.set(key, thing);
  return before;
}

function personEvents(before: Person | undefined, person: Person, now: number): readonly SlackEvent[] {
  if (before === undefined || isDeepStrictEqual(before, person)) return [];
  const facts = () => ({ user: personPayload(person, now) });
  return [{ type: 'user_change', facts, scope: 'users:read' }];
}

function channelEvents(before: Channel | undefined, channel: Channel): readonly SlackEvent[] {
  if (before === undefined) return [];
  const joined = [...channel.members].filter((member) => !before.members.has(member));
  const left = [...before.members].filter((member) => !channel.members.has(member));
  const leave = (user: string) =>
    user === botUserId ? ownLeave(channel) : memberEvent('member_left_channel', user, channel);
  return [
    ...joined.map((user) => memberEvent('member_joined_channel', user, channel)),
    ...left.map(leave),
    ...(before.isArchived === channel.isArchived ? [] : [archiving(channel)]),
  ];
}

function memberEvent(type: string, user: string, channel: Channel): SlackEvent {
  const facts = () => ({ user, channel: channel.id, channel_type: 'C', team: teamId });
  return { type, facts, scope: scopeOfKind(channel.kind, 'read'), channel };
}

/** Of its own leave an app hears by another name: it is no member any more. */
function ownLeave({ id, kind }: Channel): SlackEvent {
  const type = kind === 'public' ? 'channel_left' : 'group_left';
  return { type, facts: () => ({ channel: id, actor_id: somebody }), scope: scopeOfKind(kind, 'read') };
}

function archiving(channel: Channel): SlackEvent {
  const { id, kind, isArchived } = channel;
  const type = `${kind === 'public' ? 'channel' : 'group'}_${isArchived ? 'archive' : 'unarchive'}`;
  return { type, facts: () => ({ channel: id, user: somebody }), scope: scopeOfKind(kind, 'read'), channel };
}

function messageEvents(world: World, before: Message | undefined, message: Message): readonly SlackEvent[] {
  if (before === undefined) return aboutMessage(world, message, () => messagePayload(world, message));
  if (before.text === message.text && before.blocks === message.blocks) return [];
  return aboutMessage(world, message, () => ({
    ...hidden(world, 'message_changed'),
    message: messagePayload(world, message),
    previous_message: messagePayload(world, before),
  }));
}

function deletionEvents(world: World, message: Message): readonly SlackEvent[] {
  return aboutMessage(world, message, () => ({
    ...hidden(world, 'message_deleted'),
    deleted_ts: message.ts,
    previous_message: messagePayload(world, message),
  }));
}

function hidden(world: World, subtype: string): JsonObject {
  return { subtype, hidden: true, ts: world.newTs() };
}

function aboutMessage(
  world: World,
  { channel: id }: Message,
  facts: () => JsonObject,
): readonly SlackEvent[] {
  const channel = world.channels.get(id);
  if (channel === undefined) return [];
  const { kind } = channel;
  return [
    {
      type: 'message',
      facts: () => ({ ...facts(), channel: id, channel_type: channelType[kind] }),
      subscription: messageSubscription[kind],
      scope: scopeOfKind(kind, 'history'),
      channel,
    },
  ];
}
