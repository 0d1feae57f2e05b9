// Things worth remembering for a while that can be had again elsewhere: catalogue answers, people's names.

import type { Key } from './keys.ts';
import { keyOf } from './raw-item.ts';
import type { RawItem, Table } from './table.ts';

export function createCache(table: Table, now: () => number) {
  const isFresh = (item: RawItem) => typeof item['ttl'] === 'number' && item['ttl'] * 1_000 > now();

  return {
    /** What was noted, unchecked; undefined when nothing is, or its time is over. */
    async recall(key: Key): Promise<unknown> {
      const item = await table.get(key);
      return item && isFresh(item) ? item['value'] : undefined;
    },

    /** The same for up to 100 keys; the answer is by partition key and holds only what was found. */
    async recallMany(keys: readonly Key[]): Promise<ReadonlyMap<string, unknown>> {
      const items = keys.length === 0 ? [] : await table.getMany(keys);
      return new Map(items.filter(isFresh).map((item) => [keyOf(item).pk, item['value']]));
    },

    /** @param until milliseconds since 1970; at least to the second. */
    async remember(key: Key, value: unknown, until: number): Promise<void> {
      await table.put({ ...key, value, ttl: Math.ceil(until / 1_000) });
    },
  };
}

export type Cache = ReturnType<typeof createCache>;
