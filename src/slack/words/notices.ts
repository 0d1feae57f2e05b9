// The lines at the top of the window that tell how the last search or click went.

import type { SongRefusal } from '../../rules/channel/rails.ts';
import type { Had } from '../../rules/pool/had.ts';

/** Why a search failed: the catalogue's reasons by the same names, which the compiler compares where they meet. */
export type SearchFailure = 'slow' | 'down' | 'over-quota' | 'refused' | 'misconfigured' | 'odd-words';

/** What a link of Spotify's can lead to that has no songs which we could read. */
export type UnsupportedLink =
  | 'artist'
  | 'audiobook'
  | 'chapter'
  /** A library of somebody's own. */
  | 'collection'
  | 'concert'
  /** Of a podcast. */
  | 'episode'
  /** A podcast. */
  | 'show'
  | 'user';

/** Other places to listen to music, whose links people paste. */
export type OtherMusic =
  | 'amazon-music'
  | 'apple-music'
  | 'bandcamp'
  | 'deezer'
  | 'soundcloud'
  | 'tidal'
  | 'youtube';

export type Notice =
  /** `retryAt` is in milliseconds since 1970; where it is there, the sentence is mrkdwn. */
  | { readonly kind: 'search-failed'; readonly reason: SearchFailure; readonly retryAt?: number }
  | { readonly kind: 'nothing-found'; readonly query: string }
  /** Songs match, and none can be played in the country, which is two letters. */
  | { readonly kind: 'nothing-playable'; readonly query: string; readonly market: string }
  /** What was looked through has no song to show, but there is more. */
  | { readonly kind: 'nothing-so-far'; readonly query: string }
  | { readonly kind: 'no-more-results'; readonly query: string }
  | { readonly kind: 'nothing-typed' }
  | { readonly kind: 'query-too-long' }
  | { readonly kind: 'added'; readonly titles: readonly string[] }
  | { readonly kind: 'picked-before'; readonly title: string }
  /** No room for one more; `leftOut` titles of several that were pasted. */
  | { readonly kind: 'full'; readonly leftOut?: number }
  /** The channel that the poll goes to does not take these songs. */
  | { readonly kind: 'songs-refused'; readonly titles: readonly string[]; readonly why: SongRefusal }
  | { readonly kind: 'playlist-unreadable' }
  | { readonly kind: 'unsupported-link'; readonly what: UnsupportedLink }
  /** A file on somebody's own device. */
  | { readonly kind: 'local-file' }
  /** A page of Spotify's that is no song, such as its home. */
  | { readonly kind: 'other-page' }
  | { readonly kind: 'other-service'; readonly service: OtherMusic }
  | { readonly kind: 'other-site' }
  | { readonly kind: 'malformed-link' }
  /** A share link that leads nowhere we may follow it to. */
  | { readonly kind: 'dead-short-link' }
  /** A link to Spotify, where there are built-in songs only. */
  | { readonly kind: 'built-in-only' }
  | { readonly kind: 'unknown-track' }
  | { readonly kind: 'unknown-album' }
  /** It was on Spotify once. */
  | { readonly kind: 'taken-off'; readonly what: 'song' | 'album' }
  /** `market` is the country in which they cannot be played, where it is for the country: two letters. */
  | { readonly kind: 'not-playable'; readonly titles: readonly string[]; readonly market?: string }
  | { readonly kind: 'empty-album' }
  /** More than is listed of an album; `leftOut` are not. */
  | { readonly kind: 'long-album'; readonly leftOut: number }
  | { readonly kind: 'too-many-links'; readonly read: number }
  /** Songs that were drawn from the channel's pool. */
  | { readonly kind: 'filled'; readonly titles: readonly string[] }
  /** It won in the channel then (milliseconds since 1970), and is kept from coming back for so many weeks. */
  | ({ readonly kind: 'won-lately'; readonly id: string; readonly title: string } & Had)
  /** It is picked, and won in the channel then: milliseconds since 1970. */
  | {
      readonly kind: 'picked-rerun';
      readonly title: string;
      readonly at: number;
      readonly wasPosted?: boolean;
    }
  /** No song waits in the pool of the channel that is chosen, or none that is not picked. */
  | { readonly kind: 'pool-empty' }
  /** The pool belongs to a channel, and none is chosen. */
  | { readonly kind: 'fill-from-where' }
  /** Songs that were drawn from the pool, and that another poll has by now. */
  | { readonly kind: 'drawn-elsewhere'; readonly titles: readonly string[] }
  /** Songs that were named in words, by these words. */
  | { readonly kind: 'songs-not-found'; readonly named: readonly string[] }
  | { readonly kind: 'songs-not-searched'; readonly named: readonly string[]; readonly reason: SearchFailure }
  /** More songs were named than a poll has: these were not looked for. */
  | { readonly kind: 'too-many-songs'; readonly named: readonly string[] }
  /** Songs that were named with the command are being looked for; they are in the window in a moment. */
  | { readonly kind: 'finding-songs'; readonly songs: number }
  /** The message whose songs were to be polled has no link to any. */
  | { readonly kind: 'no-links-in-message' }
  /** So many links are being followed. */
  | { readonly kind: 'looking-up'; readonly links: number }
  /** Post has followed links first, and there is something to look at. */
  | { readonly kind: 'not-posted-yet' }
  /** The window's draft was posted; what is done in it begins another one. */
  | { readonly kind: 'posted-meanwhile' }
  /** The window's songs were posted from another one, by that title, and not as they stand in this one. */
  | { readonly kind: 'posted-otherwise'; readonly title: string }
  /** Songs that came while their draft was being posted. */
  | { readonly kind: 'came-too-late'; readonly titles: readonly string[] }
  /** A choice asks for a field that the window did not show yet. */
  | { readonly kind: 'fill-in-the-rest' }
  /** `channel` is where it will be posted, where that is not here; where it is there, the sentence is mrkdwn. */
  | { readonly kind: 'draft-resumed'; readonly channel?: string }
  | { readonly kind: 'draft-changed-elsewhere' };
