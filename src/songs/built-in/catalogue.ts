// The built-in catalogue, for laptops without a Spotify account: it knows few songs, but is always there.

import { createHash } from 'node:crypto';
import type { Song } from '../../rules/poll/song.ts';
import type { Catalogue } from '../catalogue.ts';
import { builtInParameter } from '../spotify/link.ts';
import { findMatches, type Searchable, searchable } from './search.ts';
import { sampleRows } from './songs.ts';

const pageSize = 10;
/** A link to some song on Spotify. */
const someSong = `https://open.spotify.com/track/${'0'.repeat(22)}`;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const idLength = 22;

export interface SampleSong extends Song {
  readonly year: number;
}

interface Entry extends Searchable {
  readonly song: SampleSong;
  readonly albumId: string;
}

const entries: readonly Entry[] = sampleRows.trim().split('\n').map(readRow);

/** Every built-in song. */
export const sampleSongs: readonly SampleSong[] = entries.map(({ song }) => song);

/** @param coverBase what stands before `<song id>.svg` in the address of a cover; without it, songs have none. */
export function createSampleCatalogue({ coverBase }: { readonly coverBase?: string } = {}): Catalogue {
  const known = ({ year: _, ...song }: SampleSong): Song =>
    coverBase === undefined ? song : { ...song, cover: `${coverBase}${song.id}.svg` };
  const withCovers = (found: readonly Entry[]) => found.map(({ song }) => known(song));
  return {
    async searchSongs(query, offset) {
      const found = findMatches(entries, query);
      const songs = withCovers(found.slice(offset, offset + pageSize));
      const next = offset + pageSize;
      return next < found.length ? { songs, nextOffset: next } : { songs };
    },
    async findSong(trackId) {
      const song = findSampleSong(trackId);
      return song === undefined ? { kind: 'built-in-only' } : { kind: 'song', song: known(song) };
    },
    async findAlbum(id) {
      const found = entries.filter(({ albumId }) => albumId === id);
      if (found.length === 0) return { kind: 'built-in-only' };
      return { kind: 'album', songs: withCovers(found), leftOut: 0 };
    },
    // What it leads to is asked for in vain as well, but then it is said why.
    expandShortLink: async () => someSong,
    warmUp: async () => {},
  };
}

export function findSampleSong(id: string): SampleSong | undefined {
  return sampleSongs.find((song) => song.id === id);
}

/** @throws when the row is not as songs.ts says. */
function readRow(row: string): Entry {
  const [title, artistList, album, year, length, otherNames = ''] = row.split(' | ');
  const [, minutes, seconds, explicit] = /^(\d+):(\d\d)( E)?$/u.exec(length ?? '') ?? [];
  if (title === undefined || artistList === undefined || album === undefined || seconds === undefined) {
    throw new Error(`This is no song: ${row}`);
  }
  const artists = artistList.split('; ');
  const [artist = ''] = artists;
  const id = idOf('track', title, artist);
  const song = {
    id,
    title,
    artists,
    album,
    year: Number(year),
    durationMs: (Number(minutes) * 60 + Number(seconds)) * 1_000,
    explicit: explicit !== undefined,
    url: `https://open.spotify.com/search/${encodeURIComponent(`${title} ${artist}`)}?${builtInParameter}=${id}`,
  };
  const words = searchable({ title, otherNames, artists, details: `${album} ${year}` });
  return { song, albumId: idOf('album', album, artist), ...words };
}

/** As Spotify's ids look, and the same in every run. */
function idOf(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(parts.join('\n')).digest();
  return Array.from(hash.subarray(0, idLength), (byte) => alphabet[byte % alphabet.length]).join('');
}
