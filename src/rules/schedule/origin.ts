// Which schedule posted a poll or a song, as it says of itself.

import type { Timetable } from './timetable.ts';

export interface FromSchedule {
  /** The schedule's id. */
  readonly id: string;
  /** As it was at that time. */
  readonly timetable: Timetable;
}
