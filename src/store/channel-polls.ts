// Which polls were posted in a channel. What they are now is asked of the polls themselves: an item here says only that one
// of them stands there. Those that are found closed are taken off, for they stay so.

import * as v from 'valibot';
import type { Poll } from '../rules/poll/poll.ts';
import { channelPartition, channelPollKey, pollKey } from './keys.ts';
import { fromPollItem, type StoredPoll, timeToLive } from './poll-item.ts';
import type { RawItem, Table } from './table.ts';

const itemSchema = v.object({ pk: v.string(), sk: v.string(), poll: v.string() });
const moveSchema = v.object({ from: v.optional(v.string()), to: v.optional(v.string()) });

/** A channel may move more than once; so many ids of one are known. */
const mostIds = 6;
/** So many closed ones are taken off each time. */
const mostTakenOff = 25;
/** So many items are read in one request. */
const mostAtOnce = 100;

/** What is written for a poll that is posted. */
export function channelPollItem(poll: Poll) {
  const key = channelPollKey(poll.channel, poll.id, poll.createdAt);
  return { ...key, poll: poll.id, ttl: timeToLive(poll) };
}

export interface ChannelPolls {
  /** Those that are not closed, read consistently, in no order. */
  readonly polls: readonly StoredPoll[];
  /** All ids that are known of the channel, with the one that was asked for. */
  readonly ids: ReadonlySet<string>;
}

export function createChannelPolls(table: Table, now: () => number) {
  async function readPolls(ids: readonly string[]): Promise<readonly StoredPoll[]> {
    const parts = Array.from({ length: Math.ceil(ids.length / mostAtOnce) }, (_, at) =>
      ids.slice(at * mostAtOnce, (at + 1) * mostAtOnce),
    );
    const read = await Promise.all(parts.map((part) => table.getMany(part.map(pollKey))));
    return read.flat().flatMap((item) => fromPollItem(item, now()) ?? []);
  }

  return {
    /** Where the channel has had another id, or has one by now, those posted under it too. */
    async findPolls(channel: string): Promise<ChannelPolls> {
      const items: RawItem[] = [];
      const ids = new Set([channel]);
      // What is added while going through it is gone through as well.
      for (const id of ids) {
        const found = await table.partition(channelPartition(id));
        items.push(...found);
        for (const other of found.flatMap(otherIds)) if (ids.size < mostIds) ids.add(other);
      }
      const entries = items.filter((item) => v.is(itemSchema, item));
      const polls = await readPolls([...new Set(entries.map(({ poll }) => poll))]);
      const closed = new Set(polls.flatMap(({ poll }) => (poll.status === 'closed' ? [poll.id] : [])));
      const over = entries.filter(({ poll }) => closed.has(poll)).slice(0, mostTakenOff);
      await Promise.all(over.map(({ pk, sk }) => table.delete({ pk, sk })));
      return { polls: polls.filter(({ poll }) => poll.status !== 'closed'), ids };
    },
  };
}

export type ChannelPollStore = ReturnType<typeof createChannelPolls>;

/** The ids by which a channel went or goes besides, by the item of its move. */
function otherIds(item: RawItem): readonly string[] {
  const { from, to } = v.is(moveSchema, item) ? item : {};
  return [from, to].filter((id) => id !== undefined);
}
