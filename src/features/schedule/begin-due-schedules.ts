// What the timer does each minute for schedules: whatever is due is begun, by one conditional write each, so that it comes about
// once however often the clock strikes. What is posted then is an errand of the schedule (post-occurrence.ts).

import type { ClockDependencies } from '../../dependencies.ts';
import { strike } from '../../rules/schedule/running.ts';
import type { Due } from '../../store/due-store.ts';

/** So many schedules are looked at together: each takes two requests to the table. */
const atOnce = 25;

/** One that fails stops no other; the failures are thrown together at the end. What no time is left for is due again. */
export async function beginDueSchedules(
  deps: ClockDependencies,
  due: Pick<Due, 'schedules' | 'scheduleErrands'>,
  isTimeLeft: () => boolean,
): Promise<void> {
  const { schedules, scheduleErrands } = due;
  const looks = [
    ...schedules.map((id) => () => beginDue(deps, id)),
    ...scheduleErrands.map((id) => () => wake(deps, id)),
  ];
  const failures: unknown[] = [];
  for (let from = 0; from < looks.length && isTimeLeft(); from += atOnce) {
    const group = await Promise.allSettled(looks.slice(from, from + atOnce).map((look) => look()));
    failures.push(...group.flatMap((look) => (look.status === 'rejected' ? [look.reason] : [])));
  }
  if (failures.length > 0) {
    throw new AggregateError(
      failures,
      `${failures.length} of ${looks.length} due schedules could not be looked at`,
    );
  }
}

async function beginDue(deps: ClockDependencies, id: string): Promise<void> {
  deps.observe({ kind: 'schedule-looked-at', schedule: id });
  const stored = await deps.schedules.findSchedule(id);
  if (stored === undefined) return;
  const struck = strike(stored.schedule, deps.now(), deps.random);
  switch (struck.kind) {
    case 'wait':
      // Nobody has seen to what was begun, or it waits for its next try.
      await deps.schedules.touchSchedule(id);
      return;
    case 'off':
      // The list lags behind.
      return;
    case 'ahead':
      await deps.schedules.saveSchedule(struck.schedule, stored.edition);
      return;
    case 'no-zone':
      if (await deps.schedules.saveSchedule(struck.schedule, stored.edition))
        deps.observe({ kind: 'schedule-paused', schedule: id, why: 'zone' });
      return;
    case 'begun':
    case 'missed':
      // Who comes second finds that it was begun.
      if (!(await deps.schedules.saveSchedule(struck.schedule, stored.edition))) return;
      if (struck.kind === 'begun') deps.observe({ kind: 'occurrence-begun', schedule: id });
      if (struck.schedule.missed?.name !== stored.schedule.missed?.name)
        deps.observe({ kind: 'occurrence-missed', schedule: id });
  }
}

/** The queue's message was lost, or nobody has seen to what was begun: the stream brings the schedule again. */
async function wake(deps: ClockDependencies, id: string): Promise<void> {
  deps.observe({ kind: 'schedule-looked-at', schedule: id });
  await deps.schedules.touchSchedule(id);
}
