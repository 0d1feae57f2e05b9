// Several who save at once each see room for one more. So whoever has saved counts again: where the pool is over its caps by now,
// the newest songs give way, each taken out by who has saved it. Whoever writes last sees all the others, and so stays within.

import type { PollDependencies } from '../../dependencies.ts';
import {
  type Entry,
  isNewer,
  isWaiting,
  ownerOf,
  type PoolContents,
  roomFor,
} from '../../rules/pool/entry.ts';
import type { SaveOutcome } from '../../rules/pool/saving.ts';
import { editPool, entriesIn } from './edit-pool.ts';

/** Who is not among the newest counts so often whether those have given way; then its songs do. */
const mostCounts = 12;
/** In so many counts somebody else has taken out a song: until then nobody who is next to give way does. */
const countsToGiveWay = 3;

export interface Seen {
  /** Slack's id of the conversation. */
  readonly channel: string;
  /** Slack's id of who has saved them. */
  readonly person: string;
  /** Reads the pool. The first time it is as once all have been saved. */
  readonly count: () => Promise<PoolContents>;
}

/** Takes songs out again that are over the caps, the newest first. @returns what came of each in the end */
export async function withinCaps(
  deps: Pick<PollDependencies, 'pools'>,
  { channel, person, count }: Seen,
  outcomes: readonly SaveOutcome[],
): Promise<readonly SaveOutcome[]> {
  const checked = [...outcomes];
  for (let counts = 0; counts < mostCounts; counts += 1) {
    const contents = await count();
    const over = overBy(contents, person);
    if (over === undefined) break;
    const patience =
      counts === mostCounts - 1 ? Number.POSITIVE_INFINITY : Math.floor(counts / countsToGiveWay);
    let left = over.songs;
    for (const [place, outcome] of [...checked.entries()].reverse()) {
      if (left === 0) break;
      if (outcome.kind !== 'saved') continue;
      if (over.rivals.filter((rival) => isNewer(rival, outcome.entry)).length >= over.songs + patience) break;
      if (!(await takeOut(deps, channel, outcome.entry))) continue;
      checked[place] = over.refusal;
      left -= 1;
    }
    if (!checked.some(({ kind }) => kind === 'saved')) break;
  }
  return checked;
}

/** By how many songs a cap is exceeded, and which of them are counted for it; undefined where none is. */
function overBy(contents: PoolContents, person: string) {
  const refusal = roomFor(contents, person, 0);
  if (refusal === undefined) return undefined;
  let songs = 1;
  while (roomFor(contents, person, -songs)?.kind === refusal.kind) songs += 1;
  const waiting = contents.entries.filter(isWaiting);
  const rivals = refusal.kind === 'full' ? waiting : waiting.filter((entry) => ownerOf(entry) === person);
  return { refusal, songs, rivals };
}

/** @returns false where somebody else wants the song by now, or has drawn it */
function takeOut(deps: Pick<PollDependencies, 'pools'>, channel: string, { key }: Entry): Promise<boolean> {
  return editPool<boolean>(deps, channel, (pool) => {
    const there = entriesIn(pool).find((entry) => entry.key === key);
    const isOurs = there !== undefined && isWaiting(there) && there.supporters.length === 1;
    return isOurs ? { answer: true, change: { key, to: 'delete' } } : { answer: false };
  });
}
