import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { newPlan } from '../../../src/rules/schedule/planning.ts';
import {
  paused,
  replanned,
  resumed,
  runNow,
  settled,
  skipNext,
  stopped,
  strike,
  withNext,
} from '../../../src/rules/schedule/running.ts';
import { isOnClock, type Schedule } from '../../../src/rules/schedule/schedule.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
/** A Monday at noon in UTC. */
const monday = Date.UTC(2027, 2, 22, 12);
const never = () => 0;

function schedule(over: Partial<Schedule> = {}, now = monday): Schedule {
  const { weekdays: _, time: __, zone: ___, ...plan } = newPlan('UTC');
  return withNext(
    {
      ...plan,
      timetable: { weekdays: [5], time: '16:00', zone: 'UTC' },
      ...{ id: 's', channel: 'C1', owner: { id: 'U1', name: 'Ann' }, language: 'en' },
      ...{ planEdition: 0, createdAt: now, status: 'active', pauses: 0, hadThemes: [] },
      ...over,
    },
    now,
  );
}
const friday = Date.UTC(2027, 2, 26, 16);
const pause = { why: 'by-hand', at: monday } as const;

/** What the clock makes of it, where that is to be another schedule. */
function struck(one: Schedule, now: number) {
  const came = strike(one, now, never);
  if (!('schedule' in came)) throw new Error(`It came to ${came.kind}`);
  return came.schedule;
}

describe('When the clock strikes', () => {
  test.each([
    { when: 'before its time', now: friday - 1, comes: 'ahead' },
    { when: 'at its time', now: friday, comes: 'begun' },
    { when: 'half an hour late', now: friday + 30 * minute, comes: 'begun' },
    { when: 'later than that', now: friday + 30 * minute + 1, comes: 'missed' },
    { when: 'a week late to the minute', now: friday + 7 * day, comes: 'begun' },
  ])('$when, it is $comes', ({ now, comes }) => {
    expect(strike(schedule(), now, never).kind).toBe(comes);
  });

  it('names what it begins by the clock on the wall, and goes on with the week after', () => {
    const begun = struck(schedule(), friday + minute);
    expect(begun.current).toEqual({ name: '2027-03-26T16:00', at: friday, what: 'poll' });
    expect(begun.next).toEqual({ local: '2027-04-02T16:00', at: friday + 7 * day });
    expect(begun.missed).toBeUndefined();
  });

  it('a week late begins the present one, and tells of the one that was missed', () => {
    const begun = struck(schedule(), friday + 7 * day);
    expect(begun.current?.name).toBe('2027-04-02T16:00');
    expect(begun.missed).toEqual({ name: '2027-03-26T16:00', at: friday });
  });

  it.each([
    { when: 'three weeks and an hour late', late: 21 * day + hour, times: 4, lastAt: friday + 21 * day },
    { when: 'three weeks late to the minute', late: 21 * day, times: 3, lastAt: friday + 14 * day },
  ])('$when, it tells of the $times that were missed, without what is posted', ({ late, times, lastAt }) => {
    const { missed } = struck(schedule(), friday + late);
    expect(missed).toEqual({ name: '2027-03-26T16:00', at: friday, several: { times, lastAt } });
  });

  it('does not begin another as long as one is under way, nor one again that was begun', () => {
    const begun = struck(schedule(), friday);
    expect(strike(begun, friday + 7 * day, never)).toEqual({ kind: 'wait' });
    const done = settled(begun, { name: '2027-03-26T16:00', isPosted: true, isMissed: false }, friday);
    // As if another machine, whose clock is behind, had computed the next one.
    const behind = { ...done, next: { local: '2027-03-26T16:00', at: friday } };
    expect(strike(behind, friday + minute, never).kind).toBe('ahead');
  });

  it.each(['by-hand', 'place', 'owner-left'] as const)('one that is paused, %s, is off the clock', (why) => {
    expect(strike(paused(schedule(), { ...pause, why }), friday, never)).toEqual({ kind: 'off' });
  });

  it('one that waits for its pool is begun, and misses nothing that anybody expects', () => {
    const waiting = paused(schedule(), { ...pause, why: 'pool' });
    expect(strike(waiting, friday, never).kind).toBe('begun');
    expect(struck(waiting, friday + hour).missed).toBeUndefined();
    expect(strike({ ...waiting, resumes: 'by-hand' }, friday, never)).toEqual({ kind: 'off' });
  });

  it('gives a theme back that nothing was posted of', () => {
    const begun = struck(schedule({ themes: ['Rain', 'Sun'] }), friday);
    expect(begun.current?.theme).toBe('Rain');
    const name = begun.current?.name ?? '';
    expect(settled(begun, { name, isPosted: false, isMissed: true }, friday)).toMatchObject({
      hadThemes: [],
      missed: { name },
    });
    expect(settled(begun, { name, isPosted: true, isMissed: false }, friday).hadThemes).toEqual(['Rain']);
  });
});

