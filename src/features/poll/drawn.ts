// Whether a poll's message is up to date, and what follows for its drawing from what Slack answered to a draw.

import {
  appRefusedPauseMs,
  pauseAfter,
  placePatienceMs,
  placePauseAfter,
} from '../../rules/errand/errand.ts';
import {
  isChannelGone,
  isFaultyMessage,
  isMessageDeleted,
  isMessageFixed,
} from '../../slack/gateway/slack-errors.ts';
import type { Outcome } from '../../slack/gateway/slack-gateway.ts';
import type { Drawing, Drawn } from '../../store/drawing-store.ts';

/**
 * Between two draws of one poll. Slack allows about 50 updates a minute to a workspace; at 1.2 s one busy poll makes
 * 50 at the most, and a few milliseconds more keep it there when timers fire early.
 */
export const paceMs = 1_220;
/** A conversation that refuses is not asked more often than this, however many click there. */
const refusedPaceMs = 30_000;
/**
 * How long a call whose answer never came, or whose caller died, may still take effect at Slack. Whatever is drawn
 * meanwhile is drawn once more afterwards, for the old picture may have come over it.
 */
export const doubtMs = 30_000;

/** Whether there is nothing to draw now: whoever holds the turn looks again after it, and a doubt ends at its time. */
export function isUpToDate(drawing: Drawing, fingerprint: string, now: number): boolean {
  const { drawnBy, shown, shownInDoubt, suspectUntil = 0 } = drawing;
  // Who holds the turn may be drawing something else at this moment, or may have died over it.
  if (drawnBy !== undefined) return false;
  return suspectUntil > now ? shownInDoubt === fingerprint : shown === fingerprint;
}

/** What an answer of Slack's says about the message. @param drawing as it stood when the turn began */
export function drawnBy(answer: Outcome<void>, fingerprint: string, at: DrawnAt): Drawn {
  return inDoubt(answered(answer, fingerprint, at), at);
}

interface DrawnAt {
  readonly drawing: Drawing;
  /** Milliseconds since 1970. */
  readonly now: number;
}

function answered(answer: Outcome<void>, shown: string, { drawing, now }: DrawnAt): Drawn {
  const nextAt = now + paceMs;
  const { failures = 0 } = drawing;
  switch (answer.kind) {
    case 'done':
      return { shown, nextAt };
    case 'refused':
      return refused(answer.error, shown, { drawing, now });
    case 'later': {
      const isTimeNamed = answer.afterMs !== undefined;
      const retryAt = now + (answer.afterMs ?? pauseAfter(failures + 1));
      return {
        nextAt: Math.max(nextAt, retryAt),
        retryAt,
        failures: isTimeNamed ? failures : failures + 1,
      };
    }
    case 'unknown':
      return {
        nextAt,
        retryAt: now + pauseAfter(failures + 1),
        suspectUntil: now + doubtMs,
        failures: failures + 1,
      };
  }
}

/** As long as an older draw may still come over this one, nobody knows what is shown: it is drawn again afterwards. */
function inDoubt(drawn: Drawn, { drawing: { suspectUntil = 0 }, now }: DrawnAt): Drawn {
  if (suspectUntil <= now || drawn.suspectUntil !== undefined || drawn.gone === 'message') return drawn;
  const { shown, ...rest } = drawn;
  return {
    ...rest,
    suspectUntil,
    ...(shown !== undefined && { shownInDoubt: shown }),
    retryAt: drawn.retryAt ?? suspectUntil,
  };
}

function refused(error: string, shown: string, { drawing, now }: DrawnAt): Drawn {
  const { failures = 0 } = drawing;
  const nextAt = now + paceMs;
  if (isMessageDeleted(error) || isMessageFixed(error)) return { shown, nextAt, gone: 'message' };
  if (isChannelGone(error)) {
    const { refusedSince = now } = drawing;
    const isHopeless = now - refusedSince >= placePatienceMs;
    return {
      nextAt: now + refusedPaceMs,
      refusedSince,
      failures: failures + 1,
      ...(!isHopeless && { retryAt: now + placePauseAfter(failures + 1) }),
    };
  }
  // What Slack does not take now, it may take later (a picture that it could not fetch); else the app itself is refused.
  if (isFaultyMessage(error)) {
    return { nextAt, retryAt: now + placePauseAfter(failures + 1), failures: failures + 1 };
  }
  return { nextAt, retryAt: now + appRefusedPauseMs };
}
