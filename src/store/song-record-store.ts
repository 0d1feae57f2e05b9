// When a song last won in a channel, or was its song of the day, so that it does not come back at once. Kept beyond the poll in
// which it won.

import * as v from 'valibot';
import { isSameRecording, type Song } from '../rules/poll/song.ts';
import { recordingKeys } from '../rules/pool/entry.ts';
import type { ChannelMove } from './channel-store.ts';
import { type Key, songRecordKey, songRecordPartition } from './keys.ts';
import { schemaVersion, songSchema } from './poll-item.ts';
import type { Table } from './table.ts';

const comingSchema = {
  wasPosted: v.exactOptional(v.boolean()),
  isForGood: v.exactOptional(v.boolean()),
};

const itemSchema = v.object({
  v: v.literal(schemaVersion),
  song: songSchema,
  poll: v.string(),
  at: v.number(),
  ...comingSchema,
  /** The win before that, which holds again should this one be void. */
  earlier: v.exactOptional(v.object({ poll: v.string(), at: v.number(), ...comingSchema })),
});

export interface SongRecord {
  readonly song: Song;
  /** The id of the poll in which it won. */
  readonly poll: string;
  /** When that closed, in milliseconds since 1970. */
  readonly at: number;
  /** It did not win: it was the song of the day. */
  readonly wasPosted?: boolean;
  /** It never comes back. */
  readonly isForGood?: boolean;
}

type Win = Omit<SongRecord, 'song'>;

interface KeptRecord extends SongRecord {
  readonly earlier?: Win;
}

/** So many items are read in one request. */
const mostAtOnce = 100;

/** Two write the same record at once seldom; so many times in a row it is no accident. */
const mostTries = 10;

export function createSongRecordStore(table: Table) {
  /** @param change what it becomes; undefined where it stays as it is */
  async function changeRecord(
    key: Key,
    change: (there: KeptRecord | undefined) => KeptRecord | undefined,
  ): Promise<void> {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const item = await table.get(key);
      const there = v.safeParse(itemSchema, item);
      const to = change(there.success ? there.output : undefined);
      if (to === undefined) return;
      // What cannot be read is written anew.
      const isWritten = there.success
        ? await table.put(
            { ...key, v: schemaVersion, ...to },
            {
              condition: '#poll = :poll AND #at = :at',
              names: { '#poll': 'poll', '#at': 'at' },
              values: { ':poll': there.output.poll, ':at': there.output.at },
            },
          )
        : await table.put(
            { ...key, v: schemaVersion, ...to },
            item === undefined ? { condition: 'attribute_not_exists(#pk)', names: { '#pk': 'pk' } } : {},
          );
      if (isWritten) return;
    }
    throw new Error(
      `The record of a song was changed ${mostTries} times in a row while it was being changed`,
    );
  }

  async function saveWin(channel: string, won: SongRecord): Promise<void> {
    const { song, poll, at } = won;
    await Promise.all(
      recordingKeys(song).map((key) =>
        changeRecord(songRecordKey(channel, key), (there) => {
          if (there === undefined) return won;
          if (there.at > at || (there.poll === poll && there.at === at)) return undefined;
          const before = there.poll === poll || there.at === 0 ? there.earlier : there;
          return { ...won, ...(before && { earlier: winOf(before) }) };
        }),
      ),
    );
  }

  return {
    /** Notes that a song won, under each name by which it may be found. What is newer stays. Repeatable. */
    saveWin,

    /** Notes that a song did not win in that poll after all: its win before that holds again. Repeatable. */
    async voidWin(channel: string, { song, poll }: Omit<SongRecord, 'at'>): Promise<void> {
      await Promise.all(
        recordingKeys(song).map((key) =>
          changeRecord(songRecordKey(channel, key), (there) => {
            if (there?.poll !== poll || there.at === 0) return undefined;
            return { song: there.song, ...(there.earlier ?? { poll, at: 0 }) };
          }),
        ),
      );
    },

    /** Notes what won under another id of the channel as well. Repeatable. */
    async copyWins({ from, to }: ChannelMove): Promise<void> {
      const items = await table.partition(songRecordPartition(from));
      for (const { song, earlier, ...win } of items.filter((item) => v.is(itemSchema, item))) {
        if (earlier !== undefined) await saveWin(to, { song, ...earlier });
        if (win.at > 0) await saveWin(to, { song, ...winOf(win) });
      }
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

function winOf({ poll, at, wasPosted, isForGood }: Win): Win {
  return { poll, at, ...(wasPosted && { wasPosted }), ...(isForGood && { isForGood }) };
}

export type SongRecordStore = ReturnType<typeof createSongRecordStore>;
