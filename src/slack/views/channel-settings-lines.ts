// The settings of a channel in words, a line each. Plain.

import type { ChannelSettingName, ChannelSettings } from '../../rules/channel/settings.ts';
import { shortInline } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import type { Names } from './standing.ts';

const nameLength = 40;

export interface ToldSettings {
  readonly settings: ChannelSettings;
  /** Of the DJs, by Slack id, as far as Slack tells them. */
  readonly names: Names;
}

/** "Longest song: 5 minutes". */
export function channelSettingLines(
  words: Words,
  told: ToldSettings,
  which: readonly ChannelSettingName[],
): readonly string[] {
  const { labels, line } = words.channelSettings;
  return which.map((name) => line(labels[name], settingInWords(words, told, name)));
}

function settingInWords(
  { channelSettings: say }: Words,
  { settings, names }: ToldSettings,
  name: ChannelSettingName,
) {
  const { djs, songsPerArtist, longestMinutes, explicit, rerunWeeks, losersReturn } = settings;
  switch (name) {
    case 'djs':
      return say.people(djs.map((dj) => shortInline(names.get(dj) ?? '', nameLength, say.somebody)));
    case 'songsPerArtist':
      return songsPerArtist === null ? say.any : String(songsPerArtist);
    case 'longestMinutes':
      return longestMinutes === null ? say.any : say.longest(longestMinutes);
    case 'explicit':
      return say.explicit[explicit];
    case 'rerunWeeks':
      return say.rerunWeeks(rerunWeeks);
    case 'losersReturn':
      return say.losersReturn[losersReturn];
  }
}
