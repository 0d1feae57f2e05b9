// The window in which a poll is managed, and those on top of it.

import type { NewEnd } from '../../rules/poll/managing.ts';
import type { ChoiceOf } from '../../rules/poll/settings.ts';

/** What came of a click or of Save, or what its reader has to know. */
export type ManageNotice =
  /** The schedule that has posted the poll. */
  | { readonly kind: 'schedule-stopped'; readonly title: string }
  | { readonly kind: 'schedule-gone' }
  | { readonly kind: 'may-not-stop-schedule' }
  /** The poll is not read yet. */
  | { readonly kind: 'looking' }
  | { readonly kind: 'poll-gone' }
  | { readonly kind: 'deleted'; readonly title: string }
  | { readonly kind: 'closed' }
  /** It was closed while its reader was changing it. */
  | { readonly kind: 'closed-meanwhile' }
  | { readonly kind: 'may-not-manage'; readonly owner: string }
  /** Somebody else has changed the poll: `changes` as by `ManageWords.changed`. */
  | { readonly kind: 'changed-meanwhile'; readonly changes: readonly string[] }
  | { readonly kind: 'removed'; readonly title: string }
  /** Removing: the song is not in the poll any more. */
  | { readonly kind: 'song-gone' }
  | { readonly kind: 'too-few' }
  /** A copy is not made over a draft that its reader has begun. */
  | { readonly kind: 'draft-begun' }
  /** Slack did not open the next window. */
  | { readonly kind: 'not-opened' };

/** Why a poll cannot be handed over to somebody, at the field. */
export type HandOverError =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'is-owner'; readonly name: string }
  | { readonly kind: 'is-bot' }
  | { readonly kind: 'has-left' }
  /** Slack does not tell who that is. */
  | { readonly kind: 'not-known' };

export interface Confirmation {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly deny: string;
}

export interface ManageWords {
  /** On the poll's message. */
  readonly button: string;
  readonly heading: string;
  readonly save: string;
  readonly cancel: string;
  readonly close: string;
  readonly title: string;
  readonly ends: {
    readonly label: string;
    readonly choices: Readonly<Record<NewEnd, string>>;
    /** Below the field: when it ends as it stands. mrkdwn; `at` in milliseconds since 1970, undefined where there is no end. */
    readonly now: (at: number | undefined) => string;
  };
  readonly endsAt: { readonly label: string; readonly hint: string };
  readonly adding: Readonly<Record<Exclude<ChoiceOf<'adding'>, 'owner'>, string>>;
  readonly closers: Readonly<Record<Exclude<ChoiceOf<'closers'>, 'owner'>, string>>;
  /** For what only the owner may. */
  readonly onlyOwner: (name: string) => string;
  /** Phrases of what somebody else has changed. The end is said in UTC, for a line of plain text has no zone of its reader's. */
  readonly changed: {
    readonly title: (title: string) => string;
    readonly closesAt: (at: number | undefined) => string;
    /** Of a choice: its label, and what is chosen. */
    readonly choice: (label: string, choice: string) => string;
  };
  readonly addSong: string;
  readonly removeSong: string;
  readonly handOver: string;
  readonly postCopy: string;
  readonly delete: Confirmation & { readonly button: string };
  readonly closedPoll: (title: string) => string;
  readonly removing: Confirmation & {
    readonly heading: string;
    /** @param canTell whether it is known who has voted for what */
    readonly says: (canTell: boolean) => string;
    readonly button: string;
    readonly removeSong: (song: string) => string;
    readonly fewest: string;
  };
  readonly handingOver: {
    readonly heading: string;
    readonly label: string;
    readonly example: string;
    readonly says: (title: string) => string;
    readonly submit: string;
  };
}
