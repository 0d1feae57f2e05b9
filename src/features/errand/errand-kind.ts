// What an errand needs to say about itself, so that the mechanism (run-errands.ts) can see to the rest.

import type { DrawingDependencies } from '../../dependencies.ts';
import type { Attempt, ErrandName } from '../../rules/errand/errand.ts';
import type { Errand } from '../../store/errand-item.ts';
import type { NewErrand } from '../../store/errand-store.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import type { CountedPoll } from '../../store/poll-store.ts';

export interface ErrandKind {
  readonly name: ErrandName;
  /** Whether the poll's state calls for it. */
  isCalledFor(seen: CountedPoll): boolean;
  /** Whether the poll itself says that it is settled, or not wanted any more. */
  isSettled(stored: StoredPoll): boolean;
  /** How it begins where nobody has written it down yet; earlier versions may have begun it by other means. */
  begin(stored: StoredPoll, now: number): NewErrand;
  /** When it is to be tried instead, where the poll was changed since it was written down; undefined where it stays. */
  movesTo?(stored: StoredPoll, errand: Errand, now: number): number | undefined;
  /**
   * One try, with one call at the most that changes anything outside; shorter than `claimMs` (run-errands.ts).
   * @param isInDoubt it may have been done before: look first, where looking is possible
   */
  attempt(deps: DrawingDependencies, seen: CountedPoll, isInDoubt: boolean): Promise<Attempt>;
  /** Writes into the poll what came of it, before the errand is noted as done or given up. Repeatable. */
  settle?(deps: DrawingDependencies, stored: StoredPoll, result: string | undefined): Promise<void>;
}
