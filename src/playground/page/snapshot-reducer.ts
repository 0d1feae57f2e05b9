// What the page knows, and how each thing that happens changes it.

import type { ShownMessage, Snapshot, SnapshotChange } from '../protocol/page-protocol.ts';

export interface PageState {
  /** Undefined until the server has told. */
  readonly snapshot: Snapshot | undefined;
  readonly isConnected: boolean;
  /** The channel that the person looks at. */
  readonly channel: string | undefined;
  /** The `ts` of the message whose thread is open beside the channel. */
  readonly thread: string | undefined;
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
  /** @param thread the message's `ts`; undefined closes the thread that is open */
  | { readonly kind: 'look-into-thread'; readonly thread: string | undefined }
  | { readonly kind: 'slackbot'; readonly text: string; readonly at: number; readonly thread?: string }
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
    thread: undefined,
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
    case 'look-into-thread':
      return { ...state, thread: observation.thread };
    case 'slackbot':
      return slackbotSays(state, observation);
    case 'notice':
      return noticed(state, observation.text);
    case 'notice-over':
      return { ...state, notices: state.notices.filter(({ id }) => id !== observation.id) };
    case 'problems-seen':
      return { ...state, unseenProblems: 0 };
  }
}

/** Everything in a channel that the person sees, oldest first, threads left folded. */
export function messagesIn(state: PageState, channel: string): readonly ShownMessage[] {
  return all(state).filter(
    (message) =>
      message.channel === channel && (message.thread === undefined || message.isBroadcast === true),
  );
}

/** The threads of a channel, by the `ts` of their parent: what was said in each, oldest first. */
export function threadsIn(state: PageState, channel: string): ReadonlyMap<string, readonly ShownMessage[]> {
  const threads = new Map<string, readonly ShownMessage[]>();
  for (const message of all(state)) {
    const { thread } = message;
    if (message.channel !== channel || thread === undefined) continue;
    threads.set(thread, [...(threads.get(thread) ?? []), message]);
  }
  return threads;
}

function all(state: PageState): readonly ShownMessage[] {
  return inOrder([...(state.snapshot?.messages ?? []), ...state.slackbotWords]);
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
    thread: canLook && isSamePerson ? state.thread : undefined,
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
    case 'channel-id':
      return renumbered(state, snapshot, change);
    case 'person':
      return { ...state, snapshot: { ...snapshot, people: put(snapshot.people, change.person) } };
    case 'clock':
      return { ...state, snapshot: { ...snapshot, clockAhead: change.clockAhead } };
    case 'crowd':
      return { ...state, snapshot: { ...snapshot, crowd: change.crowd } };
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
  const isFolded = message.thread !== undefined && message.isBroadcast !== true;
  const isElsewhere = isNew && !isFolded && message.channel !== state.channel;
  return {
    ...state,
    snapshot: { ...snapshot, messages },
    unread: isElsewhere ? new Set([...state.unread, message.channel]) : state.unread,
  };
}

/** The channel stays the same to whoever looks at it. */
function renumbered(
  state: PageState,
  snapshot: Snapshot,
  { from, channel }: Extract<SnapshotChange, { kind: 'channel-id' }>,
): PageState {
  const now = (id: string) => (id === from ? channel.id : id);
  const moved = (messages: readonly ShownMessage[]) =>
    messages.map((message) => ({ ...message, channel: now(message.channel) }));
  return {
    ...state,
    channel: state.channel && now(state.channel),
    unread: new Set([...state.unread].map(now)),
    slackbotWords: moved(state.slackbotWords),
    snapshot: {
      ...snapshot,
      channels: snapshot.channels.map((old) => (old.id === from ? channel : old)),
      messages: moved(snapshot.messages),
    },
  };
}

/** As Slack tells it: Slackbot about a command, a warning about anything else. */
function failed(
  state: PageState,
  { bot }: Snapshot,
  { what, reason, at }: { readonly what: string; readonly reason: string; readonly at: number },
): PageState {
  if (what.startsWith('/'))
    return slackbotSays(state, { text: `${what} failed with the error \`${reason}\``, at });
  return noticed(state, `${bot.name} didn’t respond. (${reason})`);
}

function lookingAt(state: PageState, channel: string): PageState {
  return {
    ...state,
    channel,
    thread: undefined,
    unread: new Set([...state.unread].filter((id) => id !== channel)),
  };
}

function slackbotSays(
  state: PageState,
  { text, at, thread }: { readonly text: string; readonly at: number; readonly thread?: string },
): PageState {
  if (state.channel === undefined) return state;
  const word: ShownMessage = {
    channel: state.channel,
    ts: ((at + (state.snapshot?.clockAhead ?? 0)) / 1000).toFixed(6),
    author: slackbotId,
    text,
    blocks: [],
    isPrivate: true,
    reactions: [],
    ...(thread !== undefined && { thread }),
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
