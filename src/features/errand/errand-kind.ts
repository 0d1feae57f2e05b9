// What an errand needs to say about itself, so that the mechanism (run-errand.ts) can see to the rest.

import type { DrawingDependencies } from '../../dependencies.ts';
import type { Attempt, ErrandName } from '../../rules/errand/errand.ts';
import type { Errand } from '../../store/errand-item.ts';
import type { NewErrand } from '../../store/errand-store.ts';
import type { CountedPoll } from '../../store/poll-store.ts';

/** An errand of what is seen: of a poll, or of a schedule, as it was read a moment ago. */
export interface ErrandKind<Seen = CountedPoll> {
  readonly name: ErrandName;
  /** Whether the state of what is seen calls for it. */
  isCalledFor(seen: Seen): boolean;
  /** Whether that itself says that it is settled, or not wanted any more. */
  isSettled(seen: Seen): boolean;
  /** How it begins where nobody has written it down yet; earlier versions may have begun it by other means. */
  begin(seen: Seen, now: number): NewErrand;
  /** When it is to be tried instead, where something was changed since it was written down; undefined where it stays. */
  movesTo?(seen: Seen, errand: Errand, now: number): number | undefined;
  /**
   * One try, with one call at the most that changes anything outside; shorter than `claimMs` (run-errand.ts).
   * @param isInDoubt it may have been done before: look first, where looking is possible
   */
  attempt(deps: DrawingDependencies, seen: Seen, isInDoubt: boolean): Promise<Attempt>;
  /** Writes down beside it what came of it, before the errand is noted as done or given up. Repeatable. */
  settle?(deps: DrawingDependencies, seen: Seen, result: string | undefined): Promise<void>;
}
