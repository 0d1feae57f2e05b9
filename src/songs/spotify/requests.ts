// The three things that are asked of Spotify, and what its answers mean. One request each: the quota is small.

import * as v from 'valibot';
import { withoutTwins } from '../../rules/poll/song.ts';
import {
  type Album,
  CatalogueUnavailable,
  type FoundSong,
  type Missing,
  type SearchPage,
} from '../catalogue.ts';
import type { SpotifyClient } from './client.ts';
import type { Deadline } from './deadline.ts';
import { albumAnswerSchema, type ReadTrack, readTrack, searchAnswerSchema, songsOf } from './song.ts';
import type { SpotifyRefusal } from './transport.ts';

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
  if (answer.kind === 'unknown') return withoutAnswer(answer.refusal, offset);
  const { tracks } = checked(searchAnswerSchema, answer.body);
  const nextOffset = offset + pageSize;
  const hasMore = tracks.next === undefined ? (tracks.total ?? 0) > nextOffset : tracks.next !== null;
  const goesOn = hasMore && tracks.items.length > 0 && nextOffset <= lastOffset;
  const read = tracks.items.map((item) => readTrack(item));
  return {
    songs: withoutTwins(songsOf(read)),
    ...(goesOn && { nextOffset }),
    ...(read.some(({ kind }) => kind === 'not-playable') && { unplayableIn: market }),
  };
}

/** What Spotify says where a request of ours is at fault, whatever the words are. */
const ourFault = /invalid (?:limit|offset)|search type/i;

/** A search has no id that could be unknown: Spotify does not take the words, or has no page so far on. */
function withoutAnswer(refusal: SpotifyRefusal, offset: number): SearchPage {
  if (ourFault.test(refusal.text))
    throw new CatalogueUnavailable('down', refusal.message, { cause: refusal });
  if (offset > 0) return { songs: [] };
  throw new CatalogueUnavailable('odd-words', refusal.message, { cause: refusal });
}

/** The song of a track, or why there is none that can be played in this market. */
export async function fetchSong(asking: Asking, trackId: string): Promise<FoundSong> {
  const { client, market, deadline } = asking;
  const answer = await client.ask(deadline, (api) => api.getTrack(trackId, { market }));
  if (answer.kind === 'unknown') return { kind: 'unknown' };
  const track = readTrack(answer.body, { requestedId: trackId });
  return track.kind === 'song' ? track : whyMissing(track, market);
}

/** The playable songs of an album, 50 at most, or why there are none. */
export async function fetchAlbum(asking: Asking, albumId: string): Promise<Album | Missing> {
  const { client, market, deadline } = asking;
  const answer = await client.ask(deadline, (api) => api.getAlbum(albumId, { market }));
  if (answer.kind === 'unknown') return { kind: 'unknown' };
  const { tracks, ...album } = checked(albumAnswerSchema, answer.body);
  const items = tracks.items.slice(0, mostAlbumSongs);
  const read = items.map((item) => readTrack(item, { album }));
  const songs = withoutTwins(songsOf(read));
  const leftOut = Math.max(tracks.total ?? 0, tracks.items.length) - items.length;
  const hasTracks = read.some(({ kind }) => kind !== 'no-track');
  if (songs.length > 0 || !hasTracks) return { kind: 'album', songs, leftOut };
  const unplayable = read.find(({ kind }) => kind === 'not-playable');
  return unplayable?.kind === 'not-playable'
    ? whyMissing({ ...unplayable, title: album.name }, market)
    : { kind: 'taken-off' };
}

function whyMissing(track: Exclude<ReadTrack, { kind: 'song' }>, market: string): Missing {
  switch (track.kind) {
    case 'taken-off':
      return { kind: 'taken-off' };
    case 'not-playable':
      return { kind: 'not-playable', title: track.title, ...(track.isForMarket && { market }) };
    case 'no-track':
      throw nonsense();
  }
}

function checked<T>(schema: v.GenericSchema<unknown, T>, body: unknown): T {
  const parsed = v.safeParse(schema, body);
  if (!parsed.success) throw nonsense();
  return parsed.output;
}

function nonsense(): CatalogueUnavailable {
  return new CatalogueUnavailable('down', 'Spotify answered something that makes no sense');
}
