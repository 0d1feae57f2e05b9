// A schedule is paused, and not because somebody wanted it: its owner is told once, as an errand. Where the owner has left, the
// DJs of its channel are; where there is none, the channel itself is.

import type { DrawingDependencies } from '../../dependencies.ts';
import { type Attempt, pauseErrand } from '../../rules/errand/errand.ts';
import type { Schedule } from '../../rules/schedule/schedule.ts';
import { stageNames } from '../../slack/kit/stage.ts';
import { pausedMessage } from '../../slack/views/schedule-messages.ts';
import type { SeenSchedule } from '../../store/schedule-store.ts';
import { tellInPrivate } from '../poll/tell-in-private.ts';
import { findReadersWords } from '../readers-words.ts';
import { beginNow, errandsNamed, type ScheduleErrandKind } from './schedule-errands.ts';

export function tellingsOfPauses(seen: SeenSchedule): readonly ScheduleErrandKind[] {
  const { status, pause } = seen.schedule;
  const isToTell = status === 'paused' && pause !== undefined && pause.why !== 'by-hand';
  const wanted = isToTell ? pauseErrand(pause.number) : undefined;
  return errandsNamed(seen, wanted, (name) => name.startsWith('tell-paused-')).map((name) => ({
    name,
    isCalledFor: () => true,
    // One that goes on by now is not told to be paused.
    isSettled: () => name !== wanted,
    begin: beginNow,
    attempt: (deps, { schedule }) => tell(deps, schedule),
  }));
}

async function tell(deps: DrawingDependencies, schedule: Schedule): Promise<Attempt> {
  const { command, bot } = stageNames(deps.stage);
  return tellInPrivate(deps, schedule, {
    people: await whom(deps, schedule),
    write: async (person) =>
      pausedMessage(await findReadersWords(deps, person, schedule.language), schedule, { command, bot }),
  });
}

/** Slack's ids, in the order of who is to be told: the next one where the one before cannot be reached. */
async function whom(
  deps: DrawingDependencies,
  { owner, channel, pause }: Schedule,
): Promise<readonly string[]> {
  if (pause?.why !== 'owner-left') return [owner.id];
  const { settings } = await deps.channelSettings.findSettings(channel);
  return [...settings.djs.filter((dj) => dj !== owner.id), channel];
}
