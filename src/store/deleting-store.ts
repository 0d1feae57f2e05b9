// Deleting a poll: first the poll itself says so, and counts as closed, so that nothing goes on with it; then its boxes are
// emptied. Each step can be repeated by whoever finds it undone.

import { boxesPerPoll, boxNumbers } from '../rules/poll/ballot-box.ts';
import type { Poll } from '../rules/poll/poll.ts';
import type { BallotBox } from '../rules/poll/tally.ts';
import { boxKey, dueMark, pollKey } from './keys.ts';
import { isOfEdition } from './poll-edit-store.ts';
import { type StoredPoll, timeToLive } from './poll-item.ts';
import type { Table } from './table.ts';

export function createDeletingStore(table: Table, now: () => number) {
  return {
    /**
     * The first step. With the poll being closed, every write that goes on with an open or a closing one fails; with its result
     * go who closed it and the salt of its ballots. It counts as announced. From here the clock sees to the rest.
     * @returns false when it was changed meanwhile, or deleted: read again, decide again
     */
    markDeleted: ({ poll, edition }: StoredPoll): Promise<boolean> =>
      table.update(
        pollKey(poll.id),
        'SET #deleted = :now, #status = :closed, #closedAt = if_not_exists(#closedAt, :now), #done = if_not_exists(#done, :now), #due = :due, #dueAt = :now REMOVE #result, #salt, #by, #early',
        {
          condition: `attribute_exists(#pk) AND attribute_not_exists(#deleted) AND ${isOfEdition(edition)}`,
          names: {
            ...{
              '#edition': 'edition',
              '#pk': 'pk',
              '#status': 'status',
              '#deleted': 'deletedAt',
              '#closedAt': 'closedAt',
            },
            ...{ '#done': 'announcedAt', '#due': 'due', '#dueAt': 'dueAt', '#result': 'result' },
            ...{ '#salt': 'ballotSalt', '#by': 'closedBy', '#early': 'isClosedEarly' },
          },
          values: {
            ...{ ':closed': 'closed', ':now': now(), ':due': dueMark },
            ...(edition > 0 && { ':edition': edition }),
          },
        },
      ),

    /** The second step: every box is put anew, empty and sealed. A vote that came before is gone, one that comes after is refused. */
    async eraseBoxes(poll: Poll): Promise<void> {
      await Promise.all(
        boxNumbers.map((box) => table.put({ ...boxKey(poll.id, box), sealed: true, ttl: timeToLive(poll) })),
      );
    },

    /**
     * Notes where an announcement stands that was posted while the poll was being deleted, which brings the poll once more.
     * @returns false when the poll is not deleted
     */
    noteAnnouncement: (id: string, ts: string): Promise<boolean> =>
      table.update(pollKey(id), 'SET #ts = :ts', {
        condition: 'attribute_exists(#deleted)',
        names: { '#deleted': 'deletedAt', '#ts': 'announcement' },
        values: { ':ts': ts },
      }),

    /** The last step, when what is left to do is written down as errands: the clock goes by those. */
    leaveDeleted: (id: string): Promise<boolean> =>
      table.update(pollKey(id), 'REMOVE #due, #dueAt', {
        condition: 'attribute_exists(#deleted)',
        names: { '#deleted': 'deletedAt', '#due': 'due', '#dueAt': 'dueAt' },
      }),
  };
}

export type DeletingStore = ReturnType<typeof createDeletingStore>;

/** Whether nothing is left in the boxes of a deleted poll, and nothing can come. */
export function areErased(boxes: readonly BallotBox[]): boolean {
  const isErased = ({ isSealed, ballots, votes }: BallotBox) =>
    isSealed === true && ballots.size === 0 && votes.size === 0;
  return boxes.length === boxesPerPoll && boxes.every(isErased);
}
