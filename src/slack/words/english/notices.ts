// How the last search or click in the window went.

import { mostFindings } from '../../../rules/poll/draft.ts';
import { mostSongs } from '../../../rules/poll/poll.ts';
import { shortInline } from '../../kit/text.ts';
import type { Notice, OtherMusic, SearchFailure, UnsupportedLink } from '../notices.ts';
import type { Sentences } from '../sentences.ts';
import { at, counted, listed, quoted, quotedShort, songs } from './grammar.ts';
import { hadLately, wasHad } from './had.ts';
import { pool } from './pool.ts';
import { takes } from './rails.ts';
import { window } from './window.ts';

/** For people who cannot repair it; where somebody can, it names who. */
const failures: Readonly<Record<SearchFailure, string>> = {
  slow: 'Spotify did not answer in time.',
  down: 'Spotify cannot be reached at the moment.',
  'over-quota': 'Spotify takes no more searches from this app for now.',
  refused:
    'Spotify refuses searches: the Premium subscription behind this app has ended. Please tell who runs the app.',
  misconfigured: 'This app is not set up for Spotify correctly. Please tell who runs the app.',
  'odd-words': 'Spotify cannot search for these words. Try others, such as the title and the artist.',
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

const names: Readonly<Record<OtherMusic, string>> = {
  'amazon-music': 'Amazon Music',
  'apple-music': 'Apple Music',
  bandcamp: 'Bandcamp',
  deezer: 'Deezer',
  soundcloud: 'SoundCloud',
  tidal: 'Tidal',
  youtube: 'YouTube',
};

/** The app has one country for everybody, which need not be the reader's. */
const country = (market: string) => `this country’s Spotify (${market})`;

/** The first few of what was typed, in quotes. */
function listedShort(named: readonly string[]): string {
  const shown = named.slice(0, mostSongs).map((name) => quoted(shortInline(name, 50)));
  const more = named.length - shown.length;
  return listed(more > 0 ? [...shown, `${more} more`] : shown);
}

/** Of songs that are not in the poll they were meant for. */
export function cameTooLate(titles: readonly string[]): string {
  const [only = ''] = titles;
  const what = titles.length === 1 ? quotedShort(only) : songs(titles.length);
  return `${what} came too late for the poll that was posted.`;
}

export const notices: Sentences<Notice> = {
  'search-failed': ({ reason, retryAt }) => {
    const then = retryAt === undefined ? advice[reason] : `${at(retryAt, 'It should work again')}.`;
    return then === undefined ? failures[reason] : `${failures[reason]} ${then}`;
  },
  'nothing-found': ({ query }) => `No songs found for ${quotedShort(query)}.`,
  'nothing-playable': ({ query, market }) =>
    `Spotify has songs for ${quotedShort(query)}, but none of them is available in ${country(market)}.`,
  'nothing-so-far': ({ query }) =>
    `Nothing new for ${quotedShort(query)} so far. Press ${window.results.more} to look on.`,
  'no-more-results': ({ query }) => `There are no more results for ${quotedShort(query)}.`,
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
  'songs-refused': ({ titles, why }) => {
    const were = titles.length === 1 ? 'was' : 'were';
    return `${listedShort(titles)} ${were} not added: the channel chosen under “${window.channel.label}” ${takes(why)}. Choose another song, or another channel first.`;
  },
  'playlist-unreadable':
    'Playlists cannot be read: since 2026 Spotify shows apps only the playlists of their own user. Paste links to songs or an album instead.',
  'unsupported-link': ({ what }) => `That link leads to ${linksTo[what]}. Paste links to songs or an album.`,
  'local-file':
    'That link leads to a file on somebody’s own device, not to a song on Spotify. Search for the song instead.',
  'other-page':
    'That link leads to a page of Spotify’s, not to a song. At the song choose Share, then Copy Song Link.',
  'other-service': ({ service }) =>
    `That is a link to ${names[service]}, and only songs on Spotify can be picked. Search for the song, or paste its link from Spotify.`,
  'other-site': 'Only links to Spotify can be read. In Spotify choose Share, then Copy Song Link.',
  'malformed-link': 'That link is not complete. In Spotify choose Share, then Copy Song Link.',
  'dead-short-link': 'That short link does not lead to a song. In Spotify choose Share, then Copy Song Link.',
  'built-in-only':
    'Spotify links need SPOTIFY_CLIENT_ID; here are built-in songs only. Search for one by name.',
  'unknown-track': 'Spotify does not know the song behind that link.',
  'unknown-album': 'Spotify does not know the album behind that link.',
  'taken-off': ({ what }) =>
    `The ${what} behind that link is not on Spotify any more. Search for it: it may be there under another link.`,
  'not-playable': ({ titles, market }) => {
    const which = listed(titles.map(quotedShort));
    const are = titles.length === 1 ? 'is' : 'are';
    return market === undefined
      ? `Spotify does not let ${which} be played.`
      : `${which} ${are} not available in ${country(market)}.`;
  },
  'empty-album': 'That album has no songs.',
  'long-album': ({ leftOut }) => {
    const after = counted(leftOut, { one: 'song after them is', other: 'songs after them are' });
    return `Only the first ${songs(mostFindings)} of that album were read: ${after} not listed. Search for what is missing by its title.`;
  },
  'too-many-links': ({ read }) =>
    `Only the first ${counted(read, { one: 'link was', other: 'links were' })} read. Paste the others again.`,
  filled: ({ titles }) =>
    `Added ${titles.length === 1 ? quotedShort(titles[0] ?? '') : songs(titles.length)} from the pool.`,
  'won-lately': ({ title, ...had }) =>
    `${quotedShort(title)} ${hadLately(had, ' here')}. Leave it out, or press ${pool.saveAnyway}.`,
  'picked-rerun': ({ title, ...had }) =>
    `${quotedShort(title)} ${wasHad(had, ' here')}. Remove it if it should rest for a while.`,
  'pool-empty':
    'The pool of this channel has no other song. People save songs with “Save for a poll” in the menu of a message.',
  'fill-from-where': `Choose a channel under “${window.channel.label}” first: each has a pool of its own.`,
  'drawn-elsewhere': ({ titles }) =>
    `${listedShort(titles)} went from the pool into another poll meanwhile, and ${titles.length === 1 ? 'is' : 'are'} not in this one any more. Nothing is posted yet.`,
  'songs-not-found': ({ named }) =>
    `Nothing was found for ${listedShort(named)}. Try other words in the search field.`,
  'songs-not-searched': ({ named, reason }) =>
    `${failures[reason]} Not looked for: ${listedShort(named)}. Try ${named.length === 1 ? 'it' : 'them'} in the search field.`,
  'too-many-songs': ({ named }) => `A poll has at most ${mostSongs} songs. Left out: ${listedShort(named)}.`,
  'finding-songs': ({ songs: count }) => `Looking for ${songs(count)}…`,
  'no-links-in-message':
    'There is no link to Spotify in that message. Search for songs here, or paste links to them.',
  'looking-up': ({ links }) => `Looking up ${counted(links, { one: 'link', other: 'links' })}…`,
  'not-posted-yet': `The poll is not posted yet: please look at this first. Then press ${window.post} again.`,
  'posted-meanwhile': 'That poll is posted by now. What you add here goes into a new one.',
  'posted-otherwise': ({ title }) =>
    `These songs were posted already, from another window, as ${quotedShort(title)}. Press ${window.post} again to post them once more, as they stand here.`,
  'came-too-late': ({ titles }) => `${cameTooLate(titles)} This is a new draft with what is left over.`,
  'fill-in-the-rest': `Not posted yet: one more field has to be filled in below. Then press ${window.post} again.`,
  'draft-resumed': ({ channel }) =>
    channel === undefined
      ? `You are continuing your draft. ${window.startOver.button} at the bottom clears it.`
      : `You are continuing your draft, which will be posted in <#${channel}>. ${window.startOver.button} at the bottom clears it.`,
  'draft-changed-elsewhere':
    'Your draft is not as this window showed it: it may have been changed in another window. This is how it stands now.',
};
