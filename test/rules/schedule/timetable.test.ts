// Dates are those of 2021, whose calendar is that of 2027: what is past, no zone's rules change any more.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  closestApart,
  isTimeZone,
  lastOccurrence,
  localTime,
  nextOccurrence,
  nextOccurrences,
  type Timetable,
} from '../../../src/rules/schedule/timetable.ts';
import { weekdays } from '../../../src/rules/schedule/weekdays.ts';
import { day, hour, minute, momentOf, nameOf, occurrencesAround, weekdayOf, zones } from './wall-clock.ts';

const at = (moment: string) => Date.parse(moment);
const utc = (moment: number) => new Date(moment).toISOString();
const fridays = (zone: string, time: string): Timetable => ({ weekdays: [5], time, zone });
const daily = (zone: string, time: string): Timetable => ({ weekdays, time, zone });

describe('A Friday at four in Berlin', () => {
  const timetable = fridays('Europe/Berlin', '16:00');

  test('comes at four in winter and in summer', () => {
    const march = nextOccurrences(timetable, at('2021-03-24T12:00Z'), 2);
    expect(march.map(({ local, at: moment }) => [local, utc(moment)])).toEqual([
      ['2021-03-26T16:00', '2021-03-26T15:00:00.000Z'],
      ['2021-04-02T16:00', '2021-04-02T14:00:00.000Z'],
    ]);
  });

  test('comes after a moment, not at it', () => {
    const friday = at('2021-03-26T15:00Z');
    expect(nextOccurrence(timetable, friday - 1).local).toBe('2021-03-26T16:00');
    expect(nextOccurrence(timetable, friday).local).toBe('2021-04-02T16:00');
    expect(lastOccurrence(timetable, friday).local).toBe('2021-03-26T16:00');
    expect(lastOccurrence(timetable, friday - 1).local).toBe('2021-03-19T16:00');
  });
});

describe('A time that the wall clock leaps over', () => {
  test.for([
    { zone: 'Europe/Berlin', time: '02:30', date: '2021-03-28', comes: '2021-03-28T03:30' },
    { zone: 'Europe/Berlin', time: '02:00', date: '2021-03-28', comes: '2021-03-28T03:00' },
    { zone: 'Europe/Berlin', time: '03:00', date: '2021-03-28', comes: '2021-03-28T03:00' },
    { zone: 'America/New_York', time: '02:59', date: '2021-03-14', comes: '2021-03-14T03:59' },
    { zone: 'Australia/Lord_Howe', time: '02:10', date: '2021-10-03', comes: '2021-10-03T02:40' },
    { zone: 'Antarctica/Troll', time: '01:30', date: '2021-03-28', comes: '2021-03-28T03:30' },
    { zone: 'Africa/Casablanca', time: '02:30', date: '2021-05-16', comes: '2021-05-16T03:30' },
    { zone: 'America/Nuuk', time: '23:30', date: '2026-03-28', comes: '2026-03-29T00:30' },
    { zone: 'Pacific/Apia', time: '16:00', date: '2011-12-30', comes: '2011-12-31T16:00' },
  ])('$zone $date $time comes at $comes', ({ zone, time, date, comes }) => {
    const occurrence = nextOccurrence(daily(zone, time), momentOf(zone, at(`${date}T${time}Z`)) - 1);
    expect(occurrence.local).toBe(`${date}T${time}`);
    expect(localTime(zone, occurrence.at)).toBe(comes);
  });

  test('is still to come while the clock shows what it leapt to', () => {
    const beforeHalfPast = at('2021-03-28T01:15Z');
    const occurrence = nextOccurrence(daily('Europe/Berlin', '02:30'), beforeHalfPast);
    expect(occurrence).toEqual({ local: '2021-03-28T02:30', at: at('2021-03-28T01:30Z') });
  });

  test('and the time it is moved to are two occurrences of two schedules, at one moment', () => {
    const [one, other] = [daily('Europe/Berlin', '02:30'), daily('Europe/Berlin', '03:30')];
    expect(closestApart(one, other, at('2021-03-20T00:00Z'), 14)).toBe(0);
    expect(closestApart(one, other, at('2021-04-20T00:00Z'), 14)).toBe(hour);
  });
});

