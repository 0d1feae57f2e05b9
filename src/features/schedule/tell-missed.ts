// An occurrence was not posted, for the app was not running, or Slack did not take it for half an hour: the owner is told, as an
// errand. Several that were missed in one outage are told of together.

import { missedErrand } from '../../rules/errand/errand.ts';
import { missedMessage } from '../../slack/views/schedule-messages.ts';
import type { SeenSchedule } from '../../store/schedule-store.ts';
import { tellInPrivate } from '../poll/tell-in-private.ts';
import { findReadersWords } from '../readers-words.ts';
import { beginNow, errandsNamed, type ScheduleErrandKind } from './schedule-errands.ts';
import { told } from './show-schedules.ts';

export function tellingsOfMissed(seen: SeenSchedule): readonly ScheduleErrandKind[] {
  const { missed } = seen.schedule;
  const wanted = missed && missedErrand(missed.name);
  return errandsNamed(seen, wanted, (name) => name.startsWith('tell-missed-')).map((name) => ({
    name,
    isCalledFor: () => true,
    isSettled: ({ schedule }) => name !== wanted || schedule.status === 'stopped',
    begin: beginNow,
    attempt: (deps, { schedule }) =>
      tellInPrivate(deps, schedule, {
        people: [schedule.owner.id],
        write: async (person) => {
          const words = await findReadersWords(deps, person, schedule.language);
          const several = missed?.several;
          return missedMessage(words, schedule, {
            missed: told(schedule, missed ?? { at: schedule.createdAt }),
            several: several && { times: several.times, last: told(schedule, { at: several.lastAt }) },
            next: schedule.next && told(schedule, schedule.next),
          });
        },
      }),
  }));
}
