// What happened in a run, step by step, in words; and one number for all of it, by which two runs are compared.

import { createHash } from 'node:crypto';

export type Chronicle = ReturnType<typeof createChronicle>;

/** @param now milliseconds since 1970. */
export function createChronicle(now: () => number) {
  const steps: string[] = [];
  const hash = createHash('sha256');

  return {
    steps,

    note(who: string, what: string): void {
      const step = `${new Date(now()).toISOString().slice(11, 23)} ${who.padEnd(9)} ${what}`;
      steps.push(step);
      hash.update(`${step}\n`);
    },

    /** The same for the same steps. */
    fingerprint: (): string => hash.copy().digest('hex').slice(0, 16),
  };
}
