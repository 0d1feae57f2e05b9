// Where a schedule posts: a channel that got another id by now is followed.

import type { DrawingDependencies, PollDependencies } from '../../dependencies.ts';
import type { Schedule } from '../../rules/schedule/schedule.ts';
import type { Outcome } from '../../slack/gateway/slack-gateway.ts';
import { inPlace } from '../poll/in-channel.ts';
import { gatherPool } from '../pool/move-pool.ts';

type MovingDependencies = Pick<PollDependencies, 'channels' | 'pools' | 'schedules' | 'songRecords'>;

/** The schedule with the id that its channel has by now. */
export async function findCurrentChannel(deps: MovingDependencies, schedule: Schedule): Promise<Schedule> {
  const present = await deps.channels.findPresentId(schedule.channel);
  if (present === undefined || present === schedule.channel) return schedule;
  return moveSchedule(deps, schedule, present);
}

async function moveSchedule(
  deps: MovingDependencies,
  schedule: Schedule,
  channel: string,
): Promise<Schedule> {
  // What an earlier try has taken is looked for there from now on.
  await gatherPool(deps, channel);
  const move = (now: Schedule) => (now.channel === channel ? undefined : { ...now, channel });
  return (await deps.schedules.changeSchedule(schedule.id, move)) ?? { ...schedule, channel };
}

/** @param call is made with the conversation's id, and once more where something could be mended. */
export function inPlaceOf<Value>(
  deps: DrawingDependencies,
  schedule: Schedule,
  call: (channel: string) => Promise<Outcome<Value>>,
): Promise<Outcome<Value>> {
  const moveTo = (present: string) => moveSchedule(deps, schedule, present);
  return inPlace(deps, { channel: schedule.channel, moveTo }, call);
}
