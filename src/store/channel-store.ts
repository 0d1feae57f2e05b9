// Where conversations have moved to. Slack gives a channel another id when it is shared with another company or becomes
// private; what was said moves along, but calls with the old id are refused.

import { channelMoveKey } from './keys.ts';
import type { Table } from './table.ts';

/** A channel may move more than once; so many steps are followed. */
const mostMoves = 5;
/** Longer than a poll lives, in seconds. */
const lifetime = 120 * 24 * 60 * 60;

export function createChannelStore(table: Table, now: () => number) {
  async function findMove(channel: string, side: 'to' | 'from'): Promise<string | undefined> {
    const item = await table.get(channelMoveKey(channel));
    const other = item?.[side];
    return typeof other === 'string' ? other : undefined;
  }

  /** The last one of a chain of moves; undefined when there was none. */
  async function follow(channel: string, side: 'to' | 'from'): Promise<string | undefined> {
    let found: string | undefined;
    for (let moves = 0; moves < mostMoves; moves += 1) {
      const next = await findMove(found ?? channel, side);
      if (next === undefined || next === channel) break;
      found = next;
    }
    return found;
  }

  return {
    /** Notes that a conversation has another id by now. Repeatable. */
    async saveMove({ from, to }: ChannelMove): Promise<void> {
      const ttl = Math.floor(now() / 1_000) + lifetime;
      const write = (channel: string, side: 'to' | 'from', other: string) =>
        table.update(channelMoveKey(channel), 'SET #side = :other, #ttl = :ttl', {
          names: { '#side': side, '#ttl': 'ttl' },
          values: { ':other': other, ':ttl': ttl },
        });
      await Promise.all([write(from, 'to', to), write(to, 'from', from)]);
    },

    /** The id that a conversation has by now; undefined when it is not known to have moved. */
    findPresentId: (channel: string): Promise<string | undefined> => follow(channel, 'to'),
    /** The id that a conversation had at first; undefined when it is not known to have moved. */
    findFormerId: (channel: string): Promise<string | undefined> => follow(channel, 'from'),
  };
}

/** Slack's ids of one conversation. */
export interface ChannelMove {
  readonly from: string;
  readonly to: string;
}

export type ChannelStore = ReturnType<typeof createChannelStore>;
