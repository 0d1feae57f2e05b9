// Time, chance and the log of a real Lambda.

import { randomBytes, randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Runtime } from '../dependencies.ts';
import { createPowertoolsLog } from './powertools-log.ts';

export const runtime: Runtime = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
  newId: () => randomBytes(12).toString('base64url'),
  random: () => randomInt(2 ** 32) / 2 ** 32,
  log: createPowertoolsLog(),
};
