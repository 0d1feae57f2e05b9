// What the page and its server (../workspace/page-server.ts) say to each other: JSON by POST one way, server-sent events the other.
// Types alone: the server checks what it is sent (../workspace/page-acts.ts), the page trusts its own server.

import type { JsonObject } from './json.ts';

/** One person's view of the workspace: the first event of `GET /events?as=<person>`, named `snapshot`. */
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
  /** The slash commands that the workspace knows. */
  readonly commands: readonly ShownCommand[];
}

export interface ShownPerson {
  readonly id: string;
  readonly displayName: string;
  /** Whether somebody can be this person in the page; the crowd's colleagues are for show. */
  readonly isPlayable: boolean;
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
}

/** The later events of `GET /events`, each named `change`. */
export type SnapshotChange =
  /** A new message, or one that reads otherwise now. */
  | { readonly kind: 'message'; readonly message: ShownMessage }
  | { readonly kind: 'message-gone'; readonly channel: string; readonly ts: string }
  | { readonly kind: 'layers'; readonly layers: readonly ShownView[] }
  | { readonly kind: 'channel'; readonly channel: ShownChannel }
  | { readonly kind: 'person'; readonly person: ShownPerson }
  /** Something this person did visibly came to nothing: `reason` is Slack's word for it, such as `operation_timeout`. */
  | { readonly kind: 'failure'; readonly what: string; readonly reason: string }
  /** The developer panel has another problem to tell; the panel's own events come only while it is open. */
  | { readonly kind: 'problem' };

/** Where something stands: in a layer of the modal, or in a message. */
export type PlaceRef = { readonly view: string } | { readonly channel: string; readonly ts: string };

/** `POST /acts` with `{as, act}`: answered when the app has answered, with `{ok: true}` or `{ok: false, error}`. */
export type Act =
  /** What stands in the composer: a message, or a slash command. */
  | { readonly kind: 'send'; readonly channel: string; readonly text: string }
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
  /** Simulated colleagues vote in an open poll over that many seconds (1–60 people and seconds, up to 200 people). */
  | {
      readonly kind: 'crowd';
      readonly channel: string;
      readonly ts: string;
      readonly people: number;
      readonly seconds: number;
    };

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
  readonly isCatalogueDown: boolean;
  /** Whether the app's process is killed, and started again, right after its next write took effect in the table. */
  readonly isDeathNear: boolean;
}

/** `POST /panel/faults`; the answer is an `ActAnswer`. */
export type FaultWish =
  | { readonly kind: 'rate-limit'; readonly calls: number }
  | { readonly kind: 'catalogue'; readonly isDown: boolean }
  | { readonly kind: 'kill-at-next-write' }
  | { readonly kind: 'kill-now' }
  /** Everything works again. */
  | { readonly kind: 'mend' };

/** `GET /panel/polls`: the items of every poll in the table, the newest poll first. */
export interface PollItems {
  readonly poll: string;
  readonly title: string;
  /** Each item as plain JSON, with `pk` and `sk`. */
  readonly items: readonly JsonObject[];
}
