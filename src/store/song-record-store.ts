// When a song last won in a channel, so that it does not come back at once. Kept beyond the poll in which it won.

import * as v from 'valibot';
import { isSameRecording, type Song } from '../rules/poll/song.ts';
import { recordingKeys } from '../rules/pool/entry.ts';
import type { ChannelMove } from './channel-store.ts';
import { songRecordKey, songRecordPartition } from './keys.ts';
import { schemaVersion, songSchema } from './poll-item.ts';
import type { Table } from './table.ts';

const itemSchema = v.object({
  v: v.literal(schemaVersion),
  song: songSchema,
  poll: v.string(),
  at: v.number(),
});

export interface SongRecord {
  readonly song: Song;
  /** The id of the poll in which it won. */
  readonly poll: string;
  /** When that closed, in milliseconds since 1970. */
  readonly at: number;
}

/** So many items are read in one request. */
const mostAtOnce = 100;

export function createSongRecordStore(table: Table) {
  return {
    /** Notes that a song won, under each name by which it may be found. What is newer stays. Repeatable. */
    async saveWin(channel: string, { song, poll, at }: SongRecord): Promise<void> {
      await Promise.all(
        recordingKeys(song).map((key) =>
          table.put(
            { ...songRecordKey(channel, key), v: schemaVersion, song, poll, at },
            {
              condition: 'attribute_not_exists(#pk) OR #at <= :at',
              names: { '#pk': 'pk', '#at': 'at' },
              values: { ':at': at },
            },
          ),
        ),
      );
    },

    /** Notes that a song did not win in that poll after all. Repeatable. */
    async voidWin(channel: string, { song, poll }: Omit<SongRecord, 'at'>): Promise<void> {
      await Promise.all(
        recordingKeys(song).map((key) =>
          table.update(songRecordKey(channel, key), 'SET #at = :never', {
            condition: '#poll = :poll',
            names: { '#poll': 'poll', '#at': 'at' },
            values: { ':poll': poll, ':never': 0 },
          }),
        ),
      );
    },

    /** Notes what won under another id of the channel as well. Repeatable. */
    async copyWins({ from, to }: ChannelMove): Promise<void> {
      const items = await table.partition(songRecordPartition(from));
      const wins = items.flatMap((item) => (v.is(itemSchema, item) && item.at > 0 ? [item] : []));
      await Promise.all(wins.map(({ song, poll, at }) => this.saveWin(to, { song, poll, at })));
    },

    /** When each of these songs last won there, in their order; undefined for those that never did. */
    async findWins(channel: string, songs: readonly Song[]): Promise<readonly (SongRecord | undefined)[]> {
      const keys = [...new Set(songs.flatMap((song) => recordingKeys(song)))];
      const parts = Array.from({ length: Math.ceil(keys.length / mostAtOnce) }, (_, at) =>
        keys.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
      );
      const read = await Promise.all(
        parts.map((part) => table.getMany(part.map((key) => songRecordKey(channel, key)))),
      );
      const wins = read.flat().flatMap((item) => (v.is(itemSchema, item) && item.at > 0 ? [item] : []));
      return songs.map((song) => {
        const own = wins.filter((win) => isSameRecording(win.song, song));
        return own.sort((one, other) => other.at - one.at)[0];
      });
    },
  };
}

export type SongRecordStore = ReturnType<typeof createSongRecordStore>;