describe('People', () => {
  it('skip the next one, and the one after that', () => {
    const twice = skipNext(skipNext(schedule()));
    expect(twice.next?.local).toBe('2027-04-09T16:00');
    // Computed anew, what was skipped stays so.
    expect(withNext(twice, monday).next?.local).toBe('2027-04-09T16:00');
    expect(strike(twice, friday + 7 * day, never).kind).toBe('ahead');
  });

  it('resume from the present on: what came meanwhile was not missed', () => {
    const again = resumed(paused(schedule(), pause), friday + hour);
    expect(again).toMatchObject({ status: 'active', next: { local: '2027-04-02T16:00' } });
    expect(again.pause).toBeUndefined();
  });

  it('run one at once, not twice within a quarter of an hour, and not one that is paused', () => {
    const ran = runNow(schedule(), monday, never);
    if (ran.kind !== 'done') throw new Error(ran.kind);
    expect(ran.schedule.next).toEqual(schedule().next);
    const name = ran.schedule.current?.name ?? '';
    const done = settled(ran.schedule, { name, isPosted: true, isMissed: false }, monday);
    expect(runNow(ran.schedule, monday + hour, never).kind).toBe('ran-lately');
    expect(runNow(done, monday + 15 * minute - 1, never).kind).toBe('ran-lately');
    expect(runNow(done, monday + 15 * minute, never).kind).toBe('done');
    expect(runNow(paused(schedule(), pause), monday, never).kind).toBe('not-active');
  });

  it('change when it posts; one that is paused stays so, and a skipped one stays skipped', () => {
    const plan = { ...schedule(), timetable: { ...schedule().timetable, time: '10:00' } };
    expect(replanned(schedule(), plan, monday).next?.local).toBe('2027-03-26T10:00');
    expect(replanned(paused(schedule(), pause), plan, monday).next).toBeUndefined();
    const skipped = skipNext(schedule());
    expect(replanned(skipped, { ...skipped, title: 'B' }, monday).next?.local).toBe('2027-04-02T16:00');
  });

  it('stop it for good', () => {
    expect(stopped(schedule()).next).toBeUndefined();
    expect(strike(stopped(schedule()), friday, never)).toEqual({ kind: 'off' });
    expect(runNow(stopped(schedule()), friday, never).kind).toBe('not-active');
  });
});

/** What can happen between two strikes of the clock. */
const acts = fc.constantFrom(
  'nothing',
  'skip',
  'pause',
  'resume',
  'run',
  'edit',
  'starve',
  'settle',
  'settle',
);

function after(act: string, one: Schedule, now: number): Schedule {
  if (act === 'skip') return skipNext(one);
  if (act === 'pause') return one.status === 'active' ? paused(one, { why: 'by-hand', at: now }) : one;
  if (act === 'starve') return one.status === 'active' ? paused(one, { why: 'pool', at: now }) : one;
  if (act === 'resume') return one.status === 'paused' ? resumed(one, now) : one;
  if (act === 'edit') return replanned(one, { ...one, timetable: { ...one.timetable, time: '18:30' } }, now);
  if (act === 'settle' && one.current !== undefined)
    return settled(one, { name: one.current.name, isPosted: true, isMissed: false }, now);
  const ran = act === 'run' ? runNow(one, now, never) : undefined;
  return ran?.kind === 'done' ? ran.schedule : one;
}

describe('Whatever people do and however the clock strikes', () => {
  const steps = fc.array(fc.tuple(acts, fc.integer({ min: 1, max: 3 * day })), { maxLength: 40 });

  it('no occurrence is begun twice, none too early, none more than half an hour late', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        let now = monday;
        let one = schedule(
          { timetable: { weekdays: [1, 3, 5, 7], time: '02:30', zone: 'Europe/Berlin' } },
          now,
        );
        const begun: string[] = [];
        for (const [act, pause] of taken) {
          const before = one.current?.name;
          one = after(act, one, now);
          if (one.current?.name !== before) begun.push(one.current?.name ?? '');
          now += pause;
          const came = strike(one, now, never);
          if (!('schedule' in came)) continue;
          one = came.schedule;
          if (came.kind !== 'begun') continue;
          const { name = '', at = 0 } = one.current ?? {};
          begun.push(name);
          expect(at).toBeLessThanOrEqual(now);
          expect(now - at).toBeLessThanOrEqual(30 * minute);
          expect(isOnClock(one)).toBe(true);
          expect(one.next?.at).toBeGreaterThan(now);
        }
        expect(new Set(begun).size).toBe(begun.length);
      }),
      { numRuns: 300 },
    );
  });

  it('with a clock that strikes each quarter of an hour nothing is missed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 14 * minute }), (late) => {
        let one = schedule({
          timetable: { weekdays: [1, 2, 3, 4, 5, 6, 7], time: '02:30', zone: 'Europe/Berlin' },
        });
        const begun: string[] = [];
        for (let now = monday + late; now < monday + 10 * day; now += 15 * minute) {
          const came = strike(one, now, never);
          if (!('schedule' in came)) continue;
          one = came.schedule;
          expect(came.kind).not.toBe('missed');
          if (came.kind !== 'begun') continue;
          const name = one.current?.name ?? '';
          begun.push(name);
          one = settled(one, { name, isPosted: true, isMissed: false }, now);
        }
        const expected = Array.from({ length: 10 }, (_, at) => `2027-03-${23 + at}T02:30`);
        expect(begun).toEqual(expected.map((name) => name.replace('03-32', '04-01')));
      }),
      { numRuns: 15 },
    );
  });
});
