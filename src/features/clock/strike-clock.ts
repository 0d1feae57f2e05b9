// What the timer does each minute, for all areas: one look at the list of what is due.

import type { ClockDependencies } from '../../dependencies.ts';
import { closeDuePolls } from '../poll/close-due-polls.ts';
import { wakeDuePools } from '../pool/look-up-links.ts';
import { beginDueSchedules } from '../schedule/begin-due-schedules.ts';

/**
 * One area that fails stops no other.
 * @param isTimeLeft whether more can be begun before this strike of the clock has to end
 * @throws what failed, once everything was tried
 */
export async function strikeClock(deps: ClockDependencies, isTimeLeft: () => boolean): Promise<void> {
  const due = await deps.due.findDue();
  const areas = await Promise.allSettled([
    closeDuePolls(deps, due.polls),
    wakeDuePools(deps, due.pools),
    beginDueSchedules(deps, due, isTimeLeft),
  ]);
  const failures = areas.flatMap((area) => (area.status === 'rejected' ? [area.reason] : []));
  if (failures.length > 1) throw new AggregateError(failures, 'Several areas could not be looked at');
  if (failures.length === 1) throw failures[0];
}
