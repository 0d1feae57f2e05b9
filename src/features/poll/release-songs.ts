// A song that was taken out of a poll takes no vote any more: after the poll says so, every ballot box is told, so that a
// process that does not know it yet is refused by the box. Whoever looks at the poll next does what is not done.

import type { PollDependencies } from '../../dependencies.ts';
import { boxesPerPoll } from '../../rules/poll/ballot-box.ts';
import type { CountedPoll } from '../../store/poll-store.ts';

/** @returns whether anything was to be done; then the boxes are to be read again */
export async function releaseSongs(deps: PollDependencies, { poll, boxes }: CountedPoll): Promise<boolean> {
  if (poll.status !== 'open') return false;
  const isReleased = (song: number) =>
    boxes.filter(({ released }) => released?.has(song)).length === boxesPerPoll;
  const left = removedSongs(poll.songs).filter((song) => !isReleased(song));
  for (const song of left) await deps.edits.releaseSong(poll, song);
  return left.length > 0;
}

/** The numbers of the songs that were taken out. */
export function removedSongs(songs: readonly { readonly isRemoved?: boolean }[]): readonly number[] {
  return songs.flatMap((song, number) => (song.isRemoved ? [number] : []));
}
