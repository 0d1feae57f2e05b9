// What is said of one song, cut to the room there is. Plain: nothing here is escaped yet.

import type { Poll } from '../../rules/poll/poll.ts';
import type { Song } from '../../rules/poll/song.ts';
import type { Room } from '../kit/fitting.ts';
import { mostInButtonLabel } from '../kit/limits.ts';
import { cut, cutForField, inline, oneLine, shortLine } from '../kit/text.ts';
import type { Words } from '../words/words.ts';

export function songTitle(words: Words, song: Song, most: number): string {
  return shortLine(song.title, most, words.songs.untitled);
}

/** "Title by Artist, Artist", for sentences and labels. */
export function songByArtists(words: Words, song: Song, room: Pick<Room, 'title' | 'artists'>): string {
  return titleByArtists(words, song, {
    title: inline(songTitle(words, song, room.title)),
    most: room.artists,
  });
}

/** The same with the title as it is given; the title alone where the catalogue names no artist. */
export function titleByArtists(words: Words, song: Song, given: { title: string; most: number }): string {
  const artists = artistsOf(song, given.most);
  return artists === '' ? given.title : words.songs.by(given.title, inline(artists));
}

interface DetailsRoom extends Pick<Room, 'album'> {
  /** Whether a mark beside the title says that it is explicit: once is enough. */
  readonly isMarked?: boolean;
}

/** "Album · 3:27 · Explicit": what stands below a song whose artists are named beside its title. */
export function details(words: Words, song: Song, { album, isMarked = false }: DetailsRoom): string {
  const parts = [inline(shortLine(song.album, album)), length(song.durationMs)];
  if (song.explicit && !isMarked) parts.push(words.songs.explicit);
  return parts.filter((part) => part !== '').join(' · ');
}

/** What stands behind the title of an explicit song, in a poll whose channel wants it marked; plain, and empty elsewhere. */
export function explicitMark(
  words: Words,
  { marksExplicit }: Pick<Poll, 'marksExplicit'>,
  song: Song,
): string {
  return marksExplicit && song.explicit ? words.songs.explicitMark : '';
}

/** The artists as they stand behind a title; empty where the catalogue names none. */
export function artistLine(song: Song, most: number): string {
  return inline(artistsOf(song, most));
}

/** Names the song, not the album: whoever listens to a screen hears to what the picture belongs. */
export function coverAltText(words: Words, song: Song, most: number): string {
  return cut(words.songs.cover(songByArtists(words, song, { title: most, artists: most })), most);
}

interface SongLabel {
  /** "Vote for …", with the song as by `songByArtists`. */
  readonly says: (song: string) => string;
  readonly most: number;
}

/** What a screen reader says of a song's button: "Vote for Title by Artist". */
export function songLabel(words: Words, song: Song, { says, most }: SongLabel): string {
  const label = cut(says(songByArtists(words, song, { title: most, artists: most })), most);
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
