// The state of the local workspace: holds what there is, and tells of every change.

import { createLog } from './slack-log.ts';
import {
  botUserId,
  type Change,
  type Channel,
  isReply,
  type Message,
  type MessageRef,
  messageKey,
  type OpenView,
  type Person,
  type PrivateWord,
  type Quirks,
} from './slack-world.ts';

export type World = ReturnType<typeof createWorld>;

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
  const formerIds = new Map<string, string>();
  const quirks: Quirks = { sendsNoUpdatedInitials: false };
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
    /** By screen. */
    modals,
    log,
    quirks,

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
    /** Replaces the layers of the modal on a screen, lowest first; none closes it. */
    putModal(screen: string, layers: readonly OpenView[]): void {
      const person = layers[0]?.person ?? modals.get(screen)?.[0]?.person ?? screen;
      modals.set(screen, layers);
      emit({ kind: 'modal', person, screen });
    },

    /** Gives a channel another id; what was said in it comes along. */
    renumberChannel(from: string, channel: Channel): void {
      const { id } = channel;
      const moved = <Said extends MessageRef>(said: Map<string, Said>) => {
        for (const [key, one] of [...said].filter(([, { channel: at }]) => at === from)) {
          said.delete(key);
          said.set(messageKey({ channel: id, ts: one.ts }), { ...one, channel: id });
        }
      };
      channels.delete(from);
      channels.set(id, channel);
      moved(messages);
      moved(privateWords);
      for (const [screen, layers] of modals) {
        const isHere = (view: OpenView) => view.channel === from;
        modals.set(
          screen,
          layers.map((view) => (isHere(view) ? { ...view, channel: id } : view)),
        );
      }
      formerIds.set(from, id);
      emit({ kind: 'channel-id', from, channel });
    },
    /** The id that a channel has now: people look at the channel, whatever its id was once. */
    channelIdNow(id: string): string {
      let now = id;
      for (let later = formerIds.get(now); later !== undefined; later = formerIds.get(now)) now = later;
      return now;
    },

    /** Tells of every change from now on; the answer ends that. */
    onChange(listener: (change: Change) => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What a person or channel is called, the bot included; the id itself for strangers. */
export function nameIn(world: World, id: string): string {
  if (id === botUserId) return 'songpoll';
  return world.people.get(id)?.displayName ?? world.channels.get(id)?.name ?? id;
}

/** Everything said aloud in a channel, oldest first; what was said in threads is told by `repliesTo`. */
export function messagesIn(world: World, channel: string): readonly Message[] {
  return inOrder(
    [...world.messages.values()].filter(
      (message) => message.channel === channel && (!isReply(message) || message.isBroadcast === true),
    ),
  );
}

/** What was said in a message's thread, oldest first. */
export function repliesTo(world: World, { channel, ts }: MessageRef): readonly Message[] {
  const replies = [...world.messages.values()].filter(
    (message) => message.channel === channel && message.thread === ts && isReply(message),
  );
  return inOrder(replies);
}

function inOrder(messages: readonly Message[]): readonly Message[] {
  return [...messages].sort((one, other) => (one.ts < other.ts ? -1 : 1));
}