describe('A time that the wall clock shows twice', () => {
  test.for([
    { zone: 'Europe/Berlin', time: '02:30', date: '2021-10-31', comes: '2021-10-31T00:30:00.000Z' },
    { zone: 'America/New_York', time: '01:30', date: '2021-11-07', comes: '2021-11-07T05:30:00.000Z' },
    { zone: 'Australia/Lord_Howe', time: '01:45', date: '2021-04-04', comes: '2021-04-03T14:45:00.000Z' },
    { zone: 'Antarctica/Troll', time: '01:30', date: '2021-10-31', comes: '2021-10-30T23:30:00.000Z' },
    { zone: 'America/Nuuk', time: '23:30', date: '2026-10-24', comes: '2026-10-25T00:30:00.000Z' },
  ])('$zone $date $time comes the first time: $comes', ({ zone, time, date, comes }) => {
    const occurrence = nextOccurrence(daily(zone, time), at(comes) - 1);
    expect(occurrence).toEqual({ local: `${date}T${time}`, at: at(comes) });
  });

  test('does not come again the second time', () => {
    const betweenTheTwo = at('2021-10-31T00:45Z');
    const timetable = daily('Europe/Berlin', '02:30');
    expect(nextOccurrence(timetable, betweenTheTwo).local).toBe('2021-11-01T02:30');
    expect(lastOccurrence(timetable, betweenTheTwo).local).toBe('2021-10-31T02:30');
    expect(lastOccurrence(timetable, at('2021-10-31T01:45Z')).at).toBe(at('2021-10-31T00:30Z'));
  });

  test('may belong to tomorrow, where the clock goes back over midnight', () => {
    // At 00:01 on Sunday the 7th it became 23:01 on Saturday the 6th again.
    const saturdayAgain = at('2010-11-07T02:45Z');
    const sundays: Timetable = { weekdays: [7], time: '00:00', zone: 'America/St_Johns' };
    expect(localTime(sundays.zone, saturdayAgain)).toBe('2010-11-06T23:15');
    expect(lastOccurrence(sundays, saturdayAgain).local).toBe('2010-11-07T00:00');
    expect(nextOccurrence(sundays, saturdayAgain).local).toBe('2010-11-14T00:00');
  });
});

describe('A day that a zone leaves out', () => {
  const samoa = daily('Pacific/Apia', '16:00');

  test('comes together with the day after, once, in its own name', () => {
    const around = nextOccurrences(samoa, at('2011-12-29T00:00Z'), 4);
    expect(around.map(({ local }) => local)).toEqual([
      '2011-12-28T16:00',
      '2011-12-29T16:00',
      '2011-12-30T16:00',
      '2012-01-01T16:00',
    ]);
    expect(lastOccurrence(samoa, at('2011-12-31T12:00Z')).local).toBe('2011-12-30T16:00');
  });
});

describe('Leap day', () => {
  test('is a Tuesday in 2028, and comes', () => {
    const tuesdays: Timetable = { weekdays: [2], time: '09:30', zone: 'Asia/Kolkata' };
    expect(nextOccurrences(tuesdays, at('2028-02-23T00:00Z'), 2)).toEqual([
      { local: '2028-02-29T09:30', at: at('2028-02-29T04:00Z') },
      { local: '2028-03-07T09:30', at: at('2028-03-07T04:00Z') },
    ]);
  });

  test('comes among all days', () => {
    const days = nextOccurrences(daily('America/Anchorage', '23:59'), at('2028-02-28T12:00Z'), 3);
    expect(days.map(({ local }) => local.slice(0, 10))).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  });

  test('does not come in 2027', () => {
    const days = nextOccurrences(daily('UTC', '00:00'), at('2027-02-27T12:00Z'), 2);
    expect(days.map(({ local }) => local.slice(0, 10))).toEqual(['2027-02-28', '2027-03-01']);
  });
});

