// Schedules in the table. Whoever changes one states the edition that was read; who comes second reads again and decides anew.

import type { Schedule } from '../rules/schedule/schedule.ts';
import { type Errand, errandsAmong } from './errand-item.ts';
import { isScheduleKey, scheduleIdOf, scheduleKey, schedulePartition } from './keys.ts';
import { keyOf } from './raw-item.ts';
import { fromScheduleItem, type StoredSchedule, toScheduleItem } from './schedule-item.ts';
import type { Table } from './table.ts';

/** A schedule with what is to be done for it outside, or was done. */
export interface SeenSchedule extends StoredSchedule {
  readonly errands: readonly Errand[];
}

export interface FoundSchedules {
  readonly schedules: readonly Schedule[];
  /** Items that are no schedules of a version this code knows. */
  readonly unreadable: readonly { readonly id: string; readonly error: unknown }[];
}

/** Two change the same schedule at once seldom; so many times in a row it is no accident. */
const mostTries = 10;

export function createScheduleStore(table: Table, now: () => number) {
  async function findSchedule(id: string): Promise<StoredSchedule | undefined> {
    const item = await table.get(scheduleKey(id));
    return item && fromScheduleItem(item);
  }

  /** @param before the edition that was read */
  function saveSchedule(schedule: Schedule, before: number): Promise<boolean> {
    return table.put(
      { ...scheduleKey(schedule.id), ...toScheduleItem(schedule, before + 1, now()) },
      { condition: '#edition = :before', names: { '#edition': 'edition' }, values: { ':before': before } },
    );
  }

  return {
    findSchedule,

    /** Read consistently, as all here. */
    async findSeenSchedule(id: string): Promise<SeenSchedule | undefined> {
      const items = await table.partition(schedulePartition(id));
      const item = items.find((one) => isScheduleKey(keyOf(one)));
      return item && { ...fromScheduleItem(item), errands: errandsAmong(items) };
    },

    /** Those of these that are there, in no order. One that cannot be read hides no other. */
    async findSchedules(ids: readonly string[]): Promise<FoundSchedules> {
      if (ids.length === 0) return { schedules: [], unreadable: [] };
      const read = (await table.getMany(ids.map(scheduleKey))).map((item) => {
        const id = scheduleIdOf(keyOf(item)) ?? '';
        try {
          return fromScheduleItem(item);
        } catch (error) {
          return { id, error };
        }
      });
      return {
        schedules: read.flatMap((one) => ('schedule' in one ? [one.schedule] : [])),
        unreadable: read.flatMap((one) => ('error' in one ? [one] : [])),
      };
    },

    /** @returns false when it is there already */
    createSchedule: (schedule: Schedule): Promise<boolean> =>
      table.put(
        { ...scheduleKey(schedule.id), ...toScheduleItem(schedule, 1, now()) },
        { condition: 'attribute_not_exists(#pk)', names: { '#pk': 'pk' } },
      ),

    /** @returns false when somebody else has changed it since it was read */
    saveSchedule,

    /**
     * Changes a schedule as it stands by then.
     * @param change what it is to become; undefined where it stays as it is. Called again where somebody was quicker.
     * @returns as it is afterwards; undefined where there is none
     * @throws when others have changed it again and again
     */
    async changeSchedule(
      id: string,
      change: (schedule: Schedule) => Schedule | undefined,
    ): Promise<Schedule | undefined> {
      for (let tries = 0; tries < mostTries; tries += 1) {
        const stored = await findSchedule(id);
        if (stored === undefined) return undefined;
        const changed = change(stored.schedule);
        if (changed === undefined || changed === stored.schedule) return stored.schedule;
        if (await saveSchedule(changed, stored.edition)) return changed;
      }
      throw new Error(`A schedule was changed ${mostTries} times in a row while it was being changed`);
    },

    /** Has the stream bring a schedule whose errands are due. @returns false when it is not there any more */
    touchSchedule: (id: string): Promise<boolean> =>
      table.update(scheduleKey(id), 'SET #touched = :now', {
        condition: 'attribute_exists(#pk)',
        names: { '#pk': 'pk', '#touched': 'touchedAt' },
        values: { ':now': now() },
      }),
  };
}

export type ScheduleStore = ReturnType<typeof createScheduleStore>;
