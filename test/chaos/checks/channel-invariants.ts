// What is set for a channel: by whom, that nothing of it is lost, and that polls keep to it.

import type { ChannelSettings } from '../../../src/rules/channel/settings.ts';
import type { SettingsChange } from '../fate/channel-plan.ts';
import type { Evidence, PollEvidence, PollInvariants } from './evidence.ts';

/** What became of the settings of the channel. */
export interface ChannelEvidence {
  readonly settings: ChannelSettings;
  /** What somebody set whose window closed as if that was saved. */
  readonly saved: readonly SettingsChange[];
  /** Names of those who are no admins and had the window in front of them. */
  readonly strangers: readonly string[];
}

export const songInvariants: PollInvariants = {
  'a song that the channel refuses is in no poll': refusedSongsStayOut,
};

export const channelInvariants: Readonly<Record<string, (evidence: Evidence) => readonly string[]>> = {
  'what an admin has set stays set': nothingSetIsLost,
  'only admins set what holds in a channel': ({ channel }) =>
    channel.strangers.map((name) => `${name} had the window`),
};

function refusedSongsStayOut({ poll, refusesExplicit }: PollEvidence): readonly string[] {
  if (!refusesExplicit) return [];
  return poll.songs.filter(({ explicit }) => explicit).map(({ title }) => `${title} is explicit`);
}

/** Where the channel has another id, what was set may be under the one that the app does not know of. */
function nothingSetIsLost({ channel: { settings, saved }, upsets }: Evidence): readonly string[] {
  if (upsets.some(({ kind }) => kind === 'move')) return [];
  const { rerunWeeks, longestMinutes } = settings;
  return saved.flatMap(({ field, value }) => {
    const now = field === 'Longest song' ? `${longestMinutes} minutes` : String(rerunWeeks);
    return now === value ? [] : [`${field} was set to ${value}, and is ${now}`];
  });
}
