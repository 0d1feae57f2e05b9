// Which songs a channel takes into its polls now.

import type { PollDependencies } from '../../dependencies.ts';
import type { Rails } from '../../rules/channel/rails.ts';
import { defaultChannelSettings } from '../../rules/channel/settings.ts';

/** @param channel where the poll goes; where that is not chosen yet, any song is taken, and it is looked at again at Post */
export async function findRails(
  { channelSettings }: Pick<PollDependencies, 'channelSettings'>,
  channel: string | undefined,
): Promise<Rails> {
  if (channel === undefined) return defaultChannelSettings;
  return (await channelSettings.findSettings(channel)).settings;
}
