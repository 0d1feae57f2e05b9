// A song that was taken out of an open poll returns to the channel's pool then, as it was before: that decided nothing about it.

import type { PollDependencies } from '../../dependencies.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { isSameRecording, type Song } from '../../rules/poll/song.ts';
import { putBack } from '../../rules/pool/entry.ts';
import { takenOut } from '../../rules/pool/settling.ts';
import { takeIntoPoll } from './draw-songs.ts';
import { editEntries } from './edit-pool.ts';

/**
 * Repeatable. A song that has come into the poll anew, or is in another poll by now, stays there.
 * @param song its number in the poll
 */
export async function returnRemoved(
  deps: Pick<PollDependencies, 'polls' | 'pools' | 'now'>,
  poll: Poll,
  song: number,
): Promise<void> {
  const { id, channel } = poll;
  const removed = takenOut(poll).find((one) => one === poll.songs[song]);
  if (removed === undefined) return;
  const back = await editEntries(deps, channel, (entry) => {
    const isHere = entry.place.kind === 'in-poll' && entry.place.poll === id;
    return isHere && isSameRecording(entry.song, removed) ? putBack(entry) : undefined;
  });
  if (back.length === 0) return;
  // Somebody may have added it again while it was put back.
  const now = (await deps.polls.findPoll(id))?.poll;
  if (now?.status === 'open' && stands(now, removed))
    await takeIntoPoll(deps, { id, channel, songs: [removed] });
}

const stands = (poll: Poll, song: Song) =>
  poll.songs.some((one) => !one.isRemoved && isSameRecording(one, song));
