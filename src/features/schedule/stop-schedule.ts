// Stopping a schedule: from then on it posts nothing, whatever wakes it.

import type { HandlerDependencies } from '../../dependencies.ts';
import { stopped } from '../../rules/schedule/running.ts';
import { isUnderway, type Schedule } from '../../rules/schedule/schedule.ts';
import { discharge } from './roster.ts';

/** Repeatable. @returns whether something of it was being posted at that moment */
export async function stopSchedule(
  deps: HandlerDependencies,
  { id }: Pick<Schedule, 'id'>,
): Promise<boolean> {
  const schedule = await deps.schedules.changeSchedule(id, (now) =>
    now.status === 'stopped' ? undefined : stopped(now),
  );
  if (schedule === undefined) return false;
  await discharge(deps, schedule);
  return isUnderway(schedule);
}
