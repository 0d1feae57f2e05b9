// What comes of saving a song in a channel: by the caps of its pool, by what the channel takes, and by what has won there lately.

import { refusalOf, type SongRefusal } from '../channel/rails.ts';
import type { ChannelSettings } from '../channel/settings.ts';
import type { Song } from '../poll/song.ts';
import {
  type Entry,
  findEntry,
  isOver,
  isWaiting,
  type NoRoom,
  type PoolContents,
  type Saved,
  save,
  type Wish,
} from './entry.ts';
import type { Had } from './had.ts';

export type SaveOutcome =
  | Saved
  /** The channel does not take the song. */
  | { readonly kind: 'refused'; readonly why: SongRefusal }
  /** It won there then, in milliseconds since 1970, and is kept from coming back for so many weeks. */
  | ({ readonly kind: 'won-lately' } & Had);

/** Whether the song is in the pool by then, and its person wants it. */
export function isInPool(outcome: SaveOutcome): outcome is Exclude<Saved, NoRoom> {
  return 'entry' in outcome;
}

/** The entry as it is to be written; undefined where nothing is. */
export function entryToWrite(outcome: SaveOutcome): Entry | undefined {
  const isWrite = outcome.kind === 'saved' || outcome.kind === 'supported' || outcome.kind === 'changed';
  return isWrite ? outcome.entry : undefined;
}

export interface Circumstances {
  readonly settings: ChannelSettings;
  /** That the channel has had the song, if that keeps it from coming back. */
  readonly had: Had | undefined;
  /** Although it won, for its person may say so. */
  readonly anyway: boolean;
}

/**
 * What comes of saving a song. The limit by artist is one for a poll: as many wait in the pool as one poll may have, so that one
 * artist does not fill it. There may be more where songs come back from polls, or the limit was lowered; whoever wants one of
 * those too is not refused, and a poll that is filled leaves out what is over its limit (`siftSongs`).
 */
export function saveWhereTaken(
  contents: PoolContents,
  song: Song,
  { settings, had, anyway, ...wish }: Circumstances & Wish,
): SaveOutcome {
  const there = findEntry(contents.entries, song);
  // One that is in the pool all the same was let in by somebody who may: others may want it too.
  const isThere = there !== undefined && !isOver(there);
  if (had !== undefined && !anyway && !isThere) return { kind: 'won-lately', ...had };
  const besides = isThere ? [] : contents.entries.filter(isWaiting).map((entry) => entry.song);
  const why = refusalOf(song, settings, besides);
  return why === undefined ? save(contents, song, wish) : { kind: 'refused', why };
}
