// The handler of the timer: polls whose time is up are closed, what is due by a schedule is begun, and what was left half done
// is finished.

import type { Context, ScheduledEvent } from 'aws-lambda';
import { createClockDependencies, type Runtime } from '../dependencies.ts';
import { strikeClock } from '../features/clock/strike-clock.ts';
import { readConfig } from '../platform/config.ts';
import { type Environment, once } from './once.ts';
import { keepAccounts } from './request-account.ts';

/** What is left undone is due at the next strike too, in milliseconds before AWS ends this one. */
const reserveMs = 5_000;

/** A laptop's clock has all the time. */
function timeLeft(context: Partial<Context>): number {
  return context.getRemainingTimeInMillis?.() ?? Number.POSITIVE_INFINITY;
}

export function createClockHandler(env: Environment, outer: Runtime) {
  const { runtime, serve } = keepAccounts('clock', outer);
  const clock = once(async () => createClockDependencies(readConfig(env), runtime));
  // Exactly two parameters: Node 24 on Lambda refuses a handler that could take a callback.
  return async (_event: ScheduledEvent, context: Context): Promise<void> =>
    serve(context, async (tell) => {
      tell({ kind: 'timer' });
      const deps = await clock();
      await strikeClock(deps, () => timeLeft(context) > reserveMs);
    });
}
