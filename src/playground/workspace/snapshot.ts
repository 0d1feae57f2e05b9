// What one person sees of the workspace, in the words of the page: whole at first, then change by change.

import type { AppShortcut } from '../person/app-shortcut.ts';
import { type Crowd, isColleague } from '../person/crowd.ts';
import { stateValues } from '../protocol/field-state.ts';
import { objectOf } from '../protocol/json.ts';
import type {
  FieldValues,
  ShownChannel,
  ShownCommand,
  ShownMessage,
  ShownPerson,
  ShownShortcut,
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
  isReply,
  type Message,
  type OpenView,
  type Person,
  type PrivateWord,
} from '../slack/slack-world.ts';
import { withReachableCovers } from './covers.ts';
import type { WorkspaceClock } from './workspace-clock.ts';

/** Who looks, and where. */
export interface Onlooker {
  readonly you: string;
  /** One of the person's screens, each of which can have a modal of its own. */
  readonly screen: string;
}

/** What a page is shown besides the workspace itself. */
export interface Surroundings {
  readonly commands: readonly ShownCommand[];
  readonly shortcuts: readonly AppShortcut[];
  readonly clock: Pick<WorkspaceClock, 'ahead'>;
  readonly crowd: Pick<Crowd, 'progress'>;
}

/** Everything that a person sees at this moment. */
export function snapshotOf(world: World, { you, screen }: Onlooker, around: Surroundings): Snapshot {
  const channels = [...world.channels.values()].filter((channel) => isSeenBy(channel, you));
  const seen = new Set(channels.map(({ id }) => id));
  const aloud = [...world.messages.values()].filter(({ channel }) => seen.has(channel)).map(shownMessage);
  const words = [...world.privateWords.values()].filter(({ person }) => person === you).map(shownWord);
  const crowd = around.crowd.progress();
  return {
    you,
    people: [...world.people.values()].map(shownPerson),
    bot: { id: botUserId, name: nameIn(world, botUserId) },
    channels: channels.map((channel) => shownChannel(world, channel, you)),
    messages: [...aloud, ...words].sort((one, other) => (one.ts < other.ts ? -1 : 1)),
    layers: layersOf(world, screen).map(shownView),
    commands: around.commands,
    shortcuts: around.shortcuts.map(shownShortcut),
    clockAhead: around.clock.ahead(),
    ...(crowd !== undefined && { crowd }),
  };
}

/** The channels that a person sees, as a word that changes when they do. */
export function channelsSeenBy(world: World, you: string): string {
  const seen = [...world.channels.values()].filter((channel) => isSeenBy(channel, you));
  return seen.map(({ id }) => id).join(' ');
}

/** What a change in the workspace changes for a person; undefined when they do not see it. */
export function changeOfSnapshot(
  world: World,
  { you, screen }: Onlooker,
  change: Change,
): SnapshotChange | undefined {
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
      return change.screen === screen
        ? { kind: 'layers', layers: layersOf(world, screen).map(shownView) }
        : undefined;
    case 'channel':
      return isSeenBy(change.channel, you)
        ? { kind: 'channel', channel: shownChannel(world, change.channel, you) }
        : undefined;
    case 'channel-id':
      return isSeenBy(change.channel, you)
        ? { kind: 'channel-id', from: change.from, channel: shownChannel(world, change.channel, you) }
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
  const { id, displayName, hasLeft, role } = person;
  const isPlayable = !hasLeft && !isColleague(person);
  return { id, displayName, isPlayable, isAdmin: role !== 'member', hasLeft };
}

function shownShortcut({ callback_id: callbackId, name, description, type }: AppShortcut): ShownShortcut {
  return { callbackId, name, description, type };
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

function shownMessage(message: Message): ShownMessage {
  const { channel, ts, author, text, blocks, reactions, thread, isBroadcast = false } = message;
  return {
    channel,
    ts,
    author,
    text,
    blocks: blocks.map(withReachableCovers),
    isPrivate: false,
    reactions: [...reactions].map(([name, by]) => ({ name, by })),
    ...(thread !== undefined && isReply(message) && { thread, isBroadcast }),
    ...(message.subtype !== undefined && { isNotice: true }),
  };
}

function shownWord({ channel, ts, text, blocks, thread }: PrivateWord): ShownMessage {
  return {
    channel,
    ts,
    author: botUserId,
    text,
    blocks: blocks.map(withReachableCovers),
    isPrivate: true,
    reactions: [],
    ...(thread !== undefined && { thread }),
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
