// Changes to the workspace that are nobody's conversation with the app: people come and leave, channels are made,
// joined, archived and renumbered, messages vanish. They happen at once; an app that has subscribed to the event is told
// meanwhile (workspace-events.ts).

import type { JsonObject } from '../protocol/json.ts';
import { directChannel } from './channel-access.ts';
import type { World } from './create-world.ts';
import {
  botUserId,
  type Channel,
  type ChannelKind,
  type MessageRef,
  type Person,
  type PostingLimit,
  type Role,
} from './slack-world.ts';

type HasId = { readonly id: string };

export interface ChannelPlan {
  /** `public` unless told. */
  readonly kind?: Exclude<ChannelKind, 'dm' | 'mpim'>;
  readonly members?: readonly HasId[];
  /** Whether the bot is in. Yes unless told. */
  readonly hasBot?: boolean;
  readonly isArchived?: boolean;
}

/** What somebody says, besides the words. */
export interface Saying {
  readonly in: HasId;
  /** Markup as Slack keeps it, `<https://…|words>` included; bare addresses become links. */
  readonly text: string;
  /** Instead of what Slack would make of the text. */
  readonly blocks?: readonly JsonObject[];
  /** What Slack shows of the links, once it has looked at them. */
  readonly attachments?: readonly JsonObject[];
  /** The message it replies to, in its thread. */
  readonly thread?: Pick<MessageRef, 'ts'>;
  /** Slack's word for what is no ordinary message. */
  readonly subtype?: string;
}

export function createWorkspace(world: World) {
  function channelNow({ id }: HasId): Channel {
    const channel = world.channels.get(world.channelIdNow(id));
    if (channel === undefined) throw new Error(`There is no channel ${id}.`);
    return channel;
  }

  function changeChannel(which: HasId, change: (channel: Channel) => Channel): Channel {
    const changed = change(channelNow(which));
    world.putChannel(changed);
    return changed;
  }

  function changePerson({ id }: HasId, change: Partial<Omit<Person, 'id'>>): void {
    const person = world.people.get(id);
    if (person === undefined) throw new Error(`There is no person ${id}.`);
    world.putPerson({ ...person, ...change });
  }

  return {
    putPerson(name: string, more: Partial<Omit<Person, 'id' | 'name'>> = {}): Person {
      const person = {
        id: world.newId('U'),
        name,
        displayName: name,
        tz: 'Europe/Berlin',
        locale: 'en-US',
        role: 'member' as const,
        hasLeft: false,
        ...more,
      };
      world.putPerson(person);
      return person;
    },

    addChannel(
      name: string,
      { kind = 'public', members = [], hasBot = true, isArchived = false }: ChannelPlan = {},
    ): Channel {
      const ids = [...members.map(({ id }) => id), ...(hasBot ? [botUserId] : [])];
      const id = world.newId('C');
      const channel: Channel = { id, name, kind, isArchived, members: new Set(ids) };
      world.putChannel(channel);
      return channel;
    },
    /** The conversation between the bot and a person. */
    dmWithBot: ({ id }: HasId): Channel => directChannel(world, id),
    /** A conversation between two people, where the bot is not. */
    dmBetween(one: HasId, other: HasId): Channel {
      const channel: Channel = {
        id: world.newId('D'),
        name: 'directmessage',
        kind: 'dm',
        isArchived: false,
        members: new Set([one.id, other.id]),
      };
      world.putChannel(channel);
      return channel;
    },

    /** A direct message of several people, where no app is and none can be invited. */
    groupDm(people: readonly HasId[]): Channel {
      const names = people.map(({ id }) => world.people.get(id)?.name ?? id);
      const channel: Channel = {
        id: world.newId('G'),
        name: `mpdm-${names.join('--')}-1`,
        kind: 'mpim',
        isArchived: false,
        members: new Set(people.map(({ id }) => id)),
      };
      world.putChannel(channel);
      return channel;
    },

    archive: (channel: HasId) => changeChannel(channel, (old) => ({ ...old, isArchived: true })),
    unarchive: (channel: HasId) => changeChannel(channel, (old) => ({ ...old, isArchived: false })),
    /** Lets nobody post any more, or not everything; with no limit, everybody again. */
    limitPosting: (channel: HasId, limit?: PostingLimit) =>
      changeChannel(channel, ({ limit: _, ...old }) => (limit === undefined ? old : { ...old, limit })),

    /**
     * Gives a channel another id, as when it is shared by Slack Connect; what was said moves along. People find it by
     * the old one too, the app does not.
     * @param kind what it is from then on, when that changes as well
     */
    changeChannelId(channel: HasId, { kind }: { readonly kind?: 'public' | 'private' } = {}): Channel {
      const old = channelNow(channel);
      const changed = { ...old, id: world.newId('C'), kind: kind ?? old.kind };
      world.renumberChannel(old.id, changed);
      return changed;
    },

    /** Brings someone in; the bot when nobody is named. @throws for a group DM: Slack starts another one instead */
    invite: (channel: HasId, { id }: HasId = { id: botUserId }) =>
      changeChannel(channel, (old) => {
        if (old.kind === 'mpim') throw new Error('Nobody can be invited to a group DM.');
        return { ...old, members: new Set([...old.members, id]) };
      }),
    /** Takes someone out; the bot when nobody is named. */
    remove: (channel: HasId, { id }: HasId = { id: botUserId }) =>
      changeChannel(channel, (old) => ({
        ...old,
        members: new Set([...old.members].filter((member) => member !== id)),
      })),

    /** Deactivates an account, and takes the person out of every channel. */
    deactivate({ id }: HasId): void {
      changePerson({ id }, { hasLeft: true });
      for (const channel of world.channels.values()) {
        const isKept = channel.kind === 'dm' || channel.kind === 'mpim' || !channel.members.has(id);
        const members = [...channel.members].filter((member) => member !== id);
        if (!isKept) world.putChannel({ ...channel, members: new Set(members) });
      }
    },
    /** Gives an account back; its channels it has to join again. */
    reactivate: (person: HasId): void => changePerson(person, { hasLeft: false }),
    /** Makes somebody an owner or admin of the workspace, or no longer. */
    changeRole: (person: HasId, role: Role): void => changePerson(person, { role }),

    /** Somebody's own message, which is none of the app's. */
    say(person: HasId, { in: channel, thread, blocks = [], ...said }: Saying): MessageRef {
      const ref = { channel: channelNow(channel).id, ts: world.newTs() };
      world.putMessage({
        ...ref,
        author: person.id,
        ...said,
        blocks,
        ...(thread === undefined ? {} : { thread: thread.ts }),
        reactions: new Map(),
      });
      return ref;
    },
    /** Makes a message vanish, as when its author or an admin deletes it. */
    deleteMessage: ({ channel, ts }: MessageRef): void =>
      world.dropMessage({ channel: world.channelIdNow(channel), ts }),
  };
}
