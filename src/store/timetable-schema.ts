// When a schedule posts, as it is written down.

import * as v from 'valibot';
import { weekdays } from '../rules/schedule/weekdays.ts';

export const timetableSchema = v.object({
  /** In ascending order. */
  weekdays: v.pipe(v.array(v.picklist(weekdays)), v.minLength(1)),
  /** `16:00` */
  time: v.pipe(v.string(), v.regex(/^\d{2}:\d{2}$/u)),
  /** Of the tz database: `Europe/Berlin`. */
  zone: v.string(),
});
