// How a schedule goes on: when its time has come, and when people pause, resume, skip, stop or change it. Pure: each gives the
// schedule as it is afterwards, and whoever writes it states the edition that it was read in.

import {
  type BegunOccurrence,
  isOnClock,
  isUnderway,
  leastApartMs,
  type MissedOccurrence,
  mostHadKept,
  mostLateMs,
  type Pause,
  planOf,
  type Schedule,
  type SchedulePlan,
} from './schedule.ts';
import { nextTheme } from './themes.ts';
import { isTimeZone, lastOccurrence, nextOccurrence, type Occurrence } from './timetable.ts';

/** Where chance comes from: from 0 up to, and without, 1. */
type Random = () => number;

export type Strike =
  /** What was begun before is still under way. */
  | { readonly kind: 'wait' }
  /** Its time is still to come: it is computed anew, for zones change their rules. */
  | { readonly kind: 'ahead'; readonly schedule: Schedule }
  /** It is not on the clock any more. */
  | { readonly kind: 'off' }
  | { readonly kind: 'begun'; readonly schedule: Schedule }
  /** Its time zone is none that is known here: it is paused, for nobody can tell when its time has come. */
  | { readonly kind: 'no-zone'; readonly schedule: Schedule }
  /** It was missed for too long; the schedule says which one, and goes on with the next. */
  | { readonly kind: 'missed'; readonly schedule: Schedule };

/** What the clock does with a schedule. @param now milliseconds since 1970 */
export function strike(schedule: Schedule, now: number, random: Random): Strike {
  const { next } = schedule;
  if (!isOnClock(schedule) || next === undefined) return { kind: 'off' };
  if (isUnderway(schedule)) return { kind: 'wait' };
  if (!isTimeZone(schedule.timetable.zone))
    return { kind: 'no-zone', schedule: paused(schedule, { why: 'zone', at: now }) };
  if (now < next.at) return { kind: 'ahead', schedule: withNext(schedule, now) };
  const latest = latestDue(schedule, next, now);
  const going = withNext(schedule, now);
  // Another machine's clock may be a little behind.
  if (wasHad(schedule, latest)) return { kind: 'ahead', schedule: going };
  // While it waits for the pool nobody expects anything.
  const isExpected = schedule.status === 'active';
  const isLate = now - latest.at > mostLateMs;
  const isAnyMissed = isLate || latest.at > next.at;
  const withMissed =
    isExpected && isAnyMissed
      ? { ...going, missed: missedFrom(schedule, next, isLate ? now + 1 : latest.at) }
      : going;
  if (isLate) return { kind: 'missed', schedule: withMissed };
  const had = [latest.local, ...(schedule.had ?? [])].slice(0, mostHadKept);
  const begun = begin(withMissed, { name: latest.local, at: latest.at }, random);
  return { kind: 'begun', schedule: { ...begun, had } };
}

/** From the first on, those that came before a moment. */
function missedFrom(schedule: Schedule, first: Occurrence, before: number): MissedOccurrence {
  let last = first;
  let times = 1;
  for (let next = nextAfter(schedule, last.at); next.at < before; next = nextAfter(schedule, last.at)) {
    last = next;
    times += 1;
  }
  const several = times > 1 && { several: { times, lastAt: last.at } };
  return { name: first.local, at: first.at, ...several };
}

/** In another zone the same time of the same day may come again; and a name is had once. */
function wasHad({ current, had = [] }: Schedule, { local }: Occurrence): boolean {
  return local === current?.name || had.includes(local);
}

/** The latest that has come by now; what was skipped does not count. */
function latestDue({ timetable, skipped = '' }: Schedule, next: Occurrence, now: number): Occurrence {
  const last = lastOccurrence(timetable, now);
  return last.at > next.at && last.local > skipped ? last : next;
}

function begin(
  schedule: Schedule,
  { name, at }: Pick<BegunOccurrence, 'name' | 'at'>,
  random: Random,
): Schedule {
  const { what, themes, themeOrder, hadThemes } = schedule;
  const { theme, had } = nextTheme(themes, themeOrder, hadThemes, random);
  const current = { name, at, what, ...(theme !== undefined && { theme }) };
  return { ...schedule, current, hadThemes: had };
}

/** With the next occurrence that comes after a moment and that nobody wanted left out. */
export function withNext(schedule: Schedule, after: number): Schedule {
  return { ...schedule, next: nextAfter(schedule, after) };
}

