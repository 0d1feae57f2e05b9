// When a schedule posts: on some days of the week, at a time of the clock on the wall of its zone. A moment is always computed
// from that rule, because zones change theirs. A time that the wall clock leaps over in spring is moved on by the leap; of one
// that it shows twice in autumn the first counts. Both is Temporal's `compatible`: https://tc39.es/proposal-temporal/docs/
//
// The one place that loads Temporal. From Node 26 on it is there without the package.

import { Temporal } from 'temporal-polyfill';
import type { Weekday } from './weekdays.ts';

export interface Timetable {
  /** In ascending order; at least one. */
  readonly weekdays: readonly Weekday[];
  /** `16:00` */
  readonly time: string;
  /** Of the tz database: `Europe/Berlin`. */
  readonly zone: string;
}

export interface Occurrence {
  /** `2027-03-26T16:00`, as the timetable says it: also where the wall clock leaps over that time that day. */
  readonly local: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const day = 24 * 60 * 60 * 1_000;
/** Every day of the week is among so many, and one more on either side, for zones that have skipped a day. */
const daysLookedAt = 10;

/** The first that comes after a moment. @param after milliseconds since 1970 */
export function nextOccurrence(timetable: Timetable, after: number): Occurrence {
  const today = dateIn(timetable, after);
  for (let days = -1; days < daysLookedAt; days += 1) {
    const occurrence = occurrenceOn(timetable, today.add({ days }));
    if (occurrence !== undefined && occurrence.at > after) return occurrence;
  }
  throw new RangeError('A timetable without days');
}

export function nextOccurrences(timetable: Timetable, after: number, count: number): readonly Occurrence[] {
  const found: Occurrence[] = [];
  while (found.length < count) found.push(nextOccurrence(timetable, found.at(-1)?.at ?? after));
  return found;
}

/** The latest that has come by a moment, that moment included. @param until milliseconds since 1970 */
export function lastOccurrence(timetable: Timetable, until: number): Occurrence {
  const today = dateIn(timetable, until);
  for (let days = 1; days > -daysLookedAt; days -= 1) {
    const occurrence = occurrenceOn(timetable, today.add({ days }));
    if (occurrence !== undefined && occurrence.at <= until) return occurrence;
  }
  throw new RangeError('A timetable without days');
}

/** What the clock on the wall of a zone shows at a moment: `2027-03-26T16:00`. */
export function localTime(zone: string, at: number): string {
  return inZone(zone, at).toPlainDateTime().toString({ smallestUnit: 'minute' });
}

/** Whether it names a zone of the tz database that this runtime knows: `Europe/Berlin`, not `+01:00`. */
export function isTimeZone(text: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+-]*(?:\/[A-Za-z0-9_+-]+)*$/u.test(text)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return true;
  } catch {
    return false;
  }
}

/** How near two timetables ever come to each other within so many days from a moment, in milliseconds. */
export function closestApart(one: Timetable, other: Timetable, from: number, days: number): number {
  const until = from + days * day;
  let closest = Number.POSITIVE_INFINITY;
  let left = nextOccurrence(one, from);
  let right = nextOccurrence(other, from);
  while (left.at < until || right.at < until) {
    closest = Math.min(closest, Math.abs(left.at - right.at));
    if (left.at <= right.at) left = nextOccurrence(one, left.at);
    else right = nextOccurrence(other, right.at);
  }
  return closest;
}

const inZone = (zone: string, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

const dateIn = ({ zone }: Timetable, at: number) => inZone(zone, at).toPlainDate();

/** Undefined on days on which nothing is posted. */
function occurrenceOn({ weekdays, time, zone }: Timetable, date: Temporal.PlainDate): Occurrence | undefined {
  if (!weekdays.some((weekday) => weekday === date.dayOfWeek)) return undefined;
  const local = date.toPlainDateTime(Temporal.PlainTime.from(time));
  const { epochMilliseconds: at } = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
  return { local: local.toString({ smallestUnit: 'minute' }), at };
}
