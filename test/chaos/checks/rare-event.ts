// What a rare moment is, for those who count them (rare-events.ts).

import type { Evidence } from './evidence.ts';

export interface RareEvent {
  readonly name: string;
  /** What goes wrong in it where the app is not careful. */
  readonly why: string;
  /** How often it comes in 500 seeds at the least: about a third of what was seen when it was set. */
  readonly floor: number;
  /** How often it came in a run. */
  readonly count: (evidence: Evidence) => number;
}
