// How the last search or click in the window went.

import { mostSongs } from '../../../rules/poll/poll.ts';
import type { Notice, SearchFailure, UnsupportedLink } from '../notices.ts';
import type { Sentences } from '../sentences.ts';
import { at, counted, quotedShort, songs } from './grammar.ts';
import { window } from './window.ts';

/** For people who cannot repair it; only the last two name who can. */
const failures: Readonly<Record<SearchFailure, string>> = {
  slow: 'Spotify did not answer in time.',
  down: 'Spotify cannot be reached at the moment.',
  'over-quota': 'Spotify takes no more searches from this app for now.',
  refused:
    'Spotify refuses searches: the Premium subscription behind this app has ended. Please tell who runs the app.',
  misconfigured: 'This app is not set up for Spotify correctly. Please tell who runs the app.',
};

/** What to do where nobody knows how long it takes. */
const advice: Readonly<Partial<Record<SearchFailure, string>>> = {
  slow: 'Please try again.',
  down: 'Please try again in a minute.',
  'over-quota': 'Please try again later.',
};

const linksTo: Readonly<Record<UnsupportedLink, string>> = {
  artist: 'an artist',
  audiobook: 'an audiobook',
  chapter: 'a chapter of an audiobook',
  collection: 'a library of somebody’s own',
  concert: 'a concert',
  episode: 'a podcast episode',
  show: 'a podcast',
  user: 'a person',
};

export const notices: Sentences<Notice> = {
  'search-failed': ({ reason, retryAt }) => {
    const then = retryAt === undefined ? advice[reason] : `${at(retryAt, 'It should work again')}.`;
    return then === undefined ? failures[reason] : `${failures[reason]} ${then}`;
  },
  'nothing-found': ({ query }) => `No songs found for ${quotedShort(query)}.`,
  'nothing-typed': 'Type a song or an artist, or paste a link, then press Enter.',
  'query-too-long': 'That is too long to search for. Try only the title and the artist.',
  added: ({ titles }) => {
    const [only = ''] = titles;
    return `Added ${titles.length === 1 ? quotedShort(only) : songs(titles.length)}.`;
  },
  'picked-before': ({ title }) => `${quotedShort(title)} is among your songs already.`,
  full: ({ leftOut = 0 }) => {
    const were = counted(leftOut, { one: 'song was', other: 'songs were' });
    const left = leftOut > 0 ? ` ${were} left out.` : '';
    return `A poll has at most ${mostSongs} songs.${left} Remove one to make room.`;
  },
  'playlist-unreadable':
    'Playlists cannot be read: since 2026 Spotify shows apps only the playlists of their own user. Paste links to songs or an album instead.',
  'unsupported-link': ({ what }) => `That link leads to ${linksTo[what]}. Paste links to songs or an album.`,
  'malformed-link': 'That link is not complete. In Spotify choose Share, then Copy Song Link.',
  'dead-short-link': 'That short link does not lead to a song. In Spotify choose Share, then Copy Song Link.',
  'unknown-track': 'Spotify does not know the song behind that link.',
  'unknown-album': 'Spotify does not know the album behind that link.',
  'too-many-links': ({ read }) =>
    `Only the first ${counted(read, { one: 'link was', other: 'links were' })} read. Paste the others again.`,
  'draft-resumed': `You are continuing your draft. ${window.startOver.button} at the bottom clears it.`,
  'draft-changed-elsewhere': 'Your draft was changed in another window. This is how it stands now.',
};
