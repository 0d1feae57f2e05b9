// The lines at the top of the modal that tell how the last search or click went. The modal stays usable under each.

import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import { mostSongs } from '../../rules/poll/poll.ts';
import { plainText } from '../kit/message.ts';
import { inline, moment, quantity, shortLine } from '../kit/text.ts';

/** Why a search failed: the catalogue's reasons by the same names, which the compiler compares where they meet. */
export type SearchFailure = 'slow' | 'down' | 'over-quota' | 'refused' | 'misconfigured';

const unsupportedLinks = {
  artist: 'an artist',
  audiobook: 'an audiobook',
  chapter: 'a chapter of an audiobook',
  collection: 'a library of somebody’s own',
  concert: 'a concert',
  episode: 'a podcast episode',
  show: 'a podcast',
  user: 'a person',
} as const;

/** What a link of Spotify's can lead to that has no songs which we could read. */
export type UnsupportedLink = keyof typeof unsupportedLinks;

export type Notice =
  /** `retryAt` is in milliseconds since 1970. */
  | { readonly kind: 'search-failed'; readonly reason: SearchFailure; readonly retryAt?: number }
  | { readonly kind: 'nothing-found'; readonly query: string }
  | { readonly kind: 'nothing-typed' }
  | { readonly kind: 'query-too-long' }
  | { readonly kind: 'added'; readonly titles: readonly string[] }
  | { readonly kind: 'picked-before'; readonly title: string }
  /** No room for one more; `leftOut` titles of several that were pasted. */
  | { readonly kind: 'full'; readonly leftOut?: number }
  | { readonly kind: 'playlist-unreadable' }
  | { readonly kind: 'unsupported-link'; readonly what: UnsupportedLink }
  | { readonly kind: 'malformed-link' }
  /** A share link that leads nowhere we may follow it to. */
  | { readonly kind: 'dead-short-link' }
  | { readonly kind: 'unknown-track' }
  | { readonly kind: 'unknown-album' }
  | { readonly kind: 'too-many-links'; readonly read: number }
  | { readonly kind: 'draft-resumed' }
  | { readonly kind: 'draft-changed-elsewhere' };

/** Good news and reminders are small and grey; what went wrong is as large as other text. */
export function isGoodNews(notice: Notice): boolean {
  return notice.kind === 'added' || notice.kind === 'draft-resumed';
}

/** The notice as a text of one line. Only a line with a moment is mrkdwn, and that one holds none of a person's words. */
export function noticeText(notice: Notice): PlainTextElement | MrkdwnElement {
  if (notice.kind !== 'search-failed') return plainText(marked(notice, noticeSentence(notice)));
  const sentence = marked(notice, searchFailed(notice.reason, notice.retryAt !== undefined));
  if (notice.retryAt === undefined) return plainText(sentence);
  return { type: 'mrkdwn', text: `${sentence} ${moment(notice.retryAt, 'It should work again')}.` };
}

function marked(notice: Notice, sentence: string): string {
  return isGoodNews(notice) ? sentence : `⚠️ ${sentence}`;
}

/** Why a search failed, in words for people who cannot repair it; only the last two name who can. */
function searchFailed(reason: SearchFailure, isEndKnown: boolean): string {
  const again = isEndKnown ? '' : ' Please try again';
  switch (reason) {
    case 'slow':
      return `Spotify did not answer in time.${again && `${again}.`}`;
    case 'down':
      return `Spotify cannot be reached at the moment.${again && `${again} in a minute.`}`;
    case 'over-quota':
      return `Spotify takes no more searches from this app for now.${again && `${again} later.`}`;
    case 'refused':
      return 'Spotify refuses searches: the Premium subscription behind this app has ended. Please tell who runs the app.';
    case 'misconfigured':
      return 'This app is not set up for Spotify correctly. Please tell who runs the app.';
  }
}

function noticeSentence(notice: Exclude<Notice, { kind: 'search-failed' }>): string {
  switch (notice.kind) {
    case 'nothing-found':
      return `No songs found for ${quoted(notice.query)}.`;
    case 'nothing-typed':
      return 'Type a song or an artist, or paste a link, then press Enter.';
    case 'query-too-long':
      return 'That is too long to search for. Try only the title and the artist.';
    case 'added':
      return added(notice.titles);
    case 'picked-before':
      return `${quoted(notice.title)} is among your songs already.`;
    case 'full':
      return full(notice.leftOut);
    case 'playlist-unreadable':
      return 'Playlists cannot be read: since 2026 Spotify shows apps only the playlists of their own user. Paste links to songs or an album instead.';
    case 'unsupported-link':
      return unsupported(notice.what);
    case 'malformed-link':
      return 'That link is not complete. In Spotify choose Share, then Copy Song Link.';
    case 'dead-short-link':
      return 'That short link does not lead to a song. In Spotify choose Share, then Copy Song Link.';
    case 'unknown-track':
      return 'Spotify does not know the song behind that link.';
    case 'unknown-album':
      return 'Spotify does not know the album behind that link.';
    case 'too-many-links':
      return `Only the first ${quantity(notice.read, 'link was', 'links were')} read. Paste the others again.`;
    case 'draft-resumed':
      return 'You are continuing your draft. Start over at the bottom clears it.';
    case 'draft-changed-elsewhere':
      return 'Your draft was changed in another window. This is how it stands now.';
  }
}

function added(titles: readonly string[]): string {
  const [only = ''] = titles;
  return titles.length === 1 ? `Added ${quoted(only)}.` : `Added ${quantity(titles.length, 'song')}.`;
}

function full(leftOut = 0): string {
  const left = leftOut > 0 ? ` ${quantity(leftOut, 'song was', 'songs were')} left out.` : '';
  return `A poll has at most ${mostSongs} songs.${left} Remove one to make room.`;
}

function unsupported(what: UnsupportedLink): string {
  return `That link leads to ${unsupportedLinks[what]}. Paste links to songs or an album.`;
}

function quoted(text: string): string {
  return `“${inline(shortLine(text, 100))}”`;
}
