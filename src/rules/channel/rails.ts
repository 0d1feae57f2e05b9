// Which songs a channel takes into its polls, by its settings.

import { isSameRecording, type Song } from '../poll/song.ts';
import type { ChannelSettings } from './settings.ts';

export type Rails = Pick<ChannelSettings, 'explicit' | 'longestMinutes' | 'songsPerArtist'>;

/** Why a channel takes a song into no poll, or not into this one. */
export type SongRefusal =
  | { readonly kind: 'explicit' }
  | { readonly kind: 'too-long'; readonly longestMinutes: number }
  /** So many songs by this artist are in the poll. */
  | { readonly kind: 'too-many-of-artist'; readonly artist: string; readonly limit: number };

/**
 * Undefined where the channel takes the song. Each artist that the catalogue names counts, guests as well. Of a song that is not
 * known to be explicit it is taken that it is not.
 * @param songsAlready those in the poll; where the song itself is among them, it is not counted
 */
export function refusalOf(
  song: Song,
  settings: Rails,
  songsAlready: readonly Song[],
): SongRefusal | undefined {
  const { explicit, longestMinutes, songsPerArtist } = settings;
  if (explicit === 'refuse' && song.explicit) return { kind: 'explicit' };
  if (longestMinutes !== null && secondsOf(song) > longestMinutes * 60)
    return { kind: 'too-long', longestMinutes };
  if (songsPerArtist === null) return undefined;
  const others = songsAlready.filter((other) => !isSameRecording(other, song));
  const isFull = (artist: string) => others.filter((other) => isBy(other, artist)).length >= songsPerArtist;
  const artist = song.artists.find(isFull);
  return artist === undefined ? undefined : { kind: 'too-many-of-artist', artist, limit: songsPerArtist };
}

/** A song that the channel does not take. */
export interface RefusedSong {
  readonly song: Song;
  readonly why: SongRefusal;
}

export interface Sifted {
  readonly taken: readonly Song[];
  readonly refused: readonly RefusedSong[];
}

/** Parts songs that are to come in one after the other into those that the channel takes and those that it does not. */
export function siftSongs(songs: readonly Song[], settings: Rails, songsAlready: readonly Song[]): Sifted {
  const taken: Song[] = [];
  const refused: RefusedSong[] = [];
  for (const song of songs) {
    const why = refusalOf(song, settings, [...songsAlready, ...taken]);
    if (why === undefined) taken.push(song);
    else refused.push({ song, why });
  }
  return { taken, refused };
}

/** As lengths are shown: what reads "5:00" is no longer than five minutes. */
function secondsOf({ durationMs }: Song): number {
  return Math.round(durationMs / 1_000);
}

function isBy({ artists }: Song, artist: string): boolean {
  return artists.some((other) => folded(other) === folded(artist));
}

function folded(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