describe('The last Friday evening of a month', () => {
  test.for([
    ['America/Los_Angeles', '17:00', '2021-01-29', '2021-01-30T01:00:00.000Z'],
    ['America/Los_Angeles', '17:00', '2021-03-26', '2021-03-27T00:00:00.000Z'],
    ['America/Los_Angeles', '16:59', '2021-03-26', '2021-03-26T23:59:00.000Z'],
    ['America/Los_Angeles', '23:59', '2021-04-30', '2021-05-01T06:59:00.000Z'],
    ['America/New_York', '19:00', '2021-10-29', '2021-10-29T23:00:00.000Z'],
    ['America/New_York', '20:00', '2021-10-29', '2021-10-30T00:00:00.000Z'],
    ['America/New_York', '19:00', '2021-11-26', '2021-11-27T00:00:00.000Z'],
    ['America/Los_Angeles', '23:59', '2021-12-31', '2022-01-01T07:59:00.000Z'],
    ['Pacific/Pago_Pago', '23:59', '2021-12-31', '2022-01-01T10:59:00.000Z'],
    ['Pacific/Kiritimati', '13:59', '2021-12-31', '2021-12-30T23:59:00.000Z'],
    ['Asia/Tokyo', '08:59', '2021-12-31', '2021-12-30T23:59:00.000Z'],
    ['Europe/London', '23:59', '2021-12-31', '2021-12-31T23:59:00.000Z'],
  ] as const)('in %s at %s, %s, is at %s', ([zone, time, date, comes]) => {
    const timetable = fridays(zone, time);
    const occurrence = { local: `${date}T${time}`, at: at(comes) };
    expect(nextOccurrence(timetable, at(comes) - 6 * day)).toEqual(occurrence);
    expect(lastOccurrence(timetable, at(comes) + 6 * day)).toEqual(occurrence);
  });
});

const timetables: fc.Arbitrary<Timetable> = fc.record({
  weekdays: fc.subarray([...weekdays], { minLength: 1 }),
  time: fc
    .integer({ min: 0, max: 24 * 60 - 1 })
    .map((minutes) => new Date(minutes * minute).toISOString().slice(11, 16)),
  zone: fc.constantFrom(...zones),
});

const moments = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2045-01-01'), noInvalidDate: true })
  .map((date) => date.getTime());

/** Nights on which many clocks are moved, to the minute. */
const nights = fc
  .tuple(
    fc.constantFrom('2027-03-14', '2027-03-28', '2027-10-31', '2027-11-07', '2027-04-04', '2027-10-03'),
    fc.integer({ min: -24 * 60, max: 36 * 60 }),
  )
  .map(([date, minutes]) => at(`${date}T00:00Z`) + minutes * minute);

const fromAnyMoment = [timetables, fc.oneof(moments, nights)] as const;

describe('Whatever the timetable, whatever the moment', () => {
  test('the next is the first that Intl knows after it, the last the latest until then', () => {
    fc.assert(
      fc.property(...fromAnyMoment, (timetable, moment) => {
        const around = occurrencesAround(timetable, moment, 11);
        const [first, then] = around.filter((occurrence) => occurrence.at > moment);
        expect(nextOccurrence(timetable, moment)).toEqual(first);
        if (then !== undefined && then.at !== first?.at) {
          expect(nextOccurrences(timetable, moment, 2)).toEqual([first, then]);
        }
        const latest = around.findLast((occurrence) => occurrence.at <= moment);
        expect(lastOccurrence(timetable, moment).at).toBe(latest?.at);
      }),
      { numRuns: 500 },
    );
  });

  test('they come one after the other, on the days and at the time that it says, each name once', () => {
    fc.assert(
      fc.property(...fromAnyMoment, (timetable, moment) => {
        const found = nextOccurrences(timetable, moment, 20);
        const walls = found.map(({ local }) => at(`${local}Z`));
        expect(found.every((one, index) => one.at > (found[index - 1]?.at ?? moment))).toBe(true);
        expect(walls.every((wall, index) => wall > (walls[index - 1] ?? 0))).toBe(true);
        for (const wall of walls) {
          expect(timetable.weekdays).toContain(weekdayOf(wall));
          expect(nameOf(wall).slice(11)).toBe(timetable.time);
        }
      }),
    );
  });

  test('between one and the next there is none, and from either the other is found', () => {
    fc.assert(
      fc.property(...fromAnyMoment, (timetable, moment) => {
        const next = nextOccurrence(timetable, moment);
        const last = lastOccurrence(timetable, moment);
        expect(last.at <= moment && moment < next.at).toBe(true);
        expect(nextOccurrence(timetable, last.at)).toEqual(next);
        expect(nextOccurrence(timetable, last.at - 1)).toEqual(last);
        expect(lastOccurrence(timetable, next.at)).toEqual(next);
        expect(lastOccurrence(timetable, next.at - 1)).toEqual(last);
      }),
      { numRuns: 200 },
    );
  });

  test('within a week and a day one comes, with an hour or two for clocks that are moved', () => {
    fc.assert(
      fc.property(...fromAnyMoment, (timetable, moment) => {
        expect(nextOccurrence(timetable, moment).at - moment).toBeLessThanOrEqual(8 * day + 3 * hour);
      }),
    );
  });

  test('the wall shows the time of an occurrence, or a later one on the night it leaps over that', () => {
    fc.assert(
      fc.property(...fromAnyMoment, (timetable, moment) => {
        const { local, at: next } = nextOccurrence(timetable, moment);
        const leap = at(`${localTime(timetable.zone, next)}Z`) - at(`${local}Z`);
        expect(leap).toBeGreaterThanOrEqual(0);
        expect(leap).toBeLessThanOrEqual(day);
      }),
    );
  });
});

