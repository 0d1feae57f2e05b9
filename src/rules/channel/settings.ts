// What a workspace admin sets for one channel: who moderates there beside the admins, which songs are taken, and what holds
// for songs that have been in a poll. Whoever has set nothing has the defaults, which refuse nothing.

/** What becomes of songs with explicit lyrics. */
export const explicitChoices = ['allow', 'mark', 'refuse'] as const;
export type ExplicitSongs = (typeof explicitChoices)[number];

/** Whether songs that lose a poll go back to where they were saved for one. */
export const losersReturnChoices = ['yes', 'once', 'no'] as const;
export type LosersReturn = (typeof losersReturnChoices)[number];

/** What the window offers besides "any". */
export const songsPerArtistChoices = [1, 2, 3] as const;
export const longestMinutesChoices = [5, 7, 10, 15] as const;

export const mostDjs = 10;
export const mostRerunWeeks = 52;

export interface ChannelSettings {
  /** Slack's ids of people who moderate polls in the channel, besides the admins of the workspace; at most `mostDjs`. */
  readonly djs: readonly string[];
  /** How many songs by one artist a poll has at most; null: any number. */
  readonly songsPerArtist: number | null;
  /** How many minutes a song lasts at most; null: any length. */
  readonly longestMinutes: number | null;
  readonly explicit: ExplicitSongs;
  /** How many weeks a winner is kept from coming back, up to `mostRerunWeeks`; 0: it may come back at once. */
  readonly rerunWeeks: number;
  readonly losersReturn: LosersReturn;
}

export const defaultChannelSettings: ChannelSettings = {
  djs: [],
  songsPerArtist: null,
  longestMinutes: null,
  explicit: 'allow',
  rerunWeeks: 8,
  losersReturn: 'yes',
};

export type ChannelSettingName = keyof ChannelSettings;

/** In the order in which the window shows them. */
export const channelSettingNames = [
  'djs',
  'songsPerArtist',
  'longestMinutes',
  'explicit',
  'rerunWeeks',
  'losersReturn',
] as const satisfies readonly ChannelSettingName[];

/** The names of those that differ. The order of the DJs is none of it. */
export function changedBetween(one: ChannelSettings, other: ChannelSettings): readonly ChannelSettingName[] {
  return channelSettingNames.filter((name) => textOf(one, name) !== textOf(other, name));
}

function textOf(settings: ChannelSettings, name: ChannelSettingName): string {
  return name === 'djs' ? [...settings.djs].sort().join() : String(settings[name]);
}

/**
 * What somebody wants who has changed `from` into `to`, while others have changed `from` into `now`: their own changes on top
 * of the others'. DJs are added and taken away one by one.
 */
export function mergedSettings(
  from: ChannelSettings,
  to: ChannelSettings,
  now: ChannelSettings,
): ChannelSettings {
  const own = Object.fromEntries(changedBetween(from, to).map((name) => [name, to[name]]));
  const kept = now.djs.filter((dj) => to.djs.includes(dj) || !from.djs.includes(dj));
  const added = to.djs.filter((dj) => !from.djs.includes(dj) && !kept.includes(dj));
  return { ...now, ...own, djs: [...kept, ...added] };
}
