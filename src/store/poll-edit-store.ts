// Changing what was chosen when a poll was posted. Editions count the changes: each write states which one it has read, so
// that of two people who change a poll at once the second reads what the first has done, and decides again.

import { boxNumbers } from '../rules/poll/ballot-box.ts';
import { nextMoment, type Poll } from '../rules/poll/poll.ts';
import { releasedName } from './box-item.ts';
import { boxKey, dueMark, pollKey } from './keys.ts';
import { type StoredPoll, timeToLive } from './poll-item.ts';
import type { Table } from './table.ts';

/** What of an open poll may be changed. */
export type PollEdit = Partial<
  Pick<Poll, 'title' | 'songs' | 'votesShown' | 'adding' | 'closers' | 'owner'>
> & {
  /** The edition by which the poll has another owner. */
  readonly handedOver?: number;
  /** Undefined takes the end away: then only people close it. */
  readonly closesAt?: number | undefined;
};

export function createPollEditStore(table: Table) {
  return {
    /**
     * Changes an open poll that is still as it was read. The clock's list follows its end.
     * @returns false when it was changed meanwhile, or is not open any more: read again, decide again.
     */
    saveEdit({ poll, edition }: StoredPoll, edit: PollEdit): Promise<boolean> {
      const { createdAt } = poll;
      const { closers = poll.closers } = edit;
      const closesAt = 'closesAt' in edit ? edit.closesAt : poll.closesAt;
      const dueAt = nextMoment({ createdAt, closers, ...(closesAt !== undefined && { closesAt }) });
      const attributes = Object.entries({ ...edit, due: dueMark, dueAt });
      const sets = attributes.filter(([, value]) => value !== undefined);
      const removes = attributes.filter(([, value]) => value === undefined);
      const list = (kind: string, clauses: readonly string[]) =>
        clauses.length === 0 ? '' : ` ${kind} ${clauses.join(', ')}`;
      return table.update(
        pollKey(poll.id),
        `SET #edition = :next${sets.map(([name]) => `, #${name} = :${name}`).join('')}${list(
          'REMOVE',
          removes.map(([name]) => `#${name}`),
        )}`,
        {
          condition: `#status = :open AND ${isOfEdition(edition)}`,
          names: {
            '#status': 'status',
            '#edition': 'edition',
            ...Object.fromEntries(attributes.map(([name]) => [`#${name}`, name])),
          },
          values: {
            ':open': 'open',
            ':next': edition + 1,
            ...(edition > 0 && { ':edition': edition }),
            ...Object.fromEntries(sets.map(([name, value]) => [`:${name}`, value])),
          },
        },
      );
    },

    /**
     * No box takes a vote for this song after this: a process that does not know yet that it was taken out reads the poll
     * again. Repeatable.
     */
    async releaseSong(poll: Poll, song: number): Promise<void> {
      await Promise.all(
        boxNumbers.map((box) =>
          table.update(boxKey(poll.id, box), 'SET #released = :yes, #ttl = if_not_exists(#ttl, :ttl)', {
            names: { '#released': releasedName(song), '#ttl': 'ttl' },
            values: { ':yes': true, ':ttl': timeToLive(poll) },
          }),
        ),
      );
    },
  };
}

/** A condition that the poll is as it was read. It names `#edition`, and `:edition` unless that is 0. */
export function isOfEdition(edition: number): string {
  return edition === 0 ? 'attribute_not_exists(#edition)' : '#edition = :edition';
}

export type PollEditStore = ReturnType<typeof createPollEditStore>;
