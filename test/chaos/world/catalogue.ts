// The songs of a run, and a catalogue that knows them. It answers at once: what a slow one does, other tests show.

import type { Song } from '../../../src/rules/poll/song.ts';
import type { Catalogue } from '../../../src/songs/catalogue.ts';

/** "Song 7", of which polls read "Song 7 by Queen". */
export const titleOf = (number: number): string => `Song ${number}`;

const idLength = 22;

export function stormSong(number: number): Song {
  return {
    id: `song${number}`.padEnd(idLength, '0'),
    title: titleOf(number),
    artists: ['Queen'],
    album: 'Jazz',
    durationMs: 207_000,
    explicit: false,
    url: 'https://open.spotify.com/track/0123456789012345678901',
    isrc: `GBSTORM${String(number).padStart(5, '0')}`,
  };
}

/** The same recording on another album. */
const twinOf = (number: number): Song => ({
  ...stormSong(number),
  id: `twin${number}`.padEnd(idLength, '0'),
  album: 'Greatest Hits',
});

/** What finds a song, or its twin. */
export const wordsFor = (number: number, isTwin: boolean): string =>
  isTwin ? `twin ${number}` : titleOf(number);

export function createStormCatalogue(): Catalogue {
  return {
    async searchSongs(query) {
      const [, kind, number] = /^(song|twin) (\d+)$/iu.exec(query.trim()) ?? [];
      if (number === undefined) return { songs: [] };
      return { songs: [kind?.toLowerCase() === 'twin' ? twinOf(Number(number)) : stormSong(Number(number))] };
    },
    findSong: async () => ({ kind: 'unknown' }),
    findAlbum: async () => ({ kind: 'unknown' }),
    expandShortLink: async () => undefined,
    warmUp: async () => {},
  };
}
