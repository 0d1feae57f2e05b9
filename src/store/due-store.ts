// The clock's list: polls whose closing time may have come, and anything left half done.

import { dueMark, pollIdOf, pollPartition, poolChannelOf } from './keys.ts';
import { keyOf } from './raw-item.ts';
import type { Table } from './table.ts';

export function createDueStore(table: Table, now: () => number) {
  return {
    /** Ids of the polls to look at now, soonest due first, each once. The list may lag behind: look, then decide. */
    async findDuePolls(): Promise<readonly string[]> {
      const items = await table.dueUntil(dueMark, now());
      return [...new Set(items.flatMap((item) => pollIdOf(keyOf(item)) ?? []))];
    },

    /** Channels in whose pools links wait to be looked up now, each once. */
    async findDuePools(): Promise<readonly string[]> {
      const items = await table.dueUntil(dueMark, now());
      return [...new Set(items.flatMap((item) => poolChannelOf(keyOf(item)) ?? []))];
    },

    /** Takes what is left of a poll that is not there any more off the list. */
    async forgetPoll(pollId: string): Promise<void> {
      const items = await table.partition(pollPartition(pollId));
      const due = items.filter((item) => item['due'] !== undefined).map(keyOf);
      await Promise.all(
        due.map((key) =>
          table.update(key, 'REMOVE #due, #dueAt', {
            condition: 'attribute_exists(#due)',
            names: { '#due': 'due', '#dueAt': 'dueAt' },
          }),
        ),
      );
    },
  };
}

export type DueStore = ReturnType<typeof createDueStore>;
