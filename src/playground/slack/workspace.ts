// Changes to the workspace that are nobody's conversation with the app: people come and leave, channels are made,
// joined and archived, messages vanish.

import { directChannel } from './channel-access.ts';
import {
  botUserId,
  type Channel,
  type ChannelKind,
  type MessageRef,
  type Person,
  type World,
} from './slack-world.ts';

type HasId = { readonly id: string };

export interface ChannelPlan {
  /** `public` unless told. */
  readonly kind?: Exclude<ChannelKind, 'dm'>;
  readonly members?: readonly HasId[];
  /** Whether the bot is in. Yes unless told. */
  readonly hasBot?: boolean;
  readonly isArchived?: boolean;
}

export function createWorkspace(world: World) {
  function changeChannel({ id }: HasId, change: (channel: Channel) => Channel): Channel {
    const channel = world.channels.get(id);
    if (channel === undefined) throw new Error(`There is no channel ${id}.`);
    const changed = change(channel);
    world.putChannel(changed);
    return changed;
  }

  return {
    putPerson(name: string, more: Partial<Omit<Person, 'id' | 'name'>> = {}): Person {
      const person = {
        id: world.newId('U'),
        name,
        displayName: name,
        locale: 'en-US',
        tz: 'Europe/Berlin',
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

    archive: (channel: HasId) => changeChannel(channel, (old) => ({ ...old, isArchived: true })),
    /** Brings someone in; the bot when nobody is named. */
    invite: (channel: HasId, { id }: HasId = { id: botUserId }) =>
      changeChannel(channel, (old) => ({ ...old, members: new Set([...old.members, id]) })),
    /** Takes someone out; the bot when nobody is named. */
    remove: (channel: HasId, { id }: HasId = { id: botUserId }) =>
      changeChannel(channel, (old) => ({
        ...old,
        members: new Set([...old.members].filter((member) => member !== id)),
      })),

    /** Deactivates an account, and takes the person out of every channel. */
    deactivate({ id }: HasId): void {
      const person = world.people.get(id);
      if (person !== undefined) world.putPerson({ ...person, hasLeft: true });
      for (const channel of world.channels.values()) {
        const members = [...channel.members].filter((member) => member !== id);
        if (channel.members.has(id)) world.putChannel({ ...channel, members: new Set(members) });
      }
    },

    /** Somebody's own message, which is none of the app's. */
    say(person: HasId, { in: channel, text }: { readonly in: HasId; readonly text: string }): MessageRef {
      const ref = { channel: channel.id, ts: world.newTs() };
      world.putMessage({ ...ref, author: person.id, text, blocks: [], reactions: new Map() });
      return ref;
    },
    /** Makes a message vanish, as when somebody deletes it. */
    deleteMessage: (ref: MessageRef): void => world.dropMessage(ref),
  };
}
