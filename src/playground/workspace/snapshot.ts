// What one person sees of the workspace, in the words of the page: whole at first, then change by change.

import { isColleague } from '../person/crowd.ts';
import { stateValues } from '../protocol/field-state.ts';
import { objectOf } from '../protocol/json.ts';
import type {
  FieldValues,
  ShownChannel,
  ShownCommand,
  ShownMessage,
  ShownPerson,
  ShownView,
  Snapshot,
  SnapshotChange,
} from '../protocol/page-protocol.ts';
import { nameIn, type World } from '../slack/create-world.ts';
import { blocksOf, layersOf } from '../slack/open-modals.ts';
import {
  botUserId,
  type Change,
  type Channel,
  type Message,
  type OpenView,
  type Person,
  type PrivateWord,
} from '../slack/slack-world.ts';
import { withReachableCovers } from './covers.ts';

/** Everything that a person sees at this moment. */
export function snapshotOf(world: World, you: string, commands: readonly ShownCommand[]): Snapshot {
  const channels = [...world.channels.values()].filter((channel) => isSeenBy(channel, you));
  const seen = new Set(channels.map(({ id }) => id));
  const aloud = [...world.messages.values()].filter(({ channel }) => seen.has(channel)).map(shownMessage);
  const words = [...world.privateWords.values()].filter(({ person }) => person === you).map(shownWord);
  return {
    you,
    people: [...world.people.values()].map(shownPerson),
    bot: { id: botUserId, name: nameIn(world, botUserId) },
    channels: channels.map((channel) => shownChannel(world, channel, you)),
    messages: [...aloud, ...words].sort((one, other) => (one.ts < other.ts ? -1 : 1)),
    layers: layersOf(world, you).map(shownView),
    commands,
  };
}

/** What a change in the workspace changes for a person; undefined when they do not see it. */
export function changeOfSnapshot(world: World, you: string, change: Change): SnapshotChange | undefined {
  const isSeen = (channel: string) => isSeenBy(world.channels.get(channel), you);
  switch (change.kind) {
    case 'message':
      return isSeen(change.message.channel)
        ? { kind: 'message', message: shownMessage(change.message) }
        : undefined;
    case 'message-gone':
      return isSeen(change.message.channel) ? gone(change.message) : undefined;
    case 'private-word':
      return change.word.person === you ? { kind: 'message', message: shownWord(change.word) } : undefined;
    case 'private-word-gone':
      return change.word.person === you ? gone(change.word) : undefined;
    case 'modal':
      return change.person === you
        ? { kind: 'layers', layers: layersOf(world, you).map(shownView) }
        : undefined;
    case 'channel':
      return isSeenBy(change.channel, you)
        ? { kind: 'channel', channel: shownChannel(world, change.channel, you) }
        : undefined;
    case 'person':
      return { kind: 'person', person: shownPerson(change.person) };
    case 'failure': {
      const { person, what, reason } = change.failure;
      return person === you ? { kind: 'failure', what, reason } : undefined;
    }
    case 'problem':
      return { kind: 'problem' };
    default:
      return undefined;
  }
}

function isSeenBy(channel: Channel | undefined, person: string): boolean {
  return channel?.kind === 'public' || channel?.members.has(person) === true;
}

function shownPerson(person: Person): ShownPerson {
  const { id, displayName } = person;
  return { id, displayName, isPlayable: !isColleague(person) };
}

function shownChannel(
  world: World,
  { id, name, kind, isArchived, members }: Channel,
  you: string,
): ShownChannel {
  const others = [...members].filter((member) => member !== you).map((member) => nameIn(world, member));
  const isDirect = kind === 'dm' || kind === 'mpim';
  return { id, name: isDirect ? others.join(', ') : name, kind, isArchived, members: [...members] };
}

function shownMessage({ channel, ts, author, text, blocks, reactions }: Message): ShownMessage {
  return {
    channel,
    ts,
    author,
    text,
    blocks: blocks.map(withReachableCovers),
    isPrivate: false,
    reactions: [...reactions].map(([name, by]) => ({ name, by })),
  };
}

function shownWord({ channel, ts, text, blocks }: PrivateWord): ShownMessage {
  return {
    channel,
    ts,
    author: botUserId,
    text,
    blocks: blocks.map(withReachableCovers),
    isPrivate: true,
    reactions: [],
  };
}

function shownView(view: OpenView): ShownView {
  return {
    id: view.id,
    definition: withReachableCovers(view.definition),
    values: shownValues(view),
    errors: Object.fromEntries(view.errors),
  };
}

function gone({ channel, ts }: { readonly channel: string; readonly ts: string }): SnapshotChange {
  return { kind: 'message-gone', channel, ts };
}

function shownValues(view: OpenView): FieldValues {
  const byBlock = Object.entries(stateValues(blocksOf(view), view.values));
  return Object.fromEntries(
    byBlock.map(([block, states]) => [
      block,
      Object.fromEntries(
        Object.entries(objectOf(states)).map(([action, state]) => [action, objectOf(state)]),
      ),
    ]),
  );
}
