// A poll with all that is needed to show it.

import type { Poll } from '../../rules/poll/poll.ts';
import type { ShownClicks } from '../../rules/poll/shown-clicks.ts';
import type { Tally } from '../../rules/poll/tally.ts';
import type { Names } from './standing.ts';

export interface ShownPoll {
  readonly poll: Poll;
  readonly tally: Tally;
  /** Of voters; who is missing is counted but not named. */
  readonly names: Names;
  /** Up to which clicks the tally goes; none when absent. */
  readonly clicks?: ShownClicks;
}
