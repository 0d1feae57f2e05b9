// "Stop this schedule" under Manage of a poll that a schedule has posted.

import type { App, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { actionIds } from '../../slack/kit/ids.ts';
import type { ManageNotice } from '../../slack/words/manage.ts';
import {
  drawEnd,
  drawManaging,
  findManaged,
  type ManagingWindow,
  managingWindowOf,
} from '../manage/managing-window.ts';
import { findChangeable, titleFor } from './changeable.ts';
import { stopSchedule } from './stop-schedule.ts';

export function registerStopFromPoll(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.stopThisSchedule, async ({ ack, body }) => {
    await ack();
    const window = managingWindowOf(body, deps.now());
    if (window !== undefined) await stop(deps, window);
  });
}

async function stop(deps: HandlerDependencies, window: ManagingWindow): Promise<void> {
  const managed = await findManaged(deps, window.pollId, window.person);
  if (managed.kind === 'not') return drawEnd(deps, window, managed);
  const id = managed.stored.poll.schedule?.id;
  if (id === undefined) return;
  const found = await findChangeable(deps, id, window.person);
  const notice: ManageNotice =
    found.kind === 'not'
      ? { kind: found.notice.kind === 'gone' ? 'schedule-gone' : 'may-not-stop-schedule' }
      : { kind: 'schedule-stopped', title: await titleFor(deps, window.person, found.schedule) };
  if (found.kind === 'changeable') await stopSchedule(deps, found.schedule);
  await drawManaging(deps, window, managed, [notice]);
}
