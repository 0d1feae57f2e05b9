// Every zone, at every moment of 2027 at which its clocks are moved, and where zones did stranger things in earlier years.

import { describe, expect, test } from 'vitest';
import {
  isTimeZone,
  lastOccurrence,
  localTime,
  nextOccurrence,
  nextOccurrences,
  type Timetable,
} from '../../../src/rules/schedule/timetable.ts';
import { weekdays } from '../../../src/rules/schedule/weekdays.ts';
import {
  type Change,
  changesOf,
  day,
  hour,
  minute,
  momentOf,
  nameOf,
  occurrencesAround,
  wallAt,
  weekdayOf,
  zones,
} from './wall-clock.ts';

const start = Date.UTC(2027, 0, 1);
const changes = zones.flatMap((zone) => changesOf(zone, start, 365));

/** Times on the wall at the edges of what it leaps over, or shows twice, within it, and an hour and a day beside it. */
function wallsAt({ from, to }: Change): readonly number[] {
  const [first, last] = [Math.min(from, to), Math.max(from, to)];
  const middle = first + Math.floor((last - first) / minute / 2) * minute;
  const edges = [first - minute, first, first + minute, middle, last - minute, last, last + minute];
  return [...edges, first - day, first - hour, last + hour, last + day];
}

function onlyOn(zone: string, wall: number): Timetable {
  return {
    weekdays: weekdays.filter((weekday) => weekday === weekdayOf(wall)),
    time: nameOf(wall).slice(11),
    zone,
  };
}

const everyDay = (zone: string, wall: number): Timetable => ({ ...onlyOn(zone, wall), weekdays });

/** What does not come when Intl says so, as sentences. */
function mistakesAt(change: Change): readonly string[] {
  const { zone, at } = change;
  return wallsAt(change).flatMap((wall) => {
    const moment = momentOf(zone, wall);
    const expected = { local: nameOf(wall), at: moment };
    const weekly = onlyOn(zone, wall);
    const found = [
      nextOccurrence(weekly, at - 4 * day),
      nextOccurrence(weekly, moment - 1),
      lastOccurrence(weekly, moment),
      lastOccurrence(weekly, at + 4 * day),
    ];
    const isRight = found.every(({ local, at: when }) => local === expected.local && when === moment);
    const isWeekLater = nextOccurrence(weekly, moment).local === nameOf(wall + 7 * day);
    return isRight && isWeekLater ? [] : [`${zone} ${expected.local}: ${JSON.stringify(found)}`];
  });
}

/** The same where something is posted every day, looked at from moments around the change. */
function mistakesAround(change: Change): readonly string[] {
  const { zone, at } = change;
  const moments = [at - 1, at, at + 20 * minute];
  return wallsAt(change).flatMap((wall) => {
    const daily = everyDay(zone, wall);
    const around = occurrencesAround(daily, at, 4);
    return moments.flatMap((moment) => {
      const next = around.find((occurrence) => occurrence.at > moment);
      const last = around.filter((occurrence) => occurrence.at <= moment).at(-1);
      const isRight =
        nextOccurrence(daily, moment).at === next?.at && lastOccurrence(daily, moment).at === last?.at;
      return isRight ? [] : [`${zone} daily at ${daily.time}, seen from ${new Date(moment).toISOString()}`];
    });
  });
}

describe('in 2027, in every zone that this runtime knows', () => {
  test('most zones keep their clock, and a quarter at least moves it twice', () => {
    const moving = new Set(changes.map(({ zone }) => zone));
    expect(zones.length).toBeGreaterThan(400);
    expect(moving.size).toBeGreaterThan(zones.length / 4);
    expect(changes.length).toBeGreaterThanOrEqual(2 * moving.size);
  });

  test('what the clock leaps over comes as much later, and what it shows twice comes the first time', () => {
    expect(changes.flatMap(mistakesAt)).toEqual([]);
  });

  test('each day has one occurrence, wherever between them one looks from', () => {
    expect(changes.flatMap(mistakesAround)).toEqual([]);
  });

  test.for(['00:00', '23:59'])('each Friday at %s comes at that time on the wall', (time) => {
    // Friday, the 1st of January, is over everywhere.
    const saturday = Date.UTC(2027, 0, 2, 12);
    const walls = Array.from({ length: 52 }, (_, week) => Date.parse(`2027-01-08T${time}Z`) + 7 * week * day);
    const mistakes = zones.filter((zone) => {
      const fridays = nextOccurrences({ weekdays: [5], time, zone }, saturday, walls.length);
      return !walls.every((wall, week) => {
        const friday = fridays[week];
        return friday?.local === nameOf(wall) && friday.at === momentOf(zone, wall);
      });
    });
    expect(mistakes).toEqual([]);
  });

  test('the time on the wall is what Intl says', () => {
    const moments = Array.from({ length: 53 }, (_, week) => start + 7 * week * day + week * 19 * minute);
    const mistakes = zones.filter((zone) =>
      moments.some((at) => localTime(zone, at) !== nameOf(wallAt(zone, at))),
    );
    expect(mistakes).toEqual([]);
  });

  test('each is taken for a time zone', () => {
    expect(zones.filter((zone) => !isTimeZone(zone))).toEqual([]);
  });
});

describe('in years in which zones did stranger things', () => {
  test.for([
    { zone: 'Pacific/Apia', year: 2011, what: 'left out a day' },
    { zone: 'Pacific/Fakaofo', year: 2011, what: 'left out a day' },
    { zone: 'Pacific/Kiritimati', year: 1994, what: 'left out a day' },
    { zone: 'Pacific/Kwajalein', year: 1993, what: 'left out a day' },
    { zone: 'Pacific/Kwajalein', year: 1969, what: 'had most of a day twice' },
    { zone: 'America/St_Johns', year: 2010, what: 'went back over midnight, a minute after it' },
    { zone: 'America/St_Johns', year: 1988, what: 'moved its clock by two hours' },
    { zone: 'America/Sao_Paulo', year: 2018, what: 'left out midnight' },
    { zone: 'America/Havana', year: 2025, what: 'had midnight twice' },
    { zone: 'America/Caracas', year: 2016, what: 'moved its clock by half an hour for good' },
    { zone: 'Asia/Pyongyang', year: 2018, what: 'moved its clock by half an hour for good' },
    { zone: 'Asia/Kathmandu', year: 1985, what: 'moved its clock by a quarter of an hour' },
    { zone: 'America/Scoresbysund', year: 2024, what: 'changed its zone and its summer time at once' },
    { zone: 'Africa/Cairo', year: 2014, what: 'moved its clock four times, for Ramadan' },
    { zone: 'Antarctica/Casey', year: 2020, what: 'moved its clock by three hours' },
    { zone: 'Antarctica/Troll', year: 2026, what: 'moved its clock by two hours' },
    { zone: 'Australia/Lord_Howe', year: 2026, what: 'moved its clock by half an hour' },
    { zone: 'Africa/Casablanca', year: 2026, what: 'moved its clock for Ramadan' },
  ])('$zone in $year, which $what', ({ zone, year }) => {
    const changesThen = changesOf(zone, Date.UTC(year, 0, 1), 365);
    expect(changesThen.length).toBeGreaterThan(0);
    expect(changesThen.flatMap(mistakesAt)).toEqual([]);
    expect(changesThen.flatMap(mistakesAround)).toEqual([]);
  });
});
