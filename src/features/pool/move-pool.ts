// A channel's pool goes along when the channel gets another id. Each song is first written down under the present id, and then
// deleted under the former: where a process dies in between, whoever moves the pool next finds it under both, and makes one of
// the two. So it can be repeated by anyone, at any time: when Slack tells of the move, when a click proves it, and when the
// pool is looked at, which also brings along what came late under the former id.

import type { PollDependencies } from '../../dependencies.ts';
import { type Entry, findEntry, merged, newKeyFor } from '../../rules/pool/entry.ts';
import type { ChannelMove } from '../../store/channel-store.ts';
import type { StoredEntry } from '../../store/pool-item.ts';
import type { Pool } from '../../store/pool-store.ts';
import { editPool, entriesIn } from './edit-pool.ts';

type MovingDependencies = Pick<PollDependencies, 'channels' | 'pools' | 'songRecords'>;

/** @returns whether anything was found under the former id */
export async function movePool(deps: MovingDependencies, move: ChannelMove): Promise<boolean> {
  const { from, to } = move;
  // Or each song would be deleted as its own copy.
  if (from === to) return false;
  const { pools, songRecords } = deps;
  const [former, present] = await Promise.all([
    pools.findPool(from),
    pools.findPool(to),
    songRecords.copyWins(move),
  ]);
  // Whose turn it is; where both have a round, the present one goes on.
  if (present.roundEdition === 0 && former.round.length > 0) await pools.saveRound(present, former.round);
  await Promise.all(former.entries.map((stored) => moveEntry(deps, { ...move, present }, stored)));
  for (const link of former.links) {
    await pools.saveLink(to, link);
    await pools.dropLink(from, link.songId, link.person);
  }
  return former.entries.length + former.links.length > 0;
}

/** Brings along what is kept under ids that the channel had before. @returns whether anything was found */
export async function gatherPool(deps: MovingDependencies, channel: string): Promise<boolean> {
  const formerIds = await deps.channels.findFormerIds(channel);
  const found = await Promise.all(formerIds.map((from) => movePool(deps, { from, to: channel })));
  return found.includes(true);
}

/** Who changes it under the former id meanwhile leaves it there, for the next time. */
async function moveEntry(
  deps: MovingDependencies,
  { from, to, present }: ChannelMove & { readonly present: Pool },
  { entry, edition }: StoredEntry,
): Promise<void> {
  const next = moved(entriesIn(present), entry);
  const before = present.entries.find((stored) => stored.entry.key === next?.key)?.edition;
  const isThere = next === undefined || (await deps.pools.saveEntry(to, next, before));
  // Somebody has written there meanwhile.
  if (!isThere) {
    await editPool<void>(deps, to, (pool) => {
      const again = moved(entriesIn(pool), entry);
      return { answer: undefined, ...(again && { change: { key: again.key, to: again } }) };
    });
  }
  await deps.pools.deleteEntry(from, entry.key, edition);
}

/** Undefined where the present pool has it as it is to be. */
function moved(entries: readonly Entry[], entry: Entry): Entry | undefined {
  const there = findEntry(entries, entry.song);
  if (there === undefined) return { ...entry, key: newKeyFor(entries, entry.song) };
  const both = merged(there, entry);
  const isSame =
    both.supporters.length === there.supporters.length &&
    both.place === there.place &&
    both.returns === there.returns;
  return isSame ? undefined : both;
}
