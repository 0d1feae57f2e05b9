// Naming the catalogue that songs come from: Spotify's terms ask for it, wherever its songs are shown.

import type { Song } from '../../rules/poll/song.ts';
import type { Words } from '../words/words.ts';

/** Songs of the built-in catalogue lead to a search on Spotify: they are ours. */
const searchPage = 'https://open.spotify.com/search/';

/** "Songs from Spotify" where one of them is; nothing where none is. */
export function attribution({ pollMessage }: Words, songs: readonly Song[]): readonly string[] {
  return songs.some(({ url }) => !url.startsWith(searchPage)) ? [pollMessage.songsFromSpotify] : [];
}
