// What becomes of a poll's songs once it is over, as an errand: its winner is kept from coming back for a while, and the others
// return to the channel's pool, if they came from there.

import type { PollDependencies } from '../../dependencies.ts';
import type { ChannelSettings } from '../../rules/channel/settings.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { isDecidedSince, isVoided, pollEndOf, settled, wonElsewhere } from '../../rules/pool/settling.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';
import { editEntries } from './edit-pool.ts';
import { isRecent } from './reruns.ts';

export const settlingSongs: ErrandKind = {
  ...settling('settle-songs'),
  isCalledFor: ({ poll }) => pollEndOf(poll) !== undefined,
};

/** A tie that had counted as a win of all its songs was decided. */
export const settlingSongsAgain: ErrandKind = {
  ...settling('settle-songs-again'),
  isCalledFor: ({ poll }) => isDecidedSince(poll) && pollEndOf(poll) !== undefined,
};

/** The poll was deleted, or its message was before its result was told, whatever it had come to. */
export const returningSongs: ErrandKind = {
  ...settling('return-songs'),
  isCalledFor: ({ poll }) => isVoided(poll) && pollEndOf(poll) !== undefined,
};

function settling(name: ErrandKind['name']): Omit<ErrandKind, 'isCalledFor'> {
  return {
    name,
    isSettled: () => false,
    begin: ({ ttl }, now) => ({ dueAt: now, ttl }),
    async attempt(deps, seen) {
      let poll: Poll | undefined = seen.poll;
      while (poll !== undefined) {
        await settleSongs(deps, poll);
        poll = await endedOtherwise(deps, poll);
      }
      return { kind: 'done' };
    },
  };
}

/**
 * The poll, where it was decided or deleted while its songs were being settled: whoever has settled that may have been
 * overtaken by what was written just now.
 */
async function endedOtherwise(
  { polls }: Pick<PollDependencies, 'polls'>,
  seen: Poll,
): Promise<Poll | undefined> {
  const now = (await polls.findPoll(seen.id))?.poll;
  const isSame =
    now?.decision === seen.decision &&
    now?.deletedAt === seen.deletedAt &&
    now?.isWithdrawn === seen.isWithdrawn &&
    now?.runOff?.poll === seen.runOff?.poll;
  return isSame ? undefined : now;
}

type SettlingDependencies = Pick<PollDependencies, 'pools' | 'songRecords' | 'channelSettings' | 'now'>;

/** Does it; repeatable, also when other songs have won by now. Nothing is done as long as the poll is not decided. */
export async function settleSongs(deps: SettlingDependencies, poll: Poll): Promise<void> {
  const end = pollEndOf(poll);
  if (end === undefined) return;
  const { id, channel } = poll;
  const winners = end.kind === 'decided' ? end.winners : [];
  const at = poll.closedAt ?? deps.now();
  const isRevised = isVoided(poll) || isDecidedSince(poll);
  const others = isRevised ? poll.songs.filter((song) => !winners.includes(song)) : [];
  await Promise.all(others.map((song) => deps.songRecords.voidWin(channel, { song, poll: id })));
  // First what keeps a winner from coming back: as long as that is not written, it is not in the pool either.
  await Promise.all(winners.map((song) => deps.songRecords.saveWin(channel, { song, poll: id, at })));
  const { settings } = await deps.channelSettings.findSettings(channel);
  const { losersReturn } = settings;
  await editEntries(deps, channel, (entry) => settled(entry, { poll: id, end, losersReturn }));
  await keepOtherWinners(deps, poll, settings);
}

/**
 * Of songs that were in two polls at once: one that lost this poll and has won the other stays out. Looked at once all have come
 * back, so that of two polls which end at the same moment the later write sees the earlier one.
 */
async function keepOtherWinners(
  deps: SettlingDependencies,
  { id, channel, songs, runOffOf, anotherHourOf }: Poll,
  settings: ChannelSettings,
): Promise<void> {
  // A tie that goes on in this poll is no win, though that may not be noted yet.
  const own = [id, (runOffOf ?? anotherHourOf)?.poll];
  const found = await deps.songRecords.findWins(channel, songs);
  const wins = found
    .flatMap((win) => win ?? [])
    .filter((win) => !own.includes(win.poll) && isRecent(win, settings, deps.now()));
  if (wins.length > 0) await editEntries(deps, channel, (entry) => wonElsewhere(entry, wins));
}
