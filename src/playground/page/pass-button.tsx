// Buttons of the time control: let time pass for a while, or until something comes about by itself, and when that is.

import type { ReactNode } from 'react';
import type { TimeTarget } from '../protocol/page-protocol.ts';

export interface PassButtonProps {
  readonly target: TimeTarget;
  readonly children: ReactNode;
  /** How far time is passing at this moment. */
  readonly passing: TimeTarget | undefined;
  pass(target: TimeTarget): void;
}

export function PassButton({ target, children, passing, pass }: PassButtonProps) {
  return (
    <button
      type="button"
      className="button"
      aria-busy={passing === target}
      aria-disabled={passing !== undefined}
      onClick={() => pass(target)}
    >
      {children}
    </button>
  );
}

interface PassUntilProps extends PassButtonProps {
  /** In milliseconds since 1970; undefined where it does not come. */
  readonly at: number | undefined;
  /** Whether the moment is known yet. */
  readonly isKnown: boolean;
  /** What is said where it does not come. */
  readonly never: string;
}

/** The button can be reached also where there is nothing to wait for, so that everybody can learn why. */
export function PassUntil({ at, isKnown, never, target, children, passing, pass }: PassUntilProps) {
  const hintId = `time-until-${target}`;
  const isNever = isKnown && at === undefined;
  return (
    <p>
      <button
        type="button"
        className="button"
        aria-busy={passing === target}
        aria-disabled={passing !== undefined || isNever}
        aria-describedby={hintId}
        onClick={() => !isNever && pass(target)}
      >
        {children}
      </button>
      <span id={hintId} className="soft">
        {at === undefined ? isNever && never : dayAndTime(at)}
      </span>
    </p>
  );
}

function dayAndTime(at: number): string {
  return new Date(at).toLocaleString('en-US', {
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  });
}
