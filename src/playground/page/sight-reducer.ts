// What the page knows, and how each thing that happens changes it.

import type { ShownMessage, Sight, SightChange } from './protocol.ts';

export interface PageState {
  /** Undefined until the server has told. */
  readonly sight: Sight | undefined;
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

/** Something that came to nothing, for a while in sight. */
export interface Notice {
  readonly id: number;
  readonly text: string;
}

export type Happening =
  | { readonly kind: 'sight'; readonly sight: Sight }
  /** @param at milliseconds since 1970 */
  | { readonly kind: 'change'; readonly change: SightChange; readonly at: number }
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
    sight: undefined,
    isConnected: false,
    channel,
    unread: new Set(),
    slackbotWords: [],
    notices: [],
    unseenProblems: 0,
  };
}

export function nextState(state: PageState, happening: Happening): PageState {
  switch (happening.kind) {
    case 'sight':
      return seen(state, happening.sight);
    case 'change':
      return changed(state, happening.change, happening.at);
    case 'disconnected':
      return { ...state, isConnected: false };
    case 'look':
      return lookingAt(state, happening.channel);
    case 'slackbot':
      return slackbotSays(state, happening.text, happening.at);
    case 'notice':
      return noticed(state, happening.text);
    case 'notice-over':
      return { ...state, notices: state.notices.filter(({ id }) => id !== happening.id) };
    case 'problems-seen':
      return { ...state, unseenProblems: 0 };
  }
}

/** Everything in a channel that the person sees, oldest first. */
export function messagesIn(state: PageState, channel: string): readonly ShownMessage[] {
  const all = [...(state.sight?.messages ?? []), ...state.slackbotWords];
  return inOrder(all.filter((message) => message.channel === channel));
}

/** Whole at the first connection, after a break, and as somebody else. */
function seen(state: PageState, sight: Sight): PageState {
  const isSamePerson = state.sight === undefined || state.sight.you === sight.you;
  const known = isSamePerson ? state : { ...firstState(state.channel), unseenProblems: state.unseenProblems };
  const canLook = sight.channels.some(({ id }) => id === state.channel);
  return {
    ...known,
    sight,
    isConnected: true,
    channel: canLook ? state.channel : sight.channels[0]?.id,
  };
}

function changed(state: PageState, change: SightChange, at: number): PageState {
  const { sight } = state;
  if (sight === undefined) return state;
  switch (change.kind) {
    case 'message':
      return heard(state, sight, change.message);
    case 'message-gone': {
      const messages = sight.messages.filter(
        ({ channel, ts }) => channel !== change.channel || ts !== change.ts,
      );
      return { ...state, sight: { ...sight, messages } };
    }
    case 'layers':
      return { ...state, sight: { ...sight, layers: change.layers } };
    case 'channel':
      return { ...state, sight: { ...sight, channels: put(sight.channels, change.channel) } };
    case 'person':
      return { ...state, sight: { ...sight, people: put(sight.people, change.person) } };
    case 'failure':
      return failed(state, sight, { ...change, at });
    case 'problem':
      return { ...state, unseenProblems: state.unseenProblems + 1 };
  }
}

function heard(state: PageState, sight: Sight, message: ShownMessage): PageState {
  const isIt = ({ channel, ts }: ShownMessage) => channel === message.channel && ts === message.ts;
  const isNew = !sight.messages.some(isIt);
  const messages = isNew
    ? inOrder([...sight.messages, message])
    : sight.messages.map((old) => (isIt(old) ? message : old));
  const isElsewhere = isNew && message.channel !== state.channel;
  return {
    ...state,
    sight: { ...sight, messages },
    unread: isElsewhere ? new Set([...state.unread, message.channel]) : state.unread,
  };
}

/** As Slack tells it: Slackbot about a command, a warning about anything else. */
function failed(
  state: PageState,
  { bot }: Sight,
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
