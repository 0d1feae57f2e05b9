// What Slack shows of the app itself.

import type { ManifestWords } from '../manifest.ts';

export const manifest: ManifestWords = {
  description:
    'Choose a song together: search Spotify, vote by button, watch the tally move, see the winner.',
  command: 'Start a poll of songs in this channel',
  usageHint: '[title | song | song], suggest, pool, schedule, list, close, settings or help',
  startSongPoll: {
    name: 'Start a song poll',
    description: 'Choose a song together: pick songs, and post a poll',
  },
  pollTheseSongs: {
    name: 'Poll these songs',
    description: 'Start a poll of the songs this message links to',
  },
  saveForPoll: {
    name: 'Save for a poll',
    description: 'Save the songs this message links to for a later poll here',
  },
};
