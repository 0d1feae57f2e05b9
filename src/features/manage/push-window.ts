// A button in the window in which a poll is managed that leads to a window on top of it.

import type { App, BlockButtonAction } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { HandlerDependencies } from '../../dependencies.ts';
import { takesVotes } from '../../rules/poll/poll.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import type { ManageNotice } from '../../slack/words/manage.ts';
import {
  drawEnd,
  drawManaging,
  findManaged,
  type Managed,
  type ManagingWindow,
  managingWindowOf,
} from './managing-window.ts';

export interface Pushing {
  readonly actionId: string;
  /** Whether it is for polls that are closed as well. */
  readonly isForClosed?: boolean;
  /** The window on top, or what to say in the one below instead. */
  write(managed: Managed, window: ManagingWindow): Promise<ModalView | ManageNotice>;
}

export function registerPushing(app: App, deps: HandlerDependencies, pushing: Pushing): void {
  app.action<BlockButtonAction>(pushing.actionId, async ({ ack, body }) => {
    await ack();
    const window = managingWindowOf(body, deps.now());
    if (window !== undefined) await push(deps, window, { ...pushing, trigger: body.trigger_id });
  });
}

async function push(
  deps: HandlerDependencies,
  window: ManagingWindow,
  { isForClosed = false, write, trigger }: Pushing & { readonly trigger: string },
): Promise<void> {
  const found = await findManaged(deps, window.pollId, window.person);
  if (found.kind === 'not') return drawEnd(deps, window, found);
  const isOver = !takesVotes(found.stored.poll, deps.now());
  if (isOver && !isForClosed) return drawManaging(deps, window, found, []);
  const view = await write(found, window);
  if ('kind' in view) return drawManaging(deps, window, found, [view]);
  const pushed = await deps.slack.pushModal(trigger, view);
  if (pushed.kind === 'done') return;
  deps.log.warn('A window on top of Manage was not opened', outcomeFacts(pushed));
  await drawManaging(deps, window, found, [{ kind: 'not-opened' }]);
}
