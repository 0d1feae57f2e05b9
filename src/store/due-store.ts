// The clock's list: polls whose closing time may have come, schedules whose time may have, and anything left half done.

import { dueMark, isScheduleKey, pollIdOf, pollPartition, poolChannelOf, scheduleIdOf } from './keys.ts';
import { keyOf } from './raw-item.ts';
import type { Table } from './table.ts';

/** What the clock has to look at now, each once, soonest due first. The list may lag behind: look, then decide. */
export interface Due {
  /** Ids. */
  readonly polls: readonly string[];
  /** Ids of schedules whose own time has come. */
  readonly schedules: readonly string[];
  /** Ids of schedules with an errand whose time has come. */
  readonly scheduleErrands: readonly string[];
  /** Channels in whose pools links wait to be looked up. */
  readonly pools: readonly string[];
}

export function createDueStore(table: Table, now: () => number) {
  return {
    async findDue(): Promise<Due> {
      const keys = (await table.dueUntil(dueMark, now())).map(keyOf);
      const idsOf = (idOf: (key: (typeof keys)[number]) => string | undefined) => [
        ...new Set(keys.flatMap((key) => idOf(key) ?? [])),
      ];
      return {
        polls: idsOf(pollIdOf),
        schedules: idsOf((key) => (isScheduleKey(key) ? scheduleIdOf(key) : undefined)),
        scheduleErrands: idsOf((key) => (isScheduleKey(key) ? undefined : scheduleIdOf(key))),
        pools: idsOf(poolChannelOf),
      };
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
