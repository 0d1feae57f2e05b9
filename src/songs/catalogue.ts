// What the app asks of a song catalogue, whichever it is: Spotify (spotify/catalogue.ts) or the built-in sample.

import type { Song } from '../rules/poll/song.ts';

export interface SearchPage {
  /** Playable tracks in the catalogue's order, without twins. */
  readonly songs: readonly Song[];
  /** Where the next page starts; absent on the last page. */
  readonly nextOffset?: number;
}

/**
 * Every method throws CatalogueUnavailable when the catalogue cannot be asked now, within about two seconds,
 * and never anything else for the catalogue's sake.
 */
export interface Catalogue {
  /** Songs that match what a person typed (1–200 characters), ten at a time. */
  searchSongs(query: string, offset: number): Promise<SearchPage>;
  /** The song with this track id; undefined when the catalogue does not know it. */
  findSong(trackId: string): Promise<Song | undefined>;
  /** The songs of an album in its order, at most 50; undefined when the catalogue does not know it. */
  findAlbumSongs(albumId: string): Promise<readonly Song[] | undefined>;
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
  /** The app's credentials for the catalogue are missing or wrong. */
  'misconfigured',
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
