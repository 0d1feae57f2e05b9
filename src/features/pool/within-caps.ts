// Two who save at once each see room for one more. So whoever has saved looks again, and takes songs out where the pool is over
// its caps by now: whoever writes last sees all the others.

import type { PollDependencies } from '../../dependencies.ts';
import { isWaiting, type PoolContents, roomFor } from '../../rules/pool/entry.ts';
import type { SaveOutcome } from '../../rules/pool/saving.ts';
import { editPool, entriesIn } from './edit-pool.ts';

export interface Seen {
  /** Slack's id of the conversation. */
  readonly channel: string;
  /** The pool as it is once all have been saved. */
  readonly contents: PoolContents;
  /** Slack's id of who has saved them. */
  readonly person: string;
}

/** Takes songs out again that are over the caps, the last ones first. @returns what came of each in the end */
export async function withinCaps(
  deps: Pick<PollDependencies, 'pools'>,
  { channel, contents, person }: Seen,
  outcomes: readonly SaveOutcome[],
): Promise<readonly SaveOutcome[]> {
  const checked: SaveOutcome[] = [];
  let gone = 0;
  for (const outcome of [...outcomes].reverse()) {
    const refusal = outcome.kind === 'saved' ? roomFor(contents, person, -gone) : undefined;
    const isTakenOut = refusal !== undefined && (await takeOut(deps, channel, outcome));
    if (isTakenOut) gone += 1;
    checked.unshift(isTakenOut ? refusal : outcome);
  }
  return checked;
}

/** @returns false where somebody else wants the song by now, or has drawn it */
function takeOut(
  deps: Pick<PollDependencies, 'pools'>,
  channel: string,
  outcome: SaveOutcome,
): Promise<boolean> {
  return editPool<boolean>(deps, channel, (pool) => {
    const key = outcome.kind === 'saved' ? outcome.entry.key : '';
    const there = entriesIn(pool).find((entry) => entry.key === key);
    const isOurs = there !== undefined && isWaiting(there) && there.supporters.length === 1;
    return isOurs ? { answer: true, change: { key, to: 'delete' } } : { answer: false };
  });
}
