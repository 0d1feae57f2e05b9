// Time, chance and the log of a real Lambda.

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Surroundings } from '../dependencies.ts';
import { createPowertoolsLog } from './powertools-log.ts';

export const surroundings: Surroundings = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
  newId: () => randomBytes(12).toString('base64url'),
  log: createPowertoolsLog(),
};
