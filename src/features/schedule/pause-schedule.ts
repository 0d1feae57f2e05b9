// A schedule that cannot go on is paused, once; who is to know is told by an errand (tell-paused.ts).

import type { PollDependencies } from '../../dependencies.ts';
import { paused } from '../../rules/schedule/running.ts';
import type { Pause, Schedule } from '../../rules/schedule/schedule.ts';

type Why = Omit<Pause, 'at' | 'number'>;

/** @returns as it is afterwards */
export async function pauseSchedule(
  deps: Pick<PollDependencies, 'schedules' | 'now' | 'observe'>,
  id: string,
  why: Why,
): Promise<Schedule | undefined> {
  let isNew = false;
  const present = await deps.schedules.changeSchedule(id, (schedule) => {
    // One that waits for its pool already, or that somebody has paused meanwhile, stays as it is.
    isNew = schedule.status === 'active' || (schedule.status === 'paused' && isAnother(schedule.pause, why));
    return isNew ? paused(schedule, { ...why, at: deps.now() }) : undefined;
  });
  if (isNew) deps.observe({ kind: 'schedule-paused', schedule: id, why: why.why });
  return present;
}

/** It waited for songs, and now cannot go on for another reason. */
const isAnother = (before: Pause | undefined, { why }: Why) => before?.why === 'pool' && why !== 'pool';
