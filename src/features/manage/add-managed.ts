// "Add a song" under Manage: the window in which songs are added, for whom the poll's limits for everybody do not hold.

import type { App } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { actionIds } from '../../slack/kit/ids.ts';
import { findForAdding, viewOf } from '../poll/adding-window.ts';
import { registerPushing } from './push-window.ts';

export function registerAddManaged(app: App, deps: HandlerDependencies): void {
  registerPushing(app, deps, {
    actionId: actionIds.manageAddSong,
    async write(_, { pollId, person }) {
      const stored = await findForAdding(deps, pollId, person);
      const metadata = { pollId, emptied: 0, manages: true } as const;
      return viewOf(deps, { metadata, person, stored, lines: [] });
    },
  });
}
