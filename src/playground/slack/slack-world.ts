// What there is in the local workspace: people, channels, messages, private words, modals. create-world.ts holds them; who
// may do what stands in the files of the Web API, what people do in slack-person.ts.

import type { JsonObject } from '../protocol/json.ts';
import type { LogEntry } from './slack-log.ts';

export const roles = ['member', 'admin', 'owner'] as const;
export type Role = (typeof roles)[number];

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  /** IANA, such as `Europe/Berlin`. */
  readonly tz: string;
  /** As Slack writes it: `en-US`. */
  readonly locale: string;
  /** In the workspace. */
  readonly role: Role;
  /** Whether the account was deactivated. */
  readonly hasLeft: boolean;
}

/** `mpim` is a group DM, which no app can be invited to. */
export const channelKinds = ['public', 'private', 'dm', 'mpim'] as const;
export type ChannelKind = (typeof channelKinds)[number];

/** Why nothing may be posted: a preference of the workspace, or what admins allow in the channel. */
export const postingLimits = [
  'restricted_action',
  'restricted_action_read_only_channel',
  'restricted_action_thread_only_channel',
  'restricted_action_non_threadable_channel',
] as const;
export type PostingLimit = (typeof postingLimits)[number];

export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: ChannelKind;
  readonly isArchived: boolean;
  /** Ids of people, and of the bot where it is in. */
  readonly members: ReadonlySet<string>;
  /** Absent where everybody in the channel may post. */
  readonly limit?: PostingLimit;
}

export interface MessageRef {
  readonly channel: string;
  readonly ts: string;
}

export interface Message extends MessageRef {
  readonly author: string;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  /** What Slack shows of the links in it. */
  readonly attachments?: readonly JsonObject[];
  /** The `ts` of the message it replies to. */
  readonly thread?: string;
  /** Whether a reply is shown in the channel too. */
  readonly isBroadcast?: boolean;
  /** Slack's word for what is no ordinary message, such as `channel_join`. */
  readonly subtype?: string;
  readonly metadata?: JsonObject;
  /** Who reacted, by the reaction's name. */
  readonly reactions: ReadonlyMap<string, readonly string[]>;
}

/** Something only one person sees in a channel. */
export interface PrivateWord extends MessageRef {
  readonly person: string;
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  /** The `ts` of the message under which it is shown; in the channel when absent. */
  readonly thread?: string;
  readonly via: 'response_url' | 'chat.postEphemeral' | 'command answer';
}

/** One layer of the modal a person has open. */
export interface OpenView {
  readonly id: string;
  readonly rootId: string;
  readonly previousId?: string;
  readonly person: string;
  /** On which of the person's screens it is open: the person's id, unless they sit at several. */
  readonly screen: string;
  /** The conversation the person was in when the modal opened. */
  readonly channel?: string;
  /** The app's own view, with the ids filled in that it left out. */
  readonly definition: JsonObject;
  readonly hash: string;
  /** What is filled in: each element's state by `fieldKey`. */
  readonly values: ReadonlyMap<string, JsonObject>;
  /** Fields, by `fieldKey`, that show something which Slack does not send: see `Quirks`. */
  readonly unsent: ReadonlySet<string>;
  /** What is complained about, by block id. */
  readonly errors: ReadonlyMap<string, string>;
}

export type Change =
  | { readonly kind: 'message' | 'message-gone'; readonly message: Message }
  | { readonly kind: 'private-word' | 'private-word-gone'; readonly word: PrivateWord }
  | { readonly kind: 'modal'; readonly person: string; readonly screen: string }
  | { readonly kind: 'channel'; readonly channel: Channel }
  /** The channel, and all that was said in it, has another id from now on. */
  | { readonly kind: 'channel-id'; readonly from: string; readonly channel: Channel }
  | { readonly kind: 'person'; readonly person: Person }
  | LogEntry;

/** What Slack does at times, and not by its own rules. */
export interface Quirks {
  /**
   * Fields that an update brings along already filled in (`initial_value` and the like) are sent as empty until somebody
   * touches them. https://github.com/slackapi/bolt-js/issues/1258
   */
  sendsNoUpdatedInitials: boolean;
}

export const teamId = 'T0SONGPOLL';
export const botUserId = 'U0SONGBOT';
export const botId = 'B0SONGBOT';
export const appId = 'A0SONGPOLL';

export function messageKey(ref: MessageRef): string {
  return `${ref.channel}/${ref.ts}`;
}

export function isReply({ ts, thread }: Message): boolean {
  return thread !== undefined && thread !== ts;
}