test('a timetable without days is an error, and not waited for', () => {
  const never: Timetable = { weekdays: [], time: '16:00', zone: 'Europe/Berlin' };
  expect(() => nextOccurrence(never, 0)).toThrow(RangeError);
  expect(() => lastOccurrence(never, 0)).toThrow(RangeError);
  expect(() => nextOccurrences(never, 0, 3)).toThrow(RangeError);
  expect(closestApart(never, never, 0, 365)).toBe(Number.POSITIVE_INFINITY);
});

describe('How near two timetables come to each other', () => {
  const january = at('2027-01-01T00:00Z');

  test.for([
    { what: 'the same', one: fridays('UTC', '16:00'), other: fridays('UTC', '16:00'), apart: 0 },
    { what: 'ten minutes', one: fridays('UTC', '16:00'), other: daily('UTC', '16:10'), apart: 10 * minute },
    {
      what: 'over midnight',
      one: fridays('UTC', '23:55'),
      other: { weekdays: [6], time: '00:05', zone: 'UTC' } satisfies Timetable,
      apart: 10 * minute,
    },
    {
      what: 'on other days of the week',
      one: { weekdays: [1], time: '16:00', zone: 'UTC' } satisfies Timetable,
      other: { weekdays: [3], time: '16:00', zone: 'UTC' } satisfies Timetable,
      apart: 2 * day,
    },
    {
      what: 'one moment in two zones',
      one: fridays('Europe/Berlin', '16:00'),
      other: fridays('Europe/London', '15:00'),
      apart: 0,
    },
    {
      what: 'an hour, but in the weeks in which only one of them has summer time',
      one: fridays('Europe/Berlin', '16:00'),
      other: fridays('America/New_York', '11:00'),
      apart: 0,
    },
  ])('$what', ({ one, other, apart }) => {
    expect(closestApart(one, other, january, 366)).toBe(apart);
    expect(closestApart(other, one, january, 366)).toBe(apart);
  });

  test('is the least of all that there is between theirs', () => {
    fc.assert(
      fc.property(timetables, ...fromAnyMoment, fc.integer({ min: 1, max: 40 }), (one, other, from, days) => {
        const until = from + days * day;
        const momentsOf = (timetable: Timetable) =>
          nextOccurrences(timetable, from, days + 1)
            .map((occurrence) => occurrence.at)
            .filter((moment) => moment <= until);
        const [lefts, rights] = [momentsOf(one), momentsOf(other)];
        const apart = lefts.flatMap((left) => rights.map((right) => Math.abs(left - right)));
        expect(closestApart(one, other, from, days)).toBe(Math.min(...apart, Number.POSITIVE_INFINITY));
      }),
    );
  });
});

describe('What is taken for a time zone', () => {
  test.for([
    'Europe/Berlin',
    'US/Pacific',
    'Asia/Calcutta',
    'Europe/Kiev',
    'UTC',
    'Etc/GMT+5',
    'europe/berlin',
  ])('%s, which can be computed with', (zone) => {
    expect(isTimeZone(zone)).toBe(true);
    expect(nextOccurrence(daily(zone, '16:00'), 0).local).toMatch(/^1970-01-0[12]T16:00$/u);
  });

  test.for([
    '',
    ' ',
    '+01:00',
    '-08:00',
    '+0100',
    'PST',
    'BST',
    'Europe/Atlantis',
    'Europe',
    'Europe/Berlin ',
    'Z',
    '../etc',
  ])('not “%s”', (text) => {
    expect(isTimeZone(text)).toBe(false);
  });

  test('nothing that cannot be computed with', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.constantFrom(...zones).map((zone) => zone.slice(1)),
        ),
        (text) => {
          if (isTimeZone(text)) expect(nextOccurrence(daily(text, '16:00'), 0).at).toBeGreaterThan(0);
        },
      ),
    );
  });
});
