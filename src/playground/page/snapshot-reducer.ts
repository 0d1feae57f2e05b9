// What the page knows, and how each thing that happens changes it.

import type { ShownMessage, Snapshot, SnapshotChange } from '../protocol/page-protocol.ts';

export interface PageState {
  /** Undefined until the server has told. */
  readonly snapshot: Snapshot | undefined;
  readonly isConnected: boolean;
  /** The channel that the person looks at. */
  readonly channel: string | undefined;
  /** Channels in which something was said meanwhile. */
  readonly unread: ReadonlySet<string>;
  /** What Slackbot said on this page alone. */
  readonly slackbotWords: readonly ShownMessage[];
  readonly notices: readonly Notice[];
  /** Problems in the developer panel that nobody has looked at. */
  readonly unseenProblems: number;
}

/** Something that came to nothing, for a while on screen. */
export interface Notice {
  readonly id: number;
  readonly text: string;
}

export type Observation =
  | { readonly kind: 'snapshot'; readonly snapshot: Snapshot }
  /** @param at milliseconds since 1970 */
  | { readonly kind: 'change'; readonly change: SnapshotChange; readonly at: number }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'look'; readonly channel: string }
  | { readonly kind: 'slackbot'; readonly text: string; readonly at: number }
  | { readonly kind: 'notice'; readonly text: string }
  | { readonly kind: 'notice-over'; readonly id: number }
  | { readonly kind: 'problems-seen' };

/** The author of what Slack itself says. */
export const slackbotId = 'USLACKBOT';

/** @param channel where the person wants to look */
export function firstState(channel: string | undefined): PageState {
  return {
    snapshot: undefined,
    isConnected: false,
    channel,
    unread: new Set(),
    slackbotWords: [],
    notices: [],
    unseenProblems: 0,
  };
}

export function nextState(state: PageState, observation: Observation): PageState {
  switch (observation.kind) {
    case 'snapshot':
      return seen(state, observation.snapshot);
    case 'change':
      return changed(state, observation.change, observation.at);
    case 'disconnected':
      return { ...state, isConnected: false };
    case 'look':
      return lookingAt(state, observation.channel);
    case 'slackbot':
      return slackbotSays(state, observation.text, observation.at);
    case 'notice':
      return noticed(state, observation.text);
    case 'notice-over':
      return { ...state, notices: state.notices.filter(({ id }) => id !== observation.id) };
    case 'problems-seen':
      return { ...state, unseenProblems: 0 };
  }
}

/** Everything in a channel that the person sees, oldest first. */
export function messagesIn(state: PageState, channel: string): readonly ShownMessage[] {
  const all = [...(state.snapshot?.messages ?? []), ...state.slackbotWords];
  return inOrder(all.filter((message) => message.channel === channel));
}

/** Whole at the first connection, after a break, and as somebody else. */
function seen(state: PageState, snapshot: Snapshot): PageState {
  const isSamePerson = state.snapshot === undefined || state.snapshot.you === snapshot.you;
  const known = isSamePerson ? state : { ...firstState(state.channel), unseenProblems: state.unseenProblems };
  const canLook = snapshot.channels.some(({ id }) => id === state.channel);
  return {
    ...known,
    snapshot,
    isConnected: true,
    channel: canLook ? state.channel : snapshot.channels[0]?.id,
  };
}

function changed(state: PageState, change: SnapshotChange, at: number): PageState {
  const { snapshot } = state;
  if (snapshot === undefined) return state;
  switch (change.kind) {
    case 'message':
      return heard(state, snapshot, change.message);
    case 'message-gone': {
      const messages = snapshot.messages.filter(
        ({ channel, ts }) => channel !== change.channel || ts !== change.ts,
      );
      return { ...state, snapshot: { ...snapshot, messages } };
    }
    case 'layers':
      return { ...state, snapshot: { ...snapshot, layers: change.layers } };
    case 'channel':
      return { ...state, snapshot: { ...snapshot, channels: put(snapshot.channels, change.channel) } };
    case 'person':
      return { ...state, snapshot: { ...snapshot, people: put(snapshot.people, change.person) } };
    case 'failure':
      return failed(state, snapshot, { ...change, at });
    case 'problem':
      return { ...state, unseenProblems: state.unseenProblems + 1 };
  }
}

function heard(state: PageState, snapshot: Snapshot, message: ShownMessage): PageState {
  const isIt = ({ channel, ts }: ShownMessage) => channel === message.channel && ts === message.ts;
  const isNew = !snapshot.messages.some(isIt);
  const messages = isNew
    ? inOrder([...snapshot.messages, message])
    : snapshot.messages.map((old) => (isIt(old) ? message : old));
  const isElsewhere = isNew && message.channel !== state.channel;
  return {
    ...state,
    snapshot: { ...snapshot, messages },
    unread: isElsewhere ? new Set([...state.unread, message.channel]) : state.unread,
  };
}

/** As Slack tells it: Slackbot about a command, a warning about anything else. */
function failed(
  state: PageState,
  { bot }: Snapshot,
  { what, reason, at }: { readonly what: string; readonly reason: string; readonly at: number },
): PageState {
  if (what.startsWith('/')) return slackbotSays(state, `${what} failed with the error \`${reason}\``, at);
  return noticed(state, `${bot.name} didn’t respond. (${reason})`);
}

function lookingAt(state: PageState, channel: string): PageState {
  return { ...state, channel, unread: new Set([...state.unread].filter((id) => id !== channel)) };
}

function slackbotSays(state: PageState, text: string, at: number): PageState {
  if (state.channel === undefined) return state;
  const word: ShownMessage = {
    channel: state.channel,
    ts: (at / 1000).toFixed(6),
    author: slackbotId,
    text,
    blocks: [],
    isPrivate: true,
    reactions: [],
  };
  return { ...state, slackbotWords: [...state.slackbotWords, word] };
}

function noticed(state: PageState, text: string): PageState {
  const id = (state.notices.at(-1)?.id ?? 0) + 1;
  return { ...state, notices: [...state.notices.filter((notice) => notice.text !== text), { id, text }] };
}

function put<Item extends { readonly id: string }>(items: readonly Item[], item: Item): readonly Item[] {
  return items.some(({ id }) => id === item.id)
    ? items.map((old) => (old.id === item.id ? item : old))
    : [...items, item];
}

function inOrder(messages: readonly ShownMessage[]): readonly ShownMessage[] {
  return [...messages].sort((one, other) => Number(one.ts) - Number(other.ts));
}
