// What the errands of a schedule have in common: there is one for what the schedule says now, and those that were written down
// for what it said before, which are settled.

import type { ErrandName } from '../../rules/errand/errand.ts';
import { scheduleTimeToLive } from '../../store/schedule-item.ts';
import type { SeenSchedule } from '../../store/schedule-store.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';

export type ScheduleErrandKind = ErrandKind<SeenSchedule>;

/**
 * @param wanted the one that the schedule calls for now; undefined where it calls for none
 * @param isOfKind whether an errand that is written down is one of these
 */
export function errandsNamed(
  { errands }: SeenSchedule,
  wanted: ErrandName | undefined,
  isOfKind: (name: ErrandName) => boolean,
): readonly ErrandName[] {
  const open = errands.filter(({ name, settledAt }) => isOfKind(name) && settledAt === undefined);
  return [...new Set([...(wanted === undefined ? [] : [wanted]), ...open.map(({ name }) => name)])];
}

/** It is due at once, and kept as long as what has become of a schedule. */
export const beginNow = (_: SeenSchedule, now: number) => ({ dueAt: now, ttl: scheduleTimeToLive(now) });
