// What the page and its server (../workspace/page-server.ts) say to each other: JSON by POST one way, server-sent events the other.
// Types alone: the server checks what it is sent (../workspace/page-acts.ts), the page trusts its own server.

import type { JsonObject } from './json.ts';

/**
 * One person's view of the workspace at one screen: an event of `GET /events?as=<person>&screen=<screen>`, named
 * `snapshot`. It comes first, and again whenever the person sees more or fewer channels.
 */
export interface Snapshot {
  readonly you: string;
  readonly people: readonly ShownPerson[];
  readonly bot: { readonly id: string; readonly name: string };
  /** Those the person can look into: public ones, and those they are in. */
  readonly channels: readonly ShownChannel[];
  /** Everything in those channels, oldest first, words for this person alone included. */
  readonly messages: readonly ShownMessage[];
  /** The layers of the person's open modal, lowest first; none when no modal is open. */
  readonly layers: readonly ShownView[];
  /** The slash commands that the workspace knows: the app's first, then Slack's own. */
  readonly commands: readonly ShownCommand[];
  /** What the app offers in menus. */
  readonly shortcuts: readonly ShownShortcut[];
  /** How far the workspace's clock is ahead of the real time, in milliseconds. */
  readonly clockAhead: number;
  /** The latest crowd of simulated colleagues. */
  readonly crowd?: ShownCrowd;
}

export interface ShownPerson {
  readonly id: string;
  readonly displayName: string;
  /** Whether somebody can be this person in the page; the crowd's colleagues are for show. */
  readonly isPlayable: boolean;
  /** Whether the person may do in the workspace what admins and owners may. */
  readonly isAdmin: boolean;
  /** Whether the account was deactivated. */
  readonly hasLeft: boolean;
}

export interface ShownChannel {
  readonly id: string;
  /** Without `#`. Of direct messages: the names of the others in it. */
  readonly name: string;
  /** `mpim`: a direct message of several. */
  readonly kind: 'public' | 'private' | 'dm' | 'mpim';
  readonly isArchived: boolean;
  readonly members: readonly string[];
}

export interface ShownMessage {
  readonly channel: string;
  /** Slack's `ts`: names the message in its channel, and tells its time in seconds before the dot. */
  readonly ts: string;
  /** A person's id, or the bot's. */
  readonly author: string;
  /** mrkdwn: what is shown where there are no blocks, and what notifications read. */
  readonly text: string;
  readonly blocks: readonly JsonObject[];
  /** "Only visible to you". */
  readonly isPrivate: boolean;
  readonly reactions: readonly ShownReaction[];
  /** The `ts` of the message it replies to, in its thread. */
  readonly thread?: string;
  /** Whether a reply is shown in the channel too. */
  readonly isBroadcast?: boolean;
  /** Whether it is a line about the channel, such as who was added. */
  readonly isNotice?: boolean;
}

export interface ShownReaction {
  /** Without colons. */
  readonly name: string;
  readonly by: readonly string[];
}

export interface ShownView {
  readonly id: string;
  /** The app's view: `title`, `blocks`, `submit`, `close`, as in Slack's Block Kit. Every block and element has its id. */
  readonly definition: JsonObject;
  readonly values: FieldValues;
  /** Complaints by block id. */
  readonly errors: Readonly<Record<string, string>>;
}

/** What fields hold, by block id and action id, each as in Slack's `view.state.values`: `{type, value}` and so on. */
export type FieldValues = Readonly<Record<string, Readonly<Record<string, JsonObject>>>>;

export interface ShownCommand {
  /** With its slash. */
  readonly command: string;
  readonly description: string;
  readonly usageHint: string;
  /** Whether it is one of Slack's own. */
  readonly isOfSlack?: boolean;
}

export interface ShownShortcut {
  readonly callbackId: string;
  readonly name: string;
  readonly description: string;
  /** In the menu of a message, or in that of the workspace. */
  readonly type: 'message' | 'global';
}

export interface ShownCrowd {
  readonly channel: string;
  readonly ts: string;
  /** How many were sent. */
  readonly people: number;
  /** How many of them have voted. */
  readonly voted: number;
  readonly isOver: boolean;
}

