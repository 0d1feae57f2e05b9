// What was true of a closed poll when somebody was told: what followed from its result may have been decided since.

import type { Poll } from '../../../src/rules/poll/poll.ts';

/** As it is now, before the poll in which it goes on was open, and before anything was decided. */
export function toldStates(poll: Poll): readonly [Poll, ...Poll[]] {
  const { runOff: _, anotherHour: __, ...unopened } = poll;
  const { decision: ___, toss: ____, ...undecided } = unopened;
  // It was found out at the same moment that its message is deleted.
  const { isWithdrawn: _____, ...announced } = undecided;
  // What could not be opened was to be opened before.
  const opens = (poll.result?.voters ?? 0) > 0 ? 'run-off' : 'another-hour';
  return [
    poll,
    unopened,
    undecided,
    announced,
    ...(poll.decision === 'all' ? [{ ...unopened, decision: opens } as const] : []),
  ];
}
