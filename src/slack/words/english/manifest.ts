// What Slack shows of the app itself.

import type { ManifestWords } from '../manifest.ts';

export const manifest: ManifestWords = {
  description:
    'Choose a song together: search Spotify, vote by button, watch the tally move, see the winner.',
  command: 'Start a poll of songs in this channel',
  usageHint: '[title] or help',
};
