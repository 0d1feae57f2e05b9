// The handler of the timer: polls whose time is up are closed, and what was left half done is finished.

import type { Context, ScheduledEvent } from 'aws-lambda';
import { createClockDependencies, type Runtime } from '../dependencies.ts';
import { closeDuePolls } from '../features/poll/close-due-polls.ts';
import { wakeDuePools } from '../features/pool/look-up-links.ts';
import { readConfig } from '../platform/config.ts';
import { type Environment, once } from './once.ts';
import { keepAccounts } from './request-account.ts';

export function createClockHandler(env: Environment, outer: Runtime) {
  const { runtime, serve } = keepAccounts('clock', outer);
  const clock = once(async () => createClockDependencies(readConfig(env), runtime));
  // Exactly two parameters: Node 24 on Lambda refuses a handler that could take a callback.
  return async (_event: ScheduledEvent, context: Context): Promise<void> =>
    serve(context, async (tell) => {
      tell({ kind: 'timer' });
      const deps = await clock();
      await Promise.all([closeDuePolls(deps), wakeDuePools(deps)]);
    });
}
