// Time, chance and the log of a real Lambda.

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Surroundings } from '../dependencies.ts';
import { createLog } from '../log.ts';

export const surroundings: Surroundings = {
  now: () => Date.now(),
  sleep: async (milliseconds) => {
    await sleep(milliseconds);
  },
  newId: () => randomBytes(12).toString('base64url'),
  log: createLog(),
};

/** Makes something once, at the first call; a failure is not kept, so that the next call tries again. */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
