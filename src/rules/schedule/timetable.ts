// When a schedule posts: on some days of the week, at a time of the clock on the wall of its zone. A moment is always computed
// from that rule, because zones change theirs. A time that the wall clock leaps over in spring is moved on by the leap; of one
// that it shows twice in autumn the first counts. Both is Temporal's `compatible`: https://tc39.es/proposal-temporal/docs/
//
// Where a zone leaves out a whole day, as Samoa did in 2011, what would come on it comes together with that of the day after:
// one moment, one occurrence, named by the first.
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

/**
 * Each day of the week is among so many, wherever in them the moment is. Those beside it count: by a zone that leaves out a
 * day, yesterday's occurrence is still to come; where the clock goes back over midnight, tomorrow's may have been.
 */
const daysLookedAt = 10;

/** The first that comes after a moment. @param after milliseconds since 1970 */
export function nextOccurrence(timetable: Timetable, after: number): Occurrence {
  const yesterday = dateIn(timetable, after).subtract({ days: 1 });
  for (const occurrence of occurrencesOn(timetable, yesterday, daysLookedAt)) {
    if (occurrence.at > after) return occurrence;
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
  const tomorrow = dateIn(timetable, until).add({ days: 1 });
  for (let days = 0; days < daysLookedAt; days += 1) {
    const occurrence = occurrenceOn(timetable, tomorrow.subtract({ days }));
    // Of two at one moment this is the later one.
    if (occurrence !== undefined && occurrence.at <= until)
      return nextOccurrence(timetable, occurrence.at - 1);
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
    // Intl would take names too that Temporal does not, such as `PST`.
    inZone(text, 0);
    return true;
  } catch {
    return false;
  }
}

/**
 * How near two timetables come to each other in so many days from a moment, in milliseconds: infinitely far where one of
 * them has no occurrence in that time. A year has every offset that two zones are apart.
 */
export function closestApart(one: Timetable, other: Timetable, from: number, days: number): number {
  const lefts = occurrencesAfter(one, from, days);
  const rights = occurrencesAfter(other, from, days);
  let closest = Number.POSITIVE_INFINITY;
  let left = lefts.next();
  let right = rights.next();
  while (left.done !== true && right.done !== true) {
    closest = Math.min(closest, Math.abs(left.value.at - right.value.at));
    if (left.value.at <= right.value.at) left = lefts.next();
    else right = rights.next();
  }
  return closest;
}

function* occurrencesAfter(timetable: Timetable, after: number, days: number): Generator<Occurrence> {
  const until = after + days * 24 * 60 * 60 * 1_000;
  const yesterday = dateIn(timetable, after).subtract({ days: 1 });
  for (const occurrence of occurrencesOn(timetable, yesterday, days + daysLookedAt)) {
    if (occurrence.at > after && occurrence.at <= until) yield occurrence;
  }
}

/** Those of so many days, in their order. */
function* occurrencesOn(
  timetable: Timetable,
  from: Temporal.PlainDate,
  count: number,
): Generator<Occurrence> {
  for (let days = 0; days < count; days += 1) {
    const occurrence = occurrenceOn(timetable, from.add({ days }));
    if (occurrence !== undefined) yield occurrence;
  }
}

const inZone = (zone: string, at: number) =>
  Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);

const dateIn = ({ zone }: Timetable, at: number) => inZone(zone, at).toPlainDate();

/** Undefined on days of the week that are not the timetable's. */
function occurrenceOn({ weekdays, time, zone }: Timetable, date: Temporal.PlainDate): Occurrence | undefined {
  if (!weekdays.some((weekday) => weekday === date.dayOfWeek)) return undefined;
  const local = date.toPlainDateTime(time);
  const { epochMilliseconds: at } = local.toZonedDateTime(zone, { disambiguation: 'compatible' });
  return { local: local.toString({ smallestUnit: 'minute' }), at };
}
