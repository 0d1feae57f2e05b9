// What the app asks of a song catalogue, whichever it is: Spotify (spotify/catalogue.ts) or the built-in sample.

import type { Song } from '../rules/poll/song.ts';

export interface SearchPage {
  /** Playable tracks in the catalogue's order, without twins. */
  readonly songs: readonly Song[];
  /** Where the next page starts; absent on the last page. */
  readonly nextOffset?: number;
  /** The country in which other songs that match cannot be played; absent where there are none. */
  readonly unplayableIn?: string;
}

/** Why there is no song, or no album, behind an id. */
export type Missing =
  | { readonly kind: 'unknown' }
  /** There are built-in songs only, and it is none of them. */
  | { readonly kind: 'built-in-only' }
  /** It was there once: the catalogue kept its id, and no name. */
  | { readonly kind: 'taken-off' }
  /** It is there, and cannot be played; `market` is the country in which not, where it is for the country. */
  | { readonly kind: 'not-playable'; readonly title: string; readonly market?: string };

export type FoundSong = { readonly kind: 'song'; readonly song: Song } | Missing;

export interface Album {
  readonly kind: 'album';
  /** The playable ones among its first 50 tracks, in its order. */
  readonly songs: readonly Song[];
  /** How many tracks come after those. */
  readonly leftOut: number;
}

/**
 * Every method throws CatalogueUnavailable when the catalogue cannot be asked now, within about two seconds,
 * and never anything else for the catalogue's sake.
 */
export interface Catalogue {
  /** Songs that match what a person typed (1–200 characters), ten at a time; none where nothing visible was typed. */
  searchSongs(query: string, offset: number): Promise<SearchPage>;
  /** The song with this track id. */
  findSong(trackId: string): Promise<FoundSong>;
  /** The album with this id. */
  findAlbum(albumId: string): Promise<Album | Missing>;
  /** The full link behind a short share link; undefined when it leads nowhere in the catalogue. */
  expandShortLink(url: string): Promise<string | undefined>;
  /** Does ahead of time what the first search would have to wait for. Never throws. */
  warmUp(): Promise<void>;
}

/** Why the catalogue could not be asked. */
export const unavailableReasons = [
  /** No answer in time. */
  'slow',
  /** Unreachable, a server error, or an answer that makes no sense. */
  'down',
  /** Too many requests, or the quota is used up: asking again before `retryAt` makes it worse. */
  'over-quota',
  /** The account behind the app may not ask (Spotify: its owner's Premium has lapsed). */
  'refused',
  /** The app's credentials for the catalogue, or its country, are missing or wrong. */
  'misconfigured',
  /** The catalogue takes no search for these words; for others it does. */
  'odd-words',
] as const;
export type UnavailableReason = (typeof unavailableReasons)[number];

/** The catalogue could not be asked; the person can try again, at `retryAt` (ms since 1970) where that is known. */
export class CatalogueUnavailable extends Error {
  readonly reason: UnavailableReason;
  readonly retryAt: number | undefined;

  constructor(reason: UnavailableReason, message: string, options: ErrorOptions & { retryAt?: number } = {}) {
    super(message, options);
    this.name = 'CatalogueUnavailable';
    this.reason = reason;
    this.retryAt = options.retryAt;
  }
}
