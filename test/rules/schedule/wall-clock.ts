// What clocks on walls show, found by asking Intl alone and trying: what the rules of time are compared with. Walls' times are
// numbers here: milliseconds since 1970, as if the wall were in UTC.

import type { Occurrence, Timetable } from '../../../src/rules/schedule/timetable.ts';

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

export const zones: readonly string[] = Intl.supportedValuesOf('timeZone');

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const numeric = '2-digit';
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    year: 'numeric',
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
    hourCycle: 'h23',
  });
  formats.set(zone, format);
  return format;
}

/** What the wall of a zone shows at a moment. */
export function wallAt(zone: string, at: number): number {
  const shown = formatOf(zone).format(at);
  const [month = 0, date = 0, year = 0, hours = 0, minutes = 0, seconds = 0] = shown
    .split(/\D+/u)
    .map(Number);
  return Date.UTC(year, month - 1, date, hours, minutes, seconds);
}

/** `2027-03-26T16:00` */
export const nameOf = (wall: number): string => new Date(wall).toISOString().slice(0, 16);

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (wall: number): number => new Date(wall).getUTCDay() || 7;

export interface Change {
  readonly zone: string;
  /** The first moment after it. */
  readonly at: number;
  /** What the wall would show then without it, and what it shows. */
  readonly from: number;
  readonly to: number;
}

/** Whenever the wall's clock is moved in so many days, forward or back. */
export function changesOf(zone: string, start: number, days: number): readonly Change[] {
  const found: Change[] = [];
  const offsetAt = (at: number) => wallAt(zone, at) - at;
  for (let at = start; at < start + days * day; at += day / 2) {
    const before = offsetAt(at);
    if (before === offsetAt(at + day / 2)) continue;
    const change = firstMinute(at, at + day / 2, (moment) => offsetAt(moment) !== before);
    found.push({ zone, at: change, from: change + before, to: wallAt(zone, change) });
  }
  return found;
}

/** The first minute of which something holds that does not hold at the start, and from then on does. */
function firstMinute(start: number, end: number, holds: (at: number) => boolean): number {
  let [no, yes] = [start, end];
  while (yes - no > minute) {
    const middle = no + Math.floor((yes - no) / minute / 2) * minute;
    if (holds(middle)) yes = middle;
    else no = middle;
  }
  return yes;
}

/** When the wall first shows a time; where it leaps over that, when it shows the time that is later by the leap. */
export function momentOf(zone: string, wall: number): number {
  // No wall is more than 14 hours from UTC: one of these moments is before it, and one after it.
  const around = [wall - 36 * hour, wall, wall + 36 * hour];
  const guesses = around.map((at) => wall - (wallAt(zone, at) - at));
  const shown = guesses.filter((at) => wallAt(zone, at) === wall);
  if (shown.length > 0) return Math.min(...shown);
  const leapt = firstMinute(wall - 2 * day, wall + 2 * day, (at) => wallAt(zone, at) > wall);
  const leap = wallAt(zone, leapt) - wallAt(zone, leapt - minute) - minute;
  return leapt + wall + leap - wallAt(zone, leapt);
}

/** All occurrences of so many days before a moment's date in UTC and after it, in their order. */
export function occurrencesAround(
  { weekdays, time, zone }: Timetable,
  at: number,
  days: number,
): readonly Occurrence[] {
  const midnight = Math.floor(at / day) * day;
  const dates = Array.from({ length: 2 * days + 1 }, (_, index) => midnight + (index - days) * day);
  return dates
    .filter((date) => weekdays.some((weekday) => weekday === weekdayOf(date)))
    .map((date) => Date.parse(`${nameOf(date).slice(0, 10)}T${time}Z`))
    .map((wall) => ({ local: nameOf(wall), at: momentOf(zone, wall) }));
}
