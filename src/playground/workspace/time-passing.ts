// Lets time pass in a local workspace: in steps, after each of which the timer strikes as it would have.

import type { ActAnswer, TimeTarget } from '../protocol/page-protocol.ts';
import type { WorkspaceClock } from './workspace-clock.ts';

export interface TimePassingParts {
  readonly clock: WorkspaceClock;
  /** Lets the timer strike; settles when what it began is done. */
  tick(): Promise<void>;
  /** When polls close that are open now, in milliseconds since 1970. */
  closingTimes(): Promise<readonly number[]>;
}

export type LetTimePass = (target: TimeTarget) => Promise<ActAnswer>;

const minuteMs = 60_000;
const spans = { hour: 60 * minuteMs, day: 24 * 60 * minuteMs } as const;
/** The timer strikes each minute; over a long time it is enough to look now and then. */
const mostSteps = 60;

export function createTimePassing({ clock, tick, closingTimes }: TimePassingParts): LetTimePass {
  let isPassing = false;

  async function span(target: TimeTarget): Promise<number | undefined> {
    if (target !== 'closing') return spans[target];
    const next = (await closingTimes()).filter((at) => at > clock.now()).sort((one, other) => one - other)[0];
    return next === undefined ? undefined : next - clock.now();
  }

  async function pass(milliseconds: number): Promise<void> {
    const end = clock.now() + milliseconds;
    const step = Math.max(minuteMs, milliseconds / mostSteps);
    for (let left = milliseconds; left > 0; left = end - clock.now()) {
      clock.advance(Math.ceil(Math.min(step, left)));
      await tick();
    }
  }

  return async (target) => {
    if (isPassing) return { ok: false, error: 'Time is passing already.' };
    isPassing = true;
    try {
      const milliseconds = await span(target);
      if (milliseconds === undefined) return { ok: false, error: 'No open poll has a closing time.' };
      await pass(milliseconds);
      return { ok: true };
    } finally {
      isPassing = false;
    }
  };
}
