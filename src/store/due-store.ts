// The clock's list: polls whose closing time may have come, and anything left half done.

import { dueMark, pollIdOf } from './keys.ts';
import { keyOf } from './raw-item.ts';
import type { Table } from './table.ts';

export function createDueStore(table: Table, now: () => number) {
  return {
    /** Ids of the polls to look at now, soonest due first, each once. The list may lag behind: look, then decide. */
    async findDuePolls(): Promise<readonly string[]> {
      const items = await table.dueUntil(dueMark, now());
      return [...new Set(items.flatMap((item) => pollIdOf(keyOf(item)) ?? []))];
    },
  };
}

export type DueStore = ReturnType<typeof createDueStore>;
