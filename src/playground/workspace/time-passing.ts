// Lets time pass in a local workspace: in steps, after each of which the timer strikes as it would have.

import type { ActAnswer, NextMoments, TimeTarget } from '../protocol/page-protocol.ts';
import type { WorkspaceClock } from './workspace-clock.ts';

/** When something comes about by itself, in milliseconds since 1970 and in any order; it may be over. */
export interface DueMoments {
  /** Polls that are open close. */
  readonly closings: readonly number[];
  /** Schedules post. */
  readonly occurrences: readonly number[];
}

export interface TimePassingParts {
  readonly clock: WorkspaceClock;
  /** Lets the timer strike; settles when what it began is done. */
  tick(): Promise<void>;
  readMoments(): Promise<DueMoments>;
}

export type LetTimePass = (target: TimeTarget) => Promise<ActAnswer>;

export interface TimePassing {
  readonly letTimePass: LetTimePass;
  readNextMoments(): Promise<NextMoments>;
}

const minuteMs = 60_000;
/** The timer strikes each minute; over a long time it is enough to look now and then, and when something is due. */
const mostSteps = 60;

const refusals = {
  closing: 'No open poll has a closing time.',
  occurrence: 'No schedule is going to post.',
} as const;

export function createTimePassing({ clock, tick, readMoments }: TimePassingParts): TimePassing {
  let isPassing = false;

  async function readNextMoments(): Promise<NextMoments> {
    const { closings, occurrences } = await readMoments();
    const [closing, occurrence] = [firstAfter(clock.now(), closings), firstAfter(clock.now(), occurrences)];
    return { ...(closing !== undefined && { closing }), ...(occurrence !== undefined && { occurrence }) };
  }

  async function endOf(target: TimeTarget): Promise<number | undefined> {
    switch (target) {
      case 'hour':
        return clock.now() + 60 * minuteMs;
      case 'day':
        return clock.now() + 24 * 60 * minuteMs;
      case 'closing':
      case 'occurrence':
        return (await readNextMoments())[target];
    }
  }

  async function passUntil(end: number): Promise<void> {
    const step = Math.max(minuteMs, (end - clock.now()) / mostSteps);
    for (let now = clock.now(); now < end; now = clock.now()) {
      // What is due in between is not kept waiting for a whole step: after half an hour a schedule would not post any more.
      const { closing = end, occurrence = end } = await readNextMoments();
      clock.advance(Math.max(0, Math.ceil(Math.min(now + step, closing, occurrence, end) - clock.now())));
      await tick();
    }
  }

  return {
    readNextMoments,
    async letTimePass(target) {
      if (isPassing) return { ok: false, error: 'Time is passing already.' };
      isPassing = true;
      try {
        const end = await endOf(target);
        if (end !== undefined) await passUntil(end);
        else if (target === 'closing' || target === 'occurrence')
          return { ok: false, error: refusals[target] };
        return { ok: true };
      } finally {
        isPassing = false;
      }
    },
  };
}

function firstAfter(now: number, moments: readonly number[]): number | undefined {
  const first = Math.min(...moments.filter((at) => at > now));
  return first === Number.POSITIVE_INFINITY ? undefined : first;
}
