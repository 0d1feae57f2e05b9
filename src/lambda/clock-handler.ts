// The handler of the timer: polls whose time is up are closed, and what was left half done is finished.

import type { Context, ScheduledEvent } from 'aws-lambda';
import { readConfig } from '../config.ts';
import { createStore, type Surroundings } from '../dependencies.ts';
import { closeDuePolls } from '../features/close-due-polls.ts';
import { type Environment, once } from './once.ts';
import { keepAccounts } from './request-account.ts';

export function createClockHandler(env: Environment, outer: Surroundings) {
  const { surroundings, serve } = keepAccounts('clock', outer);
  const store = once(async () => createStore(readConfig(env), surroundings));
  // Exactly two parameters: Node 24 on Lambda refuses a handler that could take a callback.
  return async (_event: ScheduledEvent, context: Context): Promise<void> =>
    serve(context, async (tell) => {
      tell({ kind: 'timer' });
      await closeDuePolls(await store());
    });
}
