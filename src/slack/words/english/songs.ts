// What is said of one song.

import type { SongWords } from '../songs.ts';

export const songs: SongWords = {
  untitled: 'Untitled song',
  explicit: 'Explicit',
  explicitMark: 'E',
  by: (title, artists) => `${title} by ${artists}`,
  numbered: (number) => `song ${number}`,
  cover: (song) => `Cover of ${song}`,
};
