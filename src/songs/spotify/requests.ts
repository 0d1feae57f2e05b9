// The three things that are asked of Spotify, and what its answers mean. One request each: the quota is small.

import * as v from 'valibot';
import { type Song, withoutTwins } from '../../rules/poll/song.ts';
import { CatalogueUnavailable, type SearchPage } from '../catalogue.ts';
import type { SpotifyClient } from './client.ts';
import type { Deadline } from './deadline.ts';
import { albumAnswerSchema, isTrack, searchAnswerSchema, toSong, toSongs } from './song.ts';

/** Where and how to ask. */
export interface Asking {
  readonly client: SpotifyClient;
  readonly market: string;
  readonly deadline: Deadline;
}

/** Development Mode answers 400 to more. */
const pageSize = 10;
/** Spotify pages no further than this. */
export const lastOffset = 1_000;
const mostAlbumSongs = 50;

/** A page of songs for some words, ten at most. */
export async function fetchSearchPage(asking: Asking, words: string, offset: number): Promise<SearchPage> {
  const { client, market, deadline } = asking;
  const answer = await client.ask(deadline, (api) =>
    api.searchTracks(words, { limit: pageSize, offset, market }),
  );
  // A search has no id that could be unknown: then the request itself was wrong, or Spotify is.
  if (answer.kind === 'unknown') {
    throw new CatalogueUnavailable('down', answer.refusal.message, { cause: answer.refusal });
  }
  const { tracks } = checked(searchAnswerSchema, answer.body);
  const nextOffset = offset + pageSize;
  const hasMore = tracks.next === undefined ? (tracks.total ?? 0) > nextOffset : tracks.next !== null;
  const goesOn = hasMore && tracks.items.length > 0 && nextOffset <= lastOffset;
  return { songs: withoutTwins(toSongs(tracks.items)), ...(goesOn ? { nextOffset } : {}) };
}

/** The song of a track; undefined when Spotify does not know it, or nobody in this market can play it. */
export async function fetchSong(asking: Asking, trackId: string): Promise<Song | undefined> {
  const { client, market, deadline } = asking;
  const answer = await client.ask(deadline, (api) => api.getTrack(trackId, { market }));
  if (answer.kind === 'unknown') return undefined;
  if (!isTrack(answer.body)) throw nonsense();
  return toSong(answer.body, { requestedId: trackId });
}

/** The playable songs of an album, 50 at most; undefined when Spotify does not know it. */
export async function fetchAlbumSongs(asking: Asking, albumId: string): Promise<readonly Song[] | undefined> {
  const { client, market, deadline } = asking;
  const answer = await client.ask(deadline, (api) => api.getAlbum(albumId, { market }));
  if (answer.kind === 'unknown') return undefined;
  const { tracks, ...album } = checked(albumAnswerSchema, answer.body);
  return withoutTwins(toSongs(tracks.items.slice(0, mostAlbumSongs), { album }));
}

function checked<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw nonsense();
  return parsed.output;
}

function nonsense(): CatalogueUnavailable {
  return new CatalogueUnavailable('down', 'Spotify answered something that makes no sense');
}
