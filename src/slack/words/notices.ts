// The lines at the top of the window that tell how the last search or click went.

/** Why a search failed: the catalogue's reasons by the same names, which the compiler compares where they meet. */
export type SearchFailure = 'slow' | 'down' | 'over-quota' | 'refused' | 'misconfigured';

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

export type Notice =
  /** `retryAt` is in milliseconds since 1970; where it is there, the sentence is mrkdwn. */
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
