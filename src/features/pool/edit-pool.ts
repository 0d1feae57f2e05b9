// Changing a channel's pool: read, decide, and write under the condition that nobody has changed that song meanwhile; who
// loses decides again from what is there by then.

import type { PollDependencies } from '../../dependencies.ts';
import type { Entry } from '../../rules/pool/entry.ts';
import type { StoredEntry } from '../../store/pool-item.ts';
import type { Pool } from '../../store/pool-store.ts';

/** Several people save the same song at once seldom; twenty of them is no accident. */
const mostTries = 25;

export const entriesIn = ({ entries }: Pool): readonly Entry[] => entries.map(({ entry }) => entry);

/**
 * Changes one entry.
 * @param decide what it is to become, from the pool as it stands, with what to answer
 * @throws when others have changed it again and again
 */
export async function editPool<Answer>(
  { pools }: Pick<PollDependencies, 'pools'>,
  channel: string,
  decide: (pool: Pool) => Promise<Decided<Answer>> | Decided<Answer>,
): Promise<Answer> {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const pool = await pools.findPool(channel);
    const { change, answer } = await decide(pool);
    if (change === undefined) return answer;
    const { key } = change;
    const before = pool.entries.find(({ entry }) => entry.key === key)?.edition;
    const isWritten =
      change.to === 'delete'
        ? before === undefined || (await pools.deleteEntry(channel, key, before))
        : await pools.saveEntry(channel, change.to, before);
    if (isWritten) return answer;
  }
  throw new Error(`A song in a pool was changed ${mostTries} times in a row while it was being changed`);
}

export interface Decided<Answer> {
  /** Absent when nothing is to be changed. */
  readonly change?: { readonly key: string; readonly to: Entry | 'delete' } | undefined;
  readonly answer: Answer;
}

/**
 * Changes every entry for which there is something to change. Repeatable: what was changed already is left alone.
 * @param change the entry as it is to be; undefined where it stays
 */
export async function editEntries(
  deps: Pick<PollDependencies, 'pools'>,
  channel: string,
  change: (entry: Entry) => Entry | undefined,
): Promise<readonly Entry[]> {
  const pool = await deps.pools.findPool(channel);
  const wanted = pool.entries.filter(({ entry }) => change(entry) !== undefined);
  const changed = await Promise.all(wanted.map((stored) => editEntry(deps, channel, stored, change)));
  return changed.filter((entry) => entry !== undefined);
}

async function editEntry(
  deps: Pick<PollDependencies, 'pools'>,
  channel: string,
  first: StoredEntry,
  change: (entry: Entry) => Entry | undefined,
): Promise<Entry | undefined> {
  const to = change(first.entry);
  if (to !== undefined && (await deps.pools.saveEntry(channel, to, first.edition))) return to;
  return editPool(deps, channel, (pool) => {
    const now = pool.entries.find(({ entry }) => entry.key === first.entry.key)?.entry;
    const next = now && change(now);
    return { answer: next, ...(next && { change: { key: next.key, to: next } }) };
  });
}
