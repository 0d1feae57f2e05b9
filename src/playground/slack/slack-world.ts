// What there is in the local workspace: people, channels, messages, modals, private words, and its log. State alone: who may do what stands in the Web API's files, what people do in
// person/slack-person.ts.

import type { JsonObject } from '../protocol/json.ts';
import { createLog, type LogEntry } from './slack-log.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  /** As in `en-GB`. */
  readonly locale: string;
  /** Of the tz database. */
  readonly tz: string;
  /** Whether the account was deactivated. */
  readonly hasLeft: boolean;
}

export const channelKinds = ['public', 'private', 'dm'] as const;
export type ChannelKind = (typeof channelKinds)[number];

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly isArchived: boolean;
  /** Ids of people, and of the bot where it is in. */
  readonly members: ReadonlySet<string>;
}

export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

export interface Message extends MessageRef {
  readonly author: string;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly thread?: string;
  readonly metadata?: JsonObject;
  /** Who reacted, by the reaction's name. */
  readonly reactions: ReadonlyMap<string, readonly string[]>;
}

/** Something only one person sees in a channel. */
export interface PrivateWord extends MessageRef {
  readonly person: string;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  readonly via: 'response_url' | 'chat.postEphemeral' | 'command answer';
}

/** One layer of the modal a person has open. */
export interface OpenView {
  readonly id: string;
  readonly rootId: string;
  readonly previousId?: string;
  readonly person: string;
  /** The conversation the person was in when the modal opened. */
  readonly channel?: string;
  /** The app's own view, with the ids filled in that it left out. */
  readonly definition: JsonObject;
  readonly hash: string;
  /** What is filled in: each element's state by `fieldKey`. */
  readonly values: ReadonlyMap<string, JsonObject>;
  /** What is complained about, by block id. */
  readonly errors: ReadonlyMap<string, string>;
}

export type Change =
  | { readonly kind: 'message' | 'message-gone'; readonly message: Message }
  | { readonly kind: 'private-word' | 'private-word-gone'; readonly word: PrivateWord }
  | { readonly kind: 'modal'; readonly person: string }
  | { readonly kind: 'channel'; readonly channel: Channel }
  | { readonly kind: 'person'; readonly person: Person }
  | LogEntry;

export type World = ReturnType<typeof createWorld>;

export const teamId = 'T0SONGPOLL';
export const botUserId = 'U0SONGBOT';
export const botId = 'B0SONGBOT';
export const appId = 'A0SONGPOLL';

/**
 * An empty workspace.
 * @param now milliseconds since 1970: the clock that message times and every limit in time go by.
 */
export function createWorld(now: () => number) {
  const listeners = new Set<(change: Change) => void>();
  const people = new Map<string, Person>();
  const channels = new Map<string, Channel>();
  const messages = new Map<string, Message>();
  const privateWords = new Map<string, PrivateWord>();
  const modals = new Map<string, readonly OpenView[]>();
  const log = createLog(emit);
  let count = 0;
  let lastMicros = 0;

  function emit(change: Change): void {
    for (const listener of listeners) listener(change);
  }

  return {
    now,
    people,
    channels,
    messages,
    privateWords,
    modals,
    log,

    /** An id nobody has yet, with Slack's letter in front. */
    newId(letter: string): string {
      count += 1;
      return `${letter}${count.toString(36).toUpperCase().padStart(9, '0')}`;
    },
    /** How many ids were given out. */
    idsGiven: () => count,
    /** Leaves out the ids up to there: they were given out in an earlier life of this workspace. */
    skipIds(upTo: number): void {
      count = Math.max(count, upTo);
    },

    /** A `ts` later than every one before, even when the clock stands still. */
    newTs(): string {
      lastMicros = Math.max(Math.floor(now() * 1_000), lastMicros + 1);
      return `${Math.floor(lastMicros / 1e6)}.${String(lastMicros % 1e6).padStart(6, '0')}`;
    },

    putPerson(person: Person): void {
      people.set(person.id, person);
      emit({ kind: 'person', person });
    },
    putChannel(channel: Channel): void {
      channels.set(channel.id, channel);
      emit({ kind: 'channel', channel });
    },
    putMessage(message: Message): void {
      messages.set(messageKey(message), message);
      emit({ kind: 'message', message });
    },
    dropMessage(ref: MessageRef): void {
      const message = messages.get(messageKey(ref));
      messages.delete(messageKey(ref));
      if (message !== undefined) emit({ kind: 'message-gone', message });
    },
    putPrivateWord(word: PrivateWord): void {
      privateWords.set(messageKey(word), word);
      emit({ kind: 'private-word', word });
    },
    dropPrivateWord(ref: MessageRef): void {
      const word = privateWords.get(messageKey(ref));
      privateWords.delete(messageKey(ref));
      if (word !== undefined) emit({ kind: 'private-word-gone', word });
    },
    /** Replaces the layers of a person's modal, lowest first; none closes it. */
    putModal(person: string, layers: readonly OpenView[]): void {
      modals.set(person, layers);
      emit({ kind: 'modal', person });
    },

    /** Tells of every change from now on; the answer ends that. */
    onChange(listener: (change: Change) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

export function messageKey(ref: MessageRef): string {
  return `${ref.channel}/${ref.ts}`;
}

/** What a person or channel is called, the bot included; the id itself for strangers. */
export function nameIn(world: World, id: string): string {
  if (id === botUserId) return 'songpoll';
  return world.people.get(id)?.displayName ?? world.channels.get(id)?.name ?? id;
}

/** Everything said aloud in a channel, oldest first. */
export function messagesIn(world: World, channel: string): readonly Message[] {
  const here = [...world.messages.values()].filter((message) => message.channel === channel);
  return here.sort((one, other) => (one.ts < other.ts ? -1 : 1));
}
