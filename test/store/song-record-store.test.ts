// When a song last won, on each engine: what is void lets the win before it hold again.

import { describe, expect, it } from 'vitest';
import { createSongRecordStore } from '../../src/store/song-record-store.ts';
import { song } from '../slack/sample-polls.ts';
import { onEachEngine } from './on-each-engine.ts';

const day = 24 * 60 * 60 * 1_000;
const alpha = song('Alpha');
const first = { song: alpha, poll: 'poll-one', at: 10 * day };
const second = { song: alpha, poll: 'poll-two', at: 20 * day };

onEachEngine((store) => {
  const records = (channel: string) => {
    const at = createSongRecordStore(store().table);
    return {
      ...at,
      saves: (win: typeof first) => at.saveWin(channel, win),
      voids: (win: typeof first) => at.voidWin(channel, win),
      last: async () => (await at.findWins(channel, [alpha]))[0]?.at,
    };
  };

  describe('the record of a song', () => {
    it('keeps the newest win, in whatever order they come, and however often', async () => {
      const { saves, last } = records('C1');
      for (const win of [second, first, second]) await saves(win);
      expect(await last()).toBe(second.at);
    });

    it('goes back to the win before when the newest is void, once', async () => {
      const { saves, voids, last } = records('C2');
      await saves(first);
      await saves(second);
      await saves(second);
      await voids(second);
      await voids(second);
      expect(await last()).toBe(first.at);
      await voids(first);
      expect(await last()).toBeUndefined();
    });

    it('goes along to another id of the channel, with the win before', async () => {
      const { saves, copyWins } = records('C3');
      await saves(first);
      await saves(second);
      await copyWins({ from: 'C3', to: 'C4' });
      await copyWins({ from: 'C3', to: 'C4' });
      const there = records('C4');
      expect(await there.last()).toBe(second.at);
      await there.voids(second);
      expect(await there.last()).toBe(first.at);
    });

    it('holds what two write at once', async () => {
      const { saves, last } = records('C5');
      await Promise.all([first, second, first, second].map(saves));
      expect(await last()).toBe(second.at);
    });
  });
});
