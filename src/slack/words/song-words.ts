// What is said of one song, in plain words: nothing here is escaped yet.

import type { Song } from '../../rules/poll/song.ts';
import type { Room } from '../kit/fitting.ts';
import { mostInButtonLabel } from '../kit/limits.ts';
import { cut, cutForField, inline, oneLine, shortLine } from '../kit/text.ts';

export const explicitMark = 'Explicit';

export function songTitle(song: Song, most: number): string {
  return shortLine(song.title, most, 'Untitled song');
}

/** "Title by Artist, Artist", for sentences and labels. */
export function songByArtists(song: Song, room: Pick<Room, 'title' | 'artists'>): string {
  return inline(songTitle(song, room.title)) + byArtists(song, room.artists);
}

/** " by Artist, Artist"; empty where the catalogue names none. */
export function byArtists(song: Song, most: number): string {
  const artists = artistsOf(song, most);
  return artists === '' ? '' : ` by ${inline(artists)}`;
}

/** "Artist, Artist · Album · 3:27", without what the catalogue does not name. */
export function credits(song: Song, room: Pick<Room, 'artists' | 'album'>): string {
  const parts = [artistsOf(song, room.artists), shortLine(song.album, room.album), length(song.durationMs)];
  return parts
    .filter((part) => part !== '')
    .map(inline)
    .join(' · ');
}

/** Names the song, not the album: whoever listens to a screen hears to what the picture belongs. */
export function coverAltText(song: Song, most: number): string {
  return cut(`Cover of ${songByArtists(song, { title: most, artists: most })}`, most);
}

/** What a screen reader says of a song's button: "Vote for Title by Artist". */
export function buttonLabel(verb: 'Vote for' | 'Add' | 'Remove' | 'Open', song: Song, most: number): string {
  const label = cut(`${verb} ${songByArtists(song, { title: most, artists: most })}`, most);
  return cutForField(label, mostInButtonLabel);
}

/** "3:27", "1:02:03". */
export function length(durationMs: number): string {
  const seconds = Math.round(durationMs / 1000);
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const twoDigits = (count: number) => String(count).padStart(2, '0');
  const minutesShown = hours > 0 ? `${hours}:${twoDigits(minutes)}` : String(minutes);
  return `${minutesShown}:${twoDigits(seconds % 60)}`;
}

function artistsOf(song: Song, most: number): string {
  return shortLine(song.artists.map(oneLine).filter(Boolean).join(', '), most);
}
