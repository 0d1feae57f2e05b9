// Every call to Slack's Web API. What Slack answers becomes one of a few outcomes that the callers decide by; which
// sentence a person then reads is theirs.

import type { ModalView } from '@slack/types';
import {
  LogLevel,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import * as v from 'valibot';
import type { Message } from '../kit/message.ts';
import { markedMessage, markedModal } from '../views/stage-mark.ts';
import { type KnownPerson, readIsAdmin, readMember, readUser, type WorkspaceMember } from './person.ts';
import { isRefusedToken } from './slack-errors.ts';

/** How a call ended. */
export type Outcome<Value> =
  | { readonly kind: 'done'; readonly value: Value }
  /** Slack did not do it now and may do it later: not before `afterMs` where Slack named a time. */
  | { readonly kind: 'later'; readonly why: string; readonly afterMs?: number }
  /** No clear answer: it may have been done or not. */
  | { readonly kind: 'unknown'; readonly why: string }
  /** Slack will never do it; `error` is Slack's own word, such as `channel_not_found`. */
  | { readonly kind: 'refused'; readonly error: string };

/** An outcome as facts for the log. */
export function outcomeFacts(outcome: Outcome<unknown>): Record<string, string | undefined> {
  if (outcome.kind === 'done') return { outcome: outcome.kind };
  return { outcome: outcome.kind, why: outcome.kind === 'refused' ? outcome.error : outcome.why };
}

/** Where Slack's Web API refuses for a moment only, in an answer of status 200. */
const passingErrors = new Set([
  'ratelimited',
  'rate_limited',
  'message_limit_exceeded',
  'service_unavailable',
  'team_added_to_org',
  'request_timeout',
]);
/** Slack's own failures: it may have done what was asked. */
const unclearErrors = new Set(['fatal_error', 'internal_error']);

/** Where a message stands. */
export interface MessageRef {
  /** Slack's id of the conversation. */
  readonly channel: string;
  readonly ts: string;
}

/** What a message of ours is, for ourselves. */
export interface Mark {
  readonly kind: 'songpoll_poll' | 'songpoll_result' | 'songpoll_notice' | 'songpoll_song';
  /** The poll's id, or what stands for it where there is none. */
  readonly poll: string;
}

export interface GatewayOptions {
  /** The bot token, read for each call. */
  token(): Promise<string>;
  /** To be called when Slack refused a token. @returns whether there is another one now */
  renewToken(refused: string): Promise<boolean>;
  /** Which deployment speaks; all but the real one mark what they say. */
  readonly stage: string;
  /** Slack's own when absent. */
  readonly apiUrl: string | undefined;
  /** How long one call may take, in milliseconds. */
  readonly timeoutMs: number;
  /** Milliseconds since 1970. */
  now(): number;
  /** Hears of every call when it is over. */
  readonly onCall?: (call: SlackCall) => void;
}

export interface SlackCall {
  /** As in the Web API: `chat.update`. */
  readonly method: string;
  /** `done`, `rate_limited`, `unknown` when there was no clear answer, or Slack's own word for its no. */
  readonly outcome: string;
}

/**
 * What a client needs to live inside a Lambda: deadlines, no waiting inside, no retries behind our back. `fetch` is
 * what Bolt answers response addresses with, which has no deadline of its own.
 */
export function clientOptions({
  apiUrl,
  timeoutMs,
}: Pick<GatewayOptions, 'apiUrl' | 'timeoutMs'>): WebClientOptions {
  return {
    ...(apiUrl !== undefined && { slackApiUrl: apiUrl }),
    timeout: timeoutMs,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    fetch: (input, init) => fetch(input, { signal: AbortSignal.timeout(timeoutMs), ...init }),
  };
}

/**
 * Slack counts `chat.update` over the whole workspace. Where it wants a pause of so many milliseconds or more, that count
 * is used up, and every further call before the pause is over would be refused as well.
 */
const sharedPauseMs = 5_000;

export function createSlackGateway(options: GatewayOptions) {
  const { stage, now } = options;
  let noUpdatesBefore = 0;
  /** Where the workspace keeps its messages; learned from the first address that Slack tells. */
  let archives: string | undefined;
  const clientWith = lastMade((token) => new WebClient(token, clientOptions(options)));

  /** A token that Slack refuses has done nothing; when there is another one by now, the call is made with that. */
  async function ask<Value>(method: string, call: Call<Value>, isRepeated = false): Promise<Outcome<Value>> {
    const token = await options.token();
    const outcome = await outcomeOf(() => call(clientWith(token)));
    options.onCall?.({ method, outcome: outcomeWord(outcome) });
    const isOld = !isRepeated && isTokenRefused(outcome) && (await options.renewToken(token));
    return isOld ? ask(method, call, true) : outcome;
  }

  /** The address at which people find a message. */
  async function findPermalink(channel: string, ts: string): Promise<Outcome<string | undefined>> {
    const found = await ask('chat.getPermalink', async (client) => {
      const { permalink } = await client.chat.getPermalink({ channel, message_ts: ts });
      return permalink;
    });
    if (found.kind === 'done') archives = archivesIn(found.value) ?? archives;
    return found;
  }

  return {
    findPermalink,

    /** The same, built from what is known where one was asked for before; undefined where Slack does not tell. */
    async findLink(channel: string, ts: string): Promise<string | undefined> {
      if (archives !== undefined) return `${archives}${channel}/p${ts.replace('.', '')}`;
      const found = await findPermalink(channel, ts);
      return found.kind === 'done' ? found.value : undefined;
    },

    /** Opens a modal; the trigger lives three seconds and works once. */
    openModal: (trigger: string, view: ModalView): Promise<Outcome<{ viewId: string }>> =>
      ask('views.open', async (client) => {
        const { view: opened } = await client.views.open({
          trigger_id: trigger,
          view: markedModal(view, stage),
        });
        return { viewId: opened?.id ?? '' };
      }),

    /** Puts a modal on top of the one in which a button was pressed, of three at the most. The trigger is as for `openModal`. */
    pushModal: (trigger: string, view: ModalView): Promise<Outcome<{ viewId: string }>> =>
      ask('views.push', async (client) => {
        const { view: pushed } = await client.views.push({
          trigger_id: trigger,
          view: markedModal(view, stage),
        });
        return { viewId: pushed?.id ?? '' };
      }),

    updateModal: (viewId: string, view: ModalView): Promise<Outcome<void>> =>
      ask('views.update', async (client) => {
        await client.views.update({ view_id: viewId, view: markedModal(view, stage) });
      }),

    /** Posts a message without unfurling its links. The mark travels with it, invisibly, to find it again by. */
    postMessage: (channel: string, message: Message, mark: Mark): Promise<Outcome<{ ts: string }>> =>
      ask('chat.postMessage', async (client) => {
        const { ts } = await client.chat.postMessage({
          channel,
          ...markedMessage(message, stage),
          metadata: { event_type: mark.kind, event_payload: { poll: mark.poll } },
          unfurl_links: false,
          unfurl_media: false,
        });
        return { ts: ts ?? '' };
      }),

    /** Replies in a message's thread, shown in the channel too. The mark is as in `postMessage`. */
    postReply: (to: MessageRef, message: Message, mark: Mark): Promise<Outcome<{ ts: string }>> =>
      ask('chat.postMessage', async (client) => {
        const { ts } = await client.chat.postMessage({
          channel: to.channel,
          thread_ts: to.ts,
          reply_broadcast: true,
          ...markedMessage(message, stage),
          metadata: { event_type: mark.kind, event_payload: { poll: mark.poll } },
          unfurl_links: false,
          unfurl_media: false,
        });
        return { ts: ts ?? '' };
      }),

    /** Looks for a reply of ours by its mark. Needs one of the history scopes, as `findMarked` does. */
    findMarkedReply: (to: MessageRef, mark: Mark): Promise<Outcome<string | undefined>> =>
      ask('conversations.replies', async (client) => {
        const { messages = [] } = await client.conversations.replies({
          channel: to.channel,
          ts: to.ts,
          include_all_metadata: true,
          limit: 100,
        });
        return messages.find((message) => isMarked(message.metadata, mark))?.ts;
      }),

    /**
     * Looks for a message of ours by its mark, among the last hundred since a time (ms since 1970). Needs one of the
     * history scopes, which this app does without: then Slack refuses.
     */
    findMarked: (channel: string, mark: Mark, since: number): Promise<Outcome<string | undefined>> =>
      ask('conversations.history', async (client) => {
        const { messages = [] } = await client.conversations.history({
          channel,
          oldest: String(since / 1_000),
          include_all_metadata: true,
          limit: 100,
        });
        return messages.find((message) => isMarked(message.metadata, mark))?.ts;
      }),

    /** Redraws a message. `parse: none`, for chat.update would otherwise turn names in the text into links. */
    async updateMessage(channel: string, ts: string, message: Message): Promise<Outcome<void>> {
      const afterMs = noUpdatesBefore - now();
      if (afterMs > 0) return { kind: 'later', why: 'rate limited', afterMs };
      const outcome = await ask('chat.update', async (client) => {
        const drawn = { ...markedMessage(message, stage), parse: 'none', link_names: false } as const;
        await client.chat.update({ channel, ts, ...drawn });
      });
      const isForAll = outcome.kind === 'later' && (outcome.afterMs ?? 0) >= sharedPauseMs;
      if (isForAll) noUpdatesBefore = now() + (outcome.afterMs ?? 0);
      return outcome;
    },

    /** A word that only one person sees; that person must be in the channel. */
    postPrivately: (channel: string, person: string, message: Message): Promise<Outcome<void>> =>
      ask('chat.postEphemeral', async (client) => {
        await client.chat.postEphemeral({ channel, user: person, ...markedMessage(message, stage) });
      }),

    /** Takes back a message of our own. */
    deleteMessage: (channel: string, ts: string): Promise<Outcome<void>> =>
      ask('chat.delete', async (client) => {
        await client.chat.delete({ channel, ts });
      }),

    /** Joins a public channel; joining where the bot is already does nothing. */
    joinChannel: (channel: string): Promise<Outcome<void>> =>
      ask('conversations.join', async (client) => {
        await client.conversations.join({ channel });
      }),

    /** Whether the app is in a conversation that goes on, or can join it. Slack refuses to tell of one that the app may not see. */
    canSpeakIn: (channel: string): Promise<Outcome<boolean>> =>
      ask('conversations.info', async (client) => {
        const { channel: found } = await client.conversations.info({ channel });
        const isOpen = found?.is_private === false || found?.is_member === true;
        return isOpen && found?.is_archived !== true;
      }),

    /** Whether somebody's account is deactivated, by what Slack says now. */
    hasLeft: (person: string): Promise<Outcome<boolean>> =>
      ask('users.info', async (client) => {
        const { user } = await client.users.info({ user: person });
        return user?.deleted === true;
      }),

    /** Whether somebody is an admin or an owner of this workspace, by what Slack says now. */
    isAdmin: (person: string): Promise<Outcome<boolean>> =>
      ask('users.info', async (client) => {
        const { user } = await client.users.info({ user: person });
        return readIsAdmin(user);
      }),

    /** Somebody of the workspace by what Slack says now; undefined when Slack tells no name. */
    findMember: (person: string): Promise<Outcome<WorkspaceMember | undefined>> =>
      ask('users.info', async (client) => {
        const { user } = await client.users.info({ user: person });
        return readMember(user);
      }),

    /** Somebody's name, locale and time zone; undefined when Slack tells no name. */
    findPerson: (person: string): Promise<Outcome<KnownPerson | undefined>> =>
      ask('users.info', async (client) => {
        // Without `include_locale` there is no locale in the answer.
        const { user } = await client.users.info({ user: person, include_locale: true });
        return readUser(user);
      }),
  };
}

export type SlackGateway = ReturnType<typeof createSlackGateway>;

type Call<Value> = (client: WebClient) => Promise<Value>;

/** Keeps the last thing made, and makes a new one only when the name is another. */
function lastMade<Made>(make: (name: string) => Made): (name: string) => Made {
  let last: { readonly name: string; readonly made: Made } | undefined;
  return (name) => {
    if (last?.name !== name) last = { name, made: make(name) };
    return last.made;
  };
}

/** What stands before the channel in the address of a message: `https://team.slack.com/archives/`. */
function archivesIn(permalink: string | undefined): string | undefined {
  return /^https:\/\/[^/]+\/archives\/(?=[^/]+\/p\d+$)/u.exec(permalink ?? '')?.[0];
}

function isTokenRefused(outcome: Outcome<unknown>): boolean {
  return outcome.kind === 'refused' && isRefusedToken(outcome.error);
}

function isMarked(metadata: unknown, mark: Mark): boolean {
  const schema = v.object({
    event_type: v.literal(mark.kind),
    event_payload: v.object({ poll: v.literal(mark.poll) }),
  });
  return v.is(schema, metadata);
}

/** An outcome in a word that can be counted by. Slack's are words as well; whatever else comes is not repeated. */
function outcomeWord(outcome: Outcome<unknown>): string {
  if (outcome.kind === 'done' || outcome.kind === 'unknown') return outcome.kind;
  const word = outcome.kind === 'refused' ? outcome.error : outcome.why.replace(' ', '_');
  return /^[a-z_]{1,60}$/u.test(word) ? word : 'other';
}

/** How a call of Slack's client ended. */
export async function outcomeOf<Value>(call: () => Promise<Value>): Promise<Outcome<Value>> {
  try {
    return { kind: 'done', value: await call() };
  } catch (error) {
    return failureOf(error);
  }
}

function failureOf(error: unknown): Outcome<never> {
  if (error instanceof WebAPIRateLimitedError) {
    return { kind: 'later', why: 'rate limited', afterMs: error.retryAfter * 1_000 };
  }
  if (error instanceof WebAPIPlatformError) {
    const word = error.data.error;
    if (passingErrors.has(word)) return { kind: 'later', why: word };
    return unclearErrors.has(word) ? { kind: 'unknown', why: word } : { kind: 'refused', error: word };
  }
  // Timeouts, lost connections, server errors: Slack may have done it all the same.
  return { kind: 'unknown', why: error instanceof Error ? error.message : String(error) };
}
