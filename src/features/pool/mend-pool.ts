// Songs of a pool that are in a poll which came to nothing, or is long over: whoever was to see to them has died. Seen when
// somebody looks at the pool. Then also what is kept under another id of the channel is brought along.

import type { PollDependencies } from '../../dependencies.ts';
import { type Entry, putBack } from '../../rules/pool/entry.ts';
import type { Pool } from '../../store/pool-store.ts';
import { postingMs } from './draw-songs.ts';
import { editEntries, entriesIn } from './edit-pool.ts';
import { gatherPool } from './move-pool.ts';
import { settleSongs } from './settle-songs.ts';

type MendingDependencies = Pick<
  PollDependencies,
  'channels' | 'pools' | 'polls' | 'songRecords' | 'channelSettings' | 'now'
>;

/** A draft that was not posted is forgotten by then, and so can never be; in milliseconds. */
const draftMs = 25 * 60 * 60 * 1_000;

/** @returns whether anything was mended: then the pool is to be read again */
export async function mendPool(deps: MendingDependencies, seen: Pool): Promise<boolean> {
  const isGathered = await gatherPool(deps, seen.channel);
  const pool = isGathered ? await deps.pools.findPool(seen.channel) : seen;
  const inPolls = entriesIn(pool).flatMap(({ place }) => (place.kind === 'in-poll' ? [place] : []));
  const old = inPolls.filter(({ at }) => deps.now() - at > postingMs);
  const ids = [...new Set(old.map(({ poll }) => poll))];
  const mended = await Promise.all(ids.map((id) => mendAfter(deps, pool, id)));
  return isGathered || mended.includes(true);
}

async function mendAfter(deps: MendingDependencies, { channel }: Pool, id: string): Promise<boolean> {
  const poll = (await deps.polls.findPoll(id))?.poll;
  const isUnposted = poll !== undefined && poll.message === undefined && poll.status === 'open';
  if (poll === undefined || isUnposted) {
    const since = poll === undefined ? postingMs : draftMs;
    const back = await editEntries(deps, channel, (entry) =>
      isIn(entry, id) && entry.place.at < deps.now() - since ? putBack(entry) : undefined,
    );
    return back.length > 0;
  }
  if (poll.status !== 'closed') return false;
  await settleSongs(deps, { ...poll, channel });
  return true;
}

type InPoll = Entry & { readonly place: { readonly kind: 'in-poll'; readonly at: number } };

function isIn(entry: Entry, poll: string): entry is InPoll {
  return entry.place.kind === 'in-poll' && entry.place.poll === poll;
}
