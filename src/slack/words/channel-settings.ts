// What admins of the workspace set for a channel: the window, the same told to everybody else, and what is wrong in it.

import type { ChannelSettingName, ExplicitSongs, LosersReturn } from '../../rules/channel/settings.ts';

export interface ChannelSettingsWords {
  readonly heading: string;
  readonly save: string;
  readonly cancel: string;
  /** mrkdwn; `channel` is a link to it. */
  readonly about: (channel: string) => string;
  readonly labels: Readonly<Record<ChannelSettingName, string>>;
  readonly hints: Readonly<Record<ChannelSettingName, string>>;
  readonly choosePeople: string;
  /** No limit. */
  readonly any: string;
  readonly longest: (minutes: number) => string;
  readonly explicit: Readonly<Record<ExplicitSongs, string>>;
  readonly losersReturn: Readonly<Record<LosersReturn, string>>;
  /** Told, not chosen. */
  readonly rerunWeeks: (weeks: number) => string;
  readonly people: (names: readonly string[]) => string;
  /** In the place of a name that Slack does not tell. */
  readonly somebody: string;
  /** "Longest song: 5 minutes". */
  readonly line: (label: string, value: string) => string;
  /** Somebody else has changed these lines since the window was opened. */
  readonly changedMeanwhile: (lines: readonly string[]) => string;
}

/** Why the settings are not saved, told at the field that has to change. */
export type ChannelSettingsError =
  | { readonly kind: 'not-an-admin' }
  /** Slack does not tell who is one. */
  | { readonly kind: 'admin-unknown' }
  | { readonly kind: 'too-many-djs' }
  | { readonly kind: 'no-weeks' };