/** The later events of `GET /events`, each named `change`. */
export type SnapshotChange =
  /** A new message, or one that reads otherwise now. */
  | { readonly kind: 'message'; readonly message: ShownMessage }
  | { readonly kind: 'message-gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'layers'; readonly layers: readonly ShownView[] }
  | { readonly kind: 'channel'; readonly channel: ShownChannel }
  /** The channel has another id, and so has everything in it. */
  | { readonly kind: 'channel-id'; readonly from: string; readonly channel: ShownChannel }
  | { readonly kind: 'person'; readonly person: ShownPerson }
  | { readonly kind: 'clock'; readonly clockAhead: number }
  | { readonly kind: 'crowd'; readonly crowd: ShownCrowd }
  /** Something this person did visibly came to nothing: `reason` is Slack's word for it, such as `operation_timeout`. */
  | { readonly kind: 'failure'; readonly what: string; readonly reason: string }
  /** The developer panel has another problem to tell; the panel's own events come only while it is open. */
  | { readonly kind: 'problem' };

/** Where something stands: in a layer of the modal, or in a message. */
export type PlaceRef = { readonly view: string } | { readonly channel: string; readonly ts: string };

/** How far time is to pass: to the next closing of a poll, the next time that a schedule posts, an hour, a day. */
export type TimeTarget = 'closing' | 'occurrence' | 'hour' | 'day';

/** `GET /next-moments`: when those come, in milliseconds since 1970; absent where none is to come. */
export interface NextMoments {
  readonly closing?: number;
  readonly occurrence?: number;
}

/** `POST /acts` with `{as, screen, act}`: answered when the app has answered, with `{ok: true}` or `{ok: false, error}`. */
export type Act =
  /** What stands in the composer: a message, or a slash command; in a thread, a reply. */
  | { readonly kind: 'send'; readonly channel: string; readonly text: string; readonly thread?: string }
  /** A shortcut of the app, chosen in the menu of a message or in that of the workspace. */
  | {
      readonly kind: 'shortcut';
      readonly callbackId: string;
      readonly message?: { readonly channel: string; readonly ts: string };
    }
  /** Deletes a message: one's own, or as an admin anybody's. */
  | { readonly kind: 'delete'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'unarchive'; readonly channel: string }
  /** Answered when that time has passed. */
  | { readonly kind: 'pass-time'; readonly target: TimeTarget }
  /** A button. In a modal, `values` are its fields as filled in by then. */
  | {
      readonly kind: 'press';
      readonly place: PlaceRef;
      readonly blockId: string;
      readonly actionId: string;
      readonly values?: FieldValues;
    }
  /**
   * A choice, or Enter in a text field, whose field holds `state` now. The app is told if it asked to be; call it for
   * every choice, and for Enter where the block has `dispatch_action`.
   */
  | {
      readonly kind: 'set';
      readonly place: PlaceRef;
      readonly blockId: string;
      readonly actionId: string;
      readonly state: JsonObject;
      readonly values?: FieldValues;
    }
  | { readonly kind: 'submit'; readonly view: string; readonly values: FieldValues }
  /** Closes a layer of the modal: its close button, its cross, Escape. */
  | { readonly kind: 'close'; readonly view: string; readonly values: FieldValues }
  /** Adds a reaction, or takes one's own back. */
  | { readonly kind: 'react'; readonly channel: string; readonly ts: string; readonly name: string }
  /** Simulated colleagues vote in an open poll over that many seconds (1–200 people, 1–600 seconds). */
  | {
      readonly kind: 'crowd';
      readonly channel: string;
      readonly ts: string;
      readonly people: number;
      readonly seconds: number;
    }
  /** Sends home those of the crowd who have not voted yet. */
  | { readonly kind: 'stop-crowd' };

export type ActAnswer = { readonly ok: true } | { readonly ok: false; readonly error: string };

/** The events of `GET /panel/events`, each named `entry`; the latest few hundred come at once. */
export type PanelEntry =
  /** A request to the app: a command, an interaction, an event; also a batch of the stream, or the timer. */
  | {
      readonly kind: 'delivery';
      readonly order: number;
      /** Milliseconds since 1970. */
      readonly at: number;
      readonly what: string;
      readonly body: JsonObject;
      /** How often it was delivered before. */
      readonly retry: number;
      readonly elapsedMs: number;
      readonly status: number | 'timeout' | 'crash' | 'no-connection';
      readonly answer: string;
    }
  /** A call of the Web API or a response URL; sent again, with the same order, when it is answered. */
  | {
      readonly kind: 'call';
      readonly order: number;
      readonly at: number;
      readonly method: string;
      readonly args: JsonObject;
      readonly elapsedMs?: number;
      readonly status?: number;
      /** JSON. */
      readonly answer?: string;
    }
  /** What Slack refuses, or what looks broken: in red. */
  | {
      readonly kind: 'problem';
      readonly order: number;
      readonly at: number;
      readonly method: string;
      readonly error: string;
      readonly messages: readonly string[];
    }
  /** A line of the app's log, or word of its process: started, killed. */
  | {
      readonly kind: 'log';
      readonly order: number;
      readonly at: number;
      readonly level: string;
      readonly message: string;
      readonly facts: JsonObject;
    }
  /** What is broken on purpose at the moment. */
  | { readonly kind: 'faults'; readonly faults: StandingFaults };

export interface StandingFaults {
  /** How many of the next calls to Slack are answered 429. */
  readonly rateLimited: number;
  /** How many of the next redrawings are answered `invalid_blocks`. */
  readonly refusedDrawings: number;
  /** How many of the next updates of windows are answered 500. */
  readonly failedWindows: number;
  /** Whether most redrawings fail by chance: 429, 500, or an answer that is lost. */
  readonly isShaky: boolean;
  /** Whether every call is answered `token_revoked`. */
  readonly isTokenRevoked: boolean;
  /** Whether fields that an update fills in are sent as empty until they are touched. */
  readonly losesInitials: boolean;
  readonly isCatalogueDown: boolean;
  /** Whether the app's process is killed, and started again, right after its next write took effect in the table. */
  readonly isDeathNear: boolean;
}

/** `POST /panel/faults`; the answer is an `ActAnswer`. */
export type FaultWish =
  | { readonly kind: 'rate-limit'; readonly calls: number }
  | { readonly kind: 'refuse-drawings'; readonly calls: number }
  | { readonly kind: 'fail-windows'; readonly calls: number }
  | { readonly kind: 'shaky'; readonly isOn: boolean }
  | { readonly kind: 'revoke-token'; readonly isOn: boolean }
  | { readonly kind: 'lose-initials'; readonly isOn: boolean }
  | { readonly kind: 'catalogue'; readonly isDown: boolean }
  | { readonly kind: 'kill-at-next-write' }
  | { readonly kind: 'kill-now' }
  /** Everything works again. */
  | { readonly kind: 'mend' };

/** `GET /panel/table`: the items of every poll and schedule in the table, the newest first. */
export interface TableEntry {
  /** What its items have as `pk`: `POLL#…`, `SCHEDULE#…`. */
  readonly key: string;
  /** Empty where it has none. */
  readonly title: string;
  /** Each item as plain JSON, with `pk` and `sk`. */
  readonly items: readonly JsonObject[];
}
