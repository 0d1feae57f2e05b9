// Why a channel does not take a song into a poll.

import type { SongRefusal } from '../../../rules/channel/rails.ts';
import { shortInline } from '../../kit/text.ts';
import { counted, songs } from './grammar.ts';

/** What stands behind "This channel". @param namesArtist false where there is little room */
export function takes(why: SongRefusal, namesArtist = true): string {
  switch (why.kind) {
    case 'explicit':
      return 'takes no explicit songs';
    case 'too-long':
      return `takes no songs longer than ${counted(why.longestMinutes, { one: 'minute', other: 'minutes' })}`;
    case 'too-many-of-artist': {
      const artist = namesArtist ? shortInline(why.artist, 40, 'one artist') : 'one artist';
      return `takes at most ${songs(why.limit)} by ${artist} in a poll`;
    }
  }
}
