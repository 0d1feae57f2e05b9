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

  /** A chain of moves, the nearest first; empty when there was none. */
  async function followAll(channel: string, side: 'to' | 'from'): Promise<readonly string[]> {
    const found: string[] = [];
    while (found.length < mostMoves) {
      const next = await findMove(found.at(-1) ?? channel, side);
      if (next === undefined || next === channel || found.includes(next)) break;
      found.push(next);
    }
    return found;
  }

  const follow = async (channel: string, side: 'to' | 'from') => (await followAll(channel, side)).at(-1);

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
    /** All ids that a conversation had before, the last one first. */
    findFormerIds: (channel: string): Promise<readonly string[]> => followAll(channel, 'from'),
  };
}

/** Slack's ids of one conversation. */
export interface ChannelMove {
  readonly from: string;
  readonly to: string;
}

export type ChannelStore = ReturnType<typeof createChannelStore>;
