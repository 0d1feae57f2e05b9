// The list of a channel's schedules, as it is to be shown to somebody now.

import type { ModalView } from '@slack/types';
import type { HandlerDependencies } from '../../dependencies.ts';
import { fewestInPool, isOnClock, type Schedule, waitsForPool } from '../../rules/schedule/schedule.ts';
import { isTimeZone, localTime, type Occurrence } from '../../rules/schedule/timetable.ts';
import { type ListedSchedule, scheduleListWindow } from '../../slack/views/schedule-list.ts';
import type { ScheduleNotice, ToldMoment } from '../../slack/words/schedule.ts';
import { moderates } from '../channel/moderates.ts';
import { findReadersWords } from '../readers-words.ts';
import { pauseSchedule } from './pause-schedule.ts';
import { resumeForSongs } from './resume-for-songs.ts';
import { findSchedulesIn } from './roster.ts';
import { findFitting } from './take-songs.ts';

interface Shown {
  /** Slack's ids. */
  readonly channel: string;
  readonly person: string;
  readonly notices: readonly ScheduleNotice[];
}

export async function writeScheduleList(deps: HandlerDependencies, shown: Shown): Promise<ModalView> {
  const { channel, person, notices } = shown;
  const [found, isModerator, words] = await Promise.all([
    findSchedulesIn(deps, channel),
    moderates(deps, channel, person),
    findReadersWords(deps, person),
  ]);
  const known = await Promise.all(found.map((schedule) => pauseWithoutZone(deps, schedule)));
  const present = await goOnWhereThereIsEnough(deps, channel, known);
  const schedules = present.map((schedule): ListedSchedule => {
    const mayChange = isModerator || schedule.owner.id === person;
    return { schedule, mayChange, next: schedule.next && told(schedule, schedule.next) };
  });
  return scheduleListWindow(words, { channel, schedules, notices });
}

/** By the clock on the wall of the schedule's zone, as far as that is known. */
export function told({ timetable }: Pick<Schedule, 'timetable'>, { at }: Pick<Occurrence, 'at'>): ToldMoment {
  return { at, local: localTime(isTimeZone(timetable.zone) ? timetable.zone : 'UTC', at) };
}

/** When one would post whose time zone is not known any more, nobody can tell: it is paused before its time. */
export async function pauseWithoutZone(
  deps: Pick<HandlerDependencies, 'schedules' | 'now' | 'observe'>,
  schedule: Schedule,
): Promise<Schedule> {
  if (isTimeZone(schedule.timetable.zone) || !isOnClock(schedule)) return schedule;
  return (await pauseSchedule(deps, schedule.id, { why: 'zone' })) ?? schedule;
}

/** Nobody is shown as paused for want of songs where there are enough by now. */
async function goOnWhereThereIsEnough(
  deps: HandlerDependencies,
  channel: string,
  schedules: readonly Schedule[],
): Promise<readonly Schedule[]> {
  if (!schedules.some(waitsForPool)) return schedules;
  const { length: songs } = await findFitting(deps, channel, []);
  return Promise.all(
    schedules.map((schedule) =>
      waitsForPool(schedule) && songs >= fewestInPool(schedule) ? resumeForSongs(deps, schedule) : schedule,
    ),
  );
}
