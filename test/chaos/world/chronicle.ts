// What happened in a run, step by step, in words; and one number for all of it, by which two runs are compared.

import { createHash } from 'node:crypto';

/** `12:00:03.036` @param time milliseconds since 1970 */
export const clockTime = (time: number): string => new Date(time).toISOString().slice(11, 23);

export type Chronicle = ReturnType<typeof createChronicle>;

/** @param now milliseconds since 1970. */
export function createChronicle(now: () => number) {
  const steps: string[] = [];
  const hash = createHash('sha256');

  return {
    steps,

    note(who: string, what: string): void {
      const step = `${clockTime(now())} ${who.padEnd(9)} ${what}`;
      steps.push(step);
      hash.update(`${step}\n`);
    },

    /** The same for the same steps. */
    fingerprint: (): string => hash.copy().digest('hex').slice(0, 16),
  };
}
