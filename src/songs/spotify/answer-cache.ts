// Keeps the catalogue's answers for a day in its memory. Spotify allows caching only for a while ("temporary"),
// and its request quota is small, so one person's search serves everybody's.

import * as v from 'valibot';
import type { Song } from '../../rules/poll/song.ts';
import type { CatalogueMemory, MemoryKey } from '../catalogue-memory.ts';

const keptFor = 24 * 60 * 60_000;

export interface AnswerCache {
  /** The answer kept under a key; undefined when there is none, or it is too old, or not what the schema says. */
  recall<T>(key: MemoryKey, schema: v.GenericSchema<unknown, T>): Promise<T | undefined>;
  /** Keeps an answer for a day. */
  remember(key: MemoryKey, answer: unknown): Promise<void>;
}

export function createAnswerCache(memory: CatalogueMemory, now: () => number): AnswerCache {
  return {
    async recall(key, schema) {
      const kept = v.safeParse(v.object({ until: v.number(), answer: schema }), await memory.recall(key));
      return kept.success && kept.output.until > now() ? kept.output.answer : undefined;
    },
    async remember(key, answer) {
      const until = now() + keptFor;
      await memory.remember(key, { until, answer }, until);
    },
  };
}

/** A song as it comes back from memory. */
const songSchema: v.GenericSchema<unknown, Song> = v.object({
  id: v.string(),
  title: v.string(),
  artists: v.array(v.string()),
  album: v.string(),
  durationMs: v.number(),
  explicit: v.boolean(),
  url: v.string(),
  cover: v.exactOptional(v.string()),
  isrc: v.exactOptional(v.string()),
  requestedId: v.exactOptional(v.string()),
});

/** A page of search results as it comes back from memory. */
export const searchPageSchema = v.object({
  songs: v.array(songSchema),
  nextOffset: v.exactOptional(v.number()),
  unplayableIn: v.exactOptional(v.string()),
});

export const foundSongSchema = v.object({ kind: v.literal('song'), song: songSchema });

export const albumSchema = v.object({
  kind: v.literal('album'),
  songs: v.array(songSchema),
  leftOut: v.number(),
});
