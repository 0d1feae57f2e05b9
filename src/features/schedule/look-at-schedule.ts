// What `changes` and `later` do for each schedule that they are told of: what is to be done for it outside. Whatever called them,
// the schedule is read afresh.

import type { DrawingDependencies } from '../../dependencies.ts';
import type { SeenSchedule } from '../../store/schedule-store.ts';
import { isTableFailure } from '../../store/table.ts';
import { runErrand } from '../errand/run-errand.ts';
import { postingsOf } from './post-occurrence.ts';
import { tellingsOfMissed } from './tell-missed.ts';
import { tellingsOfPauses } from './tell-paused.ts';

/** @returns false when the schedule is to be brought again. */
export async function lookAtSchedule(deps: DrawingDependencies, id: string): Promise<boolean> {
  deps.observe({ kind: 'schedule-looked-at', schedule: id });
  try {
    const seen = await deps.schedules.findSeenSchedule(id);
    if (seen !== undefined) await runErrands(deps, seen);
    return true;
  } catch (error) {
    deps.log.error('A schedule could not be seen to', error, { schedule: id });
    // One that we cannot read is a fault of ours: trying again would only hold up those behind it.
    return !isTableFailure(error);
  }
}

async function runErrands(deps: DrawingDependencies, seen: SeenSchedule): Promise<void> {
  const kinds = [...postingsOf(seen), ...tellingsOfMissed(seen), ...tellingsOfPauses(seen)];
  const subject = { owner: { schedule: seen.schedule.id }, seen, errands: seen.errands };
  const runs = await Promise.allSettled(kinds.map((kind) => runErrand(deps, kind, subject)));
  for (const run of runs) {
    if (run.status === 'rejected') throw run.reason;
  }
}
