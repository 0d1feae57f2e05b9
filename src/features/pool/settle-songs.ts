// What becomes of a poll's songs once it is over, as an errand: its winner is kept from coming back for a while, and the others
// return to the channel's pool, if they came from there.

import type { DrawingDependencies, PollDependencies } from '../../dependencies.ts';
import type { Attempt } from '../../rules/errand/errand.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { pollEndOf, settled } from '../../rules/pool/settling.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';
import { editEntries } from './edit-pool.ts';

export const settlingSongs: ErrandKind = {
  name: 'settle-songs',
  isCalledFor: ({ poll }) => pollEndOf(poll) !== undefined,
  isSettled: () => false,
  begin: ({ ttl }, now) => ({ dueAt: now, ttl }),
  attempt: (deps, seen) => settle(deps, seen),
};

async function settle(deps: DrawingDependencies, { poll }: CountedPoll): Promise<Attempt> {
  await settleSongs(deps, poll);
  return { kind: 'done' };
}

type SettlingDependencies = Pick<PollDependencies, 'pools' | 'songRecords' | 'channelSettings' | 'now'>;

/** Does it; repeatable, also when other songs have won by now. Nothing is done as long as the poll is not decided. */
export async function settleSongs(deps: SettlingDependencies, poll: Poll): Promise<void> {
  const end = pollEndOf(poll);
  if (end === undefined) return;
  const { id, channel } = poll;
  const winners = end.kind === 'decided' ? end.winners : [];
  const at = poll.closedAt ?? deps.now();
  // First what keeps a winner from coming back: as long as that is not written, it is not in the pool either.
  await Promise.all(winners.map((song) => deps.songRecords.saveWin(channel, { song, poll: id, at })));
  const { settings } = await deps.channelSettings.findSettings(channel);
  const { losersReturn } = settings;
  await editEntries(deps, channel, (entry) => settled(entry, { poll: id, end, losersReturn }));
}