/** Names of moments on one clock on the wall sort by time. */
function nextAfter(schedule: Schedule, after: number): Occurrence {
  const { timetable, skipped = '' } = schedule;
  let next = nextOccurrence(timetable, after);
  while (next.local <= skipped || wasHad(schedule, next)) next = nextOccurrence(timetable, next.at);
  return next;
}

/** When a schedule would post, had it another plan from a moment on; the first few. */
export function comingWith(
  schedule: Schedule,
  plan: SchedulePlan,
  now: number,
  count: number,
): readonly Occurrence[] {
  const changed = replanned({ ...schedule, status: 'active' }, plan, now);
  const first = changed.next ?? nextAfter(changed, now);
  const coming = [first];
  for (let last = first; coming.length < count; ) {
    last = nextAfter(changed, last.at);
    coming.push(last);
  }
  return coming;
}

export type Begun =
  | { readonly kind: 'done'; readonly schedule: Schedule }
  | { readonly kind: 'not-active' }
  /** Something was posted a moment ago, or is being posted. @see leastApartMs */
  | { readonly kind: 'ran-lately' };

/** Posts once more, at once. Its times stay as they are. */
export function runNow(schedule: Schedule, now: number, random: Random): Begun {
  if (schedule.status !== 'active') return { kind: 'not-active' };
  const isLately = schedule.current !== undefined && now - schedule.current.at < leastApartMs;
  if (isLately || isUnderway(schedule)) return { kind: 'ran-lately' };
  // Its own time has come, and the clock has not struck yet: that is what is posted, once.
  const struck =
    schedule.next !== undefined && schedule.next.at <= now ? strike(schedule, now, random) : undefined;
  if (struck?.kind === 'begun') return { kind: 'done', schedule: struck.schedule };
  const minute = Math.floor(now / 60_000);
  return { kind: 'done', schedule: begin(schedule, { name: `now-${minute}`, at: now }, random) };
}

/** Leaves out the next occurrence; pressed again, the one after that. */
export function skipNext(schedule: Schedule): Schedule {
  const { next } = schedule;
  if (next === undefined) return schedule;
  return withNext({ ...schedule, skipped: next.local }, next.at);
}

/** @param pause without its number, which is the next one */
export function paused(schedule: Schedule, pause: Omit<Pause, 'number'>): Schedule {
  const number = schedule.pauses + 1;
  const at = { ...schedule, status: 'paused', pause: { ...pause, number }, pauses: number } as const;
  return isOnClock(at) ? withNext(at, pause.at) : withoutNext(at);
}

/** @param now milliseconds since 1970 */
export function resumed({ pause: _, ...schedule }: Schedule, now: number): Schedule {
  return withNext({ ...schedule, status: 'active' }, now);
}

export function stopped({ pause: _, ...schedule }: Schedule): Schedule {
  return withoutNext({ ...schedule, status: 'stopped' });
}

function withoutNext({ next: _, ...schedule }: Schedule): Schedule {
  return schedule;
}

/** With another plan, from a moment on. One that is paused stays so. */
export function replanned(schedule: Schedule, plan: SchedulePlan, now: number): Schedule {
  const changed = { ...schedule, ...planOf(plan), planEdition: schedule.planEdition + 1 };
  if (!isOnClock(changed)) return withoutNext(changed);
  const stays = isSameTimetable(schedule, changed) && schedule.next !== undefined;
  if (stays) return changed;
  // What was left out was that of other times.
  const { skipped: _, ...unskipped } = changed;
  return withNext(isSameTimetable(schedule, changed) ? changed : unskipped, now);
}

function isSameTimetable({ timetable: one }: SchedulePlan, { timetable: other }: SchedulePlan): boolean {
  return one.time === other.time && one.zone === other.zone && one.weekdays.join() === other.weekdays.join();
}

/** How what was begun was seen to. */
export interface Settling {
  /** The occurrence's name. */
  readonly name: string;
  /** Where nothing was posted, its theme is still to be had. */
  readonly isPosted: boolean;
  /** It was given up: nobody could post it in time. */
  readonly isMissed: boolean;
}

/** Repeatable. @param now milliseconds since 1970 */
export function settled(schedule: Schedule, { name, isPosted, isMissed }: Settling, now: number): Schedule {
  const { current, hadThemes } = schedule;
  if (current?.name !== name || current.settledAt !== undefined) return schedule;
  const had = isPosted ? hadThemes : hadThemes.filter((theme) => theme !== current.theme);
  return {
    ...schedule,
    current: { ...current, settledAt: now },
    hadThemes: had,
    ...(isMissed && { missed: { name, at: current.at } }),
  };
}
