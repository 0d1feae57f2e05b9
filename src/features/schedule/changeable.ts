// Who may change a schedule: its owner, the DJs of its channel and the admins of the workspace; asked at every step, whatever a
// window shows.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { Schedule } from '../../rules/schedule/schedule.ts';
import { scheduleTitle } from '../../slack/views/schedule-list.ts';
import type { ScheduleNotice } from '../../slack/words/schedule.ts';
import { moderatesNow } from '../channel/moderates.ts';
import { findReadersWords } from '../readers-words.ts';

export type FoundChangeable =
  | { readonly kind: 'changeable'; readonly schedule: Schedule }
  | { readonly kind: 'not'; readonly notice: Extract<ScheduleNotice, { kind: 'gone' | 'may-not' }> };

/** The schedule, where this person may change it now. @param person Slack's id */
export async function findChangeable(
  deps: HandlerDependencies,
  id: string,
  person: string,
): Promise<FoundChangeable> {
  const schedule = (await deps.schedules.findSchedule(id))?.schedule;
  if (schedule === undefined) return { kind: 'not', notice: { kind: 'gone' } };
  const { owner, channel, status } = schedule;
  const may = owner.id === person || (await moderatesNow(deps, channel, person));
  if (!may) {
    deps.observe({ kind: 'refused', what: 'schedule', reason: 'may-not' });
    return { kind: 'not', notice: { kind: 'may-not', owner: owner.name } };
  }
  return status === 'stopped' ? { kind: 'not', notice: { kind: 'gone' } } : { kind: 'changeable', schedule };
}

/** By which this person knows it. */
export async function titleFor(
  deps: HandlerDependencies,
  person: string,
  schedule: Schedule,
): Promise<string> {
  return scheduleTitle(await findReadersWords(deps, person), schedule);
}
