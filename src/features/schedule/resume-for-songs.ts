// A schedule that was paused because its pool had too few songs goes on by itself once there are enough: when its time has come,
// and when somebody looks at the list of schedules.

import type { PollDependencies } from '../../dependencies.ts';
import { resumed } from '../../rules/schedule/running.ts';
import { type Schedule, waitsForPool } from '../../rules/schedule/schedule.ts';

/** @param schedule for which there are enough songs, or which waits for none. @returns as it is afterwards */
export async function resumeForSongs(
  { schedules, now }: Pick<PollDependencies, 'schedules' | 'now'>,
  schedule: Schedule,
): Promise<Schedule> {
  if (!waitsForPool(schedule)) return schedule;
  const changed = await schedules.changeSchedule(schedule.id, (present) =>
    waitsForPool(present) ? resumed(present, now()) : undefined,
  );
  return changed ?? schedule;
}
