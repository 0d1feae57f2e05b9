// "Delete poll" under Manage, whatever has become of the poll. The deleting itself is in poll/delete-poll.ts.

import type { App, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { actionIds } from '../../slack/kit/ids.ts';
import { drawView } from '../compose/draw-window.ts';
import { deletePoll } from '../poll/delete-poll.ts';
import { drawEnd, findManaged, type ManagingWindow, managingWindowOf, writeEnd } from './managing-window.ts';

/** People change a poll seldom: more than so many times in a row it is no accident. */
const mostTries = 10;

export function registerDeletePoll(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.deletePoll, async ({ ack, body }) => {
    await ack();
    const window = managingWindowOf(body, deps.now());
    if (window !== undefined) await deleteManaged(deps, window);
  });
}

async function deleteManaged(deps: HandlerDependencies, window: ManagingWindow): Promise<void> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await findManaged(deps, window.pollId, window.person);
    if (found.kind === 'not') return drawEnd(deps, window, found);
    const { stored } = found;
    if (!(await deletePoll(deps, stored))) continue;
    const { poll } = stored;
    const notice = { kind: 'deleted', title: poll.title } as const;
    await drawView(deps, window, await writeEnd(deps, window, { notice, poll }));
    return;
  }
  throw new Error(`A poll was changed ${mostTries} times in a row while it was being deleted`);
}
