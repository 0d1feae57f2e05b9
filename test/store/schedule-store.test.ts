// Schedules and the roster of a channel, on each engine: whoever comes second is told so, and the clock's list has what is due.

import { describe, expect, it } from 'vitest';
import { newPlan } from '../../src/rules/schedule/planning.ts';
import { paused, stopped, strike, withNext } from '../../src/rules/schedule/running.ts';
import type { Schedule } from '../../src/rules/schedule/schedule.ts';
import { scheduleKey } from '../../src/store/keys.ts';
import { createRosterStore } from '../../src/store/roster-store.ts';
import { createScheduleStore } from '../../src/store/schedule-store.ts';
import { onEachEngine } from './on-each-engine.ts';

const hour = 60 * 60 * 1_000;

onEachEngine((store) => {
  const schedules = () => createScheduleStore(store().table, () => store().clock.now);
  const schedule = (over: Partial<Schedule> = {}): Schedule => {
    const { weekdays, time: _, zone: __, ...plan } = newPlan('UTC');
    return withNext(
      {
        ...plan,
        timetable: { weekdays, time: '16:00', zone: 'UTC' },
        ...{ id: store().id, channel: 'C1', owner: { id: 'U1', name: 'Ann' }, language: 'en' },
        ...{ planEdition: 0, createdAt: store().clock.now, status: 'active', pauses: 0, hadThemes: [] },
        ...over,
      },
      store().clock.now,
    );
  };
  const isDue = async () => (await store().findDue()).schedules.includes(store().id);

  describe('a schedule', () => {
    it('is read back as it was written', async () => {
      const missed = { name: 'x', at: 1, several: { times: 2, lastAt: 2 } };
      const one = schedule({ themes: ['Rain'], skipped: '2026-11-27T16:00', missed });
      await schedules().createSchedule(one);
      expect(await schedules().findSchedule(one.id)).toEqual({ schedule: one, edition: 1 });
    });

    it('is written once, and changed by whoever has read its last edition', async () => {
      const one = schedule();
      expect(await schedules().createSchedule(one)).toBe(true);
      expect(await schedules().createSchedule(one)).toBe(false);
      expect(await schedules().saveSchedule({ ...one, title: 'A' }, 1)).toBe(true);
      expect(await schedules().saveSchedule({ ...one, title: 'B' }, 1)).toBe(false);
      expect((await schedules().findSchedule(one.id))?.schedule.title).toBe('A');
    });

    it('is changed by many at once, each on top of the others', async () => {
      const one = schedule();
      await schedules().createSchedule(one);
      const add = () =>
        schedules().changeSchedule(one.id, (now) => ({ ...now, hadThemes: [...now.hadThemes, 'x'] }));
      await Promise.all([add(), add(), add(), add()]);
      expect((await schedules().findSchedule(one.id))?.schedule.hadThemes).toHaveLength(4);
    });

    it('is on the clock’s list a day and two hours before its time, at it, and not once it is stopped or paused', async () => {
      const one = schedule();
      await schedules().createSchedule(one);
      const at = one.next?.at ?? 0;
      store().clock.now = at - 26 * hour - 1;
      expect(await isDue()).toBe(false);
      store().clock.now = at - 26 * hour;
      expect(await isDue()).toBe(true);
      const ahead = strike(one, store().clock.now, () => 0);
      if (ahead.kind !== 'ahead') throw new Error(ahead.kind);
      await schedules().saveSchedule(ahead.schedule, 1);
      expect(await isDue()).toBe(false);
      store().clock.now = at;
      expect(await isDue()).toBe(true);
      await schedules().saveSchedule(paused(one, { why: 'by-hand', at }), 2);
      expect(await isDue()).toBe(false);
      await schedules().saveSchedule(stopped(one), 3);
      expect(await isDue()).toBe(false);
      expect((await store().table.get(scheduleKey(one.id)))?.['ttl']).toBe(at / 1_000 + 90 * 24 * 3_600);
    });

    it('whose errand is due is on the list by that too', async () => {
      const one = schedule();
      await schedules().createSchedule(one);
      const ref = { schedule: one.id, name: 'post-2026-11-27T16:00' } as const;
      await store().createErrand(ref, { dueAt: store().clock.now, ttl: 2_000_000_000 });
      expect((await store().findDue()).scheduleErrands).toContain(one.id);
      expect(await isDue()).toBe(false);
      expect((await schedules().findSeenSchedule(one.id))?.errands).toMatchObject([{ name: ref.name }]);
      await store().settleErrand(ref);
      expect((await store().findDue()).scheduleErrands).not.toContain(one.id);
    });

    it('that is not there is not touched into being', async () => {
      expect(await schedules().touchSchedule(store().id)).toBe(false);
      expect(await schedules().findSchedule(store().id)).toBeUndefined();
    });

    it('that cannot be read is an error', async () => {
      await store().table.put({ ...scheduleKey(store().id), v: 1, status: 'odd' });
      await expect(schedules().findSchedule(store().id)).rejects.toThrow();
    });
  });

  describe('the roster of a channel', () => {
    it('is written by whoever has read its last edition', async () => {
      const rosters = createRosterStore(store().table);
      const channel = `C${store().id}`;
      const entry = { id: 'a', timetable: schedule().timetable, at: 1 };
      const empty = await rosters.findRoster(channel);
      expect(await rosters.saveRoster(empty, [entry])).toBe(true);
      expect(await rosters.saveRoster(empty, [])).toBe(false);
      const read = await rosters.findRoster(channel);
      expect(read).toEqual({ channel, entries: [entry], edition: 1 });
      expect(await rosters.saveRoster(read, [])).toBe(true);
      expect(await rosters.saveRoster(read, [entry])).toBe(false);
    });
  });
});
