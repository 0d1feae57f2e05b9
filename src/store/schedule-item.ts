// How a schedule is written down, and the check of what is read back. An item that does not fit is a fault of ours or of
// whoever wrote into the table: it is an error, never a guess.

import * as v from 'valibot';
import { defaultLanguage, languages } from '../rules/poll/poll.ts';
import {
  comebacks,
  isOnClock,
  isUnderway,
  pauseReasons,
  resumptions,
  type Schedule,
  scheduleKinds,
  scheduleStatuses,
  songSources,
} from '../rules/schedule/schedule.ts';
import { themeOrders } from '../rules/schedule/themes.ts';
import { dueMark } from './keys.ts';
import { schemaVersion } from './poll-item.ts';
import { choiceSchemas } from './setting-schemas.ts';
import type { RawItem } from './table.ts';
import { timetableSchema } from './timetable-schema.ts';

const time = v.pipe(v.number(), v.integer(), v.minValue(0));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0));
const localTime = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u));

const scheduleSchema = v.object({
  v: v.literal(schemaVersion),
  id: v.string(),
  channel: v.string(),
  owner: v.object({ id: v.string(), name: v.string() }),
  language: v.fallback(v.picklist(languages), defaultLanguage),
  what: v.picklist(scheduleKinds),
  title: v.string(),
  timetable: timetableSchema,
  songsFrom: v.picklist(songSources),
  songs: whole,
  themes: v.array(v.string()),
  themeOrder: v.picklist(themeOrders),
  choices: v.object(choiceSchemas),
  comesBack: v.picklist(comebacks),
  resumes: v.picklist(resumptions),
  planEdition: whole,
  createdAt: time,
  status: v.picklist(scheduleStatuses),
  pause: v.exactOptional(
    v.object({
      why: v.picklist(pauseReasons),
      at: time,
      number: whole,
      error: v.exactOptional(v.string()),
      songs: v.exactOptional(whole),
    }),
  ),
  pauses: whole,
  next: v.exactOptional(v.object({ local: localTime, at: time })),
  skipped: v.exactOptional(localTime),
  current: v.exactOptional(
    v.object({
      name: v.string(),
      at: time,
      what: v.picklist(scheduleKinds),
      theme: v.exactOptional(v.string()),
      settledAt: v.exactOptional(time),
    }),
  ),
  had: v.exactOptional(v.array(v.string())),
  missed: v.exactOptional(
    v.object({
      name: v.string(),
      at: time,
      several: v.exactOptional(v.object({ times: whole, lastAt: time })),
    }),
  ),
  hadThemes: v.array(v.string()),
  /** Counts the writes. */
  edition: whole,
});

/** A schedule, and which edition of it was read. */
export interface StoredSchedule {
  readonly schedule: Schedule;
  readonly edition: number;
}

/** In seconds: what has run out is told of for so long. */
const lifetime = 90 * 24 * 60 * 60;
/** So long before its time a schedule is looked at once more: a zone may have changed its rules. In milliseconds. */
const aheadMs = 26 * 60 * 60 * 1_000;

/** What was begun is looked after so much later, should nobody have seen to it: in milliseconds. */
const underwayMs = 60_000;

/** When what belongs to a schedule, or a stopped one, is forgotten: in seconds since 1970. @param now milliseconds since 1970 */
export function scheduleTimeToLive(now: number): number {
  return Math.floor(now / 1_000) + lifetime;
}

/** The item's attributes without its key. @param now milliseconds since 1970 */
export function toScheduleItem(schedule: Schedule, edition: number, now: number): RawItem {
  const dueAt = dueAtOf(schedule, now);
  return {
    v: schemaVersion,
    ...schedule,
    edition,
    ...(dueAt !== undefined && { due: dueMark, dueAt }),
    ...(schedule.status === 'stopped' && { ttl: scheduleTimeToLive(now) }),
  };
}

/** When the clock is to look at it; undefined where it is not. */
function dueAtOf(schedule: Schedule, now: number): number | undefined {
  const { next } = schedule;
  if (!isOnClock(schedule) || next === undefined) return undefined;
  if (isUnderway(schedule)) return now + underwayMs;
  return next.at - now > aheadMs ? next.at - aheadMs : next.at;
}

/** @throws when the item is not a schedule of a version this code knows */
export function fromScheduleItem(raw: RawItem): StoredSchedule {
  const { v: _, edition, ...schedule } = v.parse(scheduleSchema, raw);
  return { schedule, edition };
}
