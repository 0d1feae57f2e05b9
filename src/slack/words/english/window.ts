// The window in which a poll is put together.

import { fewestSongs, mostSongs } from '../../../rules/poll/poll.ts';
import type { WindowWords } from '../window.ts';
import { counted, quoted } from './grammar.ts';

export const window: WindowWords = {
  heading: 'New song poll',
  post: 'Post poll',
  close: 'Keep for later',
  draftKept: 'Not ready? Keep for later saves this draft for a day.',

  title: { label: 'Title' },
  search: {
    label: 'Search Spotify or paste links',
    example: 'Song, artist, or Spotify links',
    hint: 'Press Enter to search. Links to songs and albums work too.',
    linksLeft: (links) =>
      `${counted(links, { one: 'song or link is', other: 'songs or links are' })} still to be looked up.`,
    lookUp: 'Look up',
  },
  channel: { label: 'Post in', example: 'Choose a channel' },

  results: {
    heading: (query) => `Results for ${quoted(query)}`,
    add: 'Add',
    addSong: (song) => `Add ${song}`,
    added: 'Added ✓',
    takeOut: (song) => `Take out ${song}`,
    more: 'More results',
    previous: 'Previous results',
    end: 'The list ends here, but Spotify has more. Search for what is missing by title and artist.',
  },
  picks: {
    heading: (picked) =>
      `Your songs (${picked} of ${mostSongs})${picked >= mostSongs ? ': that’s all a poll can take' : ''}`,
    none: `Pick ${fewestSongs} to ${mostSongs} songs.`,
    full: 'Remove a song to add another.',
    below: (marked) =>
      marked === 0 ? 'Add songs from the results below.' : `${marked} below, marked Added ✓.`,
    remove: 'Remove',
    removeSong: (song) => `Remove ${song}`,
  },
  startOver: {
    button: 'Start over',
    title: 'Start over?',
    text: 'This clears the title, the songs and the settings of this draft.',
    keepDraft: 'Keep my draft',
  },
};
