import { expect, test } from 'vitest';
import { createLog } from '../../src/platform/log.ts';
import { type ChannelSettings, defaultChannelSettings } from '../../src/rules/channel/settings.ts';
import { createChannelSettingsStore } from '../../src/store/channel-settings-store.ts';
import { createChannelStore } from '../../src/store/channel-store.ts';
import { channelMoveKey, channelSettingsKey } from '../../src/store/keys.ts';
import { onEachEngine } from './on-each-engine.ts';

const set: ChannelSettings = {
  djs: ['U1', 'U2'],
  songsPerArtist: 1,
  longestMinutes: 7,
  explicit: 'refuse',
  rerunWeeks: 0,
  losersReturn: 'once',
};

onEachEngine((store) => {
  function atHand() {
    const lines: string[] = [];
    const { table, clock, id } = store();
    const settings = createChannelSettingsStore(
      table,
      createLog((line) => lines.push(line)),
    );
    const channels = createChannelStore(table, () => clock.now);
    // A channel of each test's own.
    return { ...settings, ...channels, lines, table, channel: `C${id}` };
  }

  test('a channel for which nothing was set has the defaults', async () => {
    const { findSettings, channel } = atHand();
    expect(await findSettings(channel)).toEqual({ settings: defaultChannelSettings, edition: 0, channel });
  });

  test('what was set is read back', async () => {
    const { findSettings, saveSettings, channel, lines } = atHand();
    expect(await saveSettings(await findSettings(channel), set)).toBe(true);
    expect(await findSettings(channel)).toEqual({ settings: set, edition: 1, channel });
    expect(lines).toEqual([]);
  });

  test('of two who have read the same edition one succeeds, and so on', async () => {
    const { findSettings, saveSettings, channel } = atHand();
    for (const edition of [0, 1, 2]) {
      const read = await findSettings(channel);
      expect(read.edition).toBe(edition);
      const both = await Promise.all([
        saveSettings(read, { ...set, rerunWeeks: 2 * edition }),
        saveSettings(read, { ...set, rerunWeeks: 2 * edition + 1 }),
      ]);
      expect(both.filter(Boolean)).toHaveLength(1);
      expect((await findSettings(channel)).settings.rerunWeeks).toBe(2 * edition + (both[0] ? 0 : 1));
    }
  });

  test('what cannot be read is as by default, is logged by its name, and can be set again', async () => {
    const { findSettings, saveSettings, channel, lines, table } = atHand();
    const odd = { ...set, djs: ['U1', 'everybody'], explicit: 'sometimes', rerunWeeks: 53, edition: 'two' };
    await table.put({ ...channelSettingsKey(channel), ...odd });
    const read = await findSettings(channel);
    const { djs, explicit, rerunWeeks } = defaultChannelSettings;
    expect(read).toEqual({ settings: { ...set, djs, explicit, rerunWeeks }, edition: 0, channel });
    expect(lines.join()).toContain('djs,explicit,rerunWeeks');
    expect(lines.join()).not.toContain('everybody');
    expect(await saveSettings(read, set)).toBe(true);
    expect(await findSettings(channel)).toMatchObject({ settings: set, edition: 1 });
  });

  test('a channel keeps what was set when it gets another id, and after the move is forgotten', async () => {
    const { findSettings, saveSettings, saveMove, table, channel } = atHand();
    const [second, third] = [`${channel}B`, `${channel}C`];
    await saveSettings(await findSettings(channel), set);
    await saveMove({ from: channel, to: second });
    await saveMove({ from: second, to: third });
    const moved = { settings: set, edition: 1, channel: third };
    // By its old id as well: a click may come from before the move.
    expect(await findSettings(channel)).toEqual(moved);
    await table.delete(channelMoveKey(third));
    expect(await findSettings(third)).toEqual(moved);
    expect(await saveSettings(moved, { ...set, rerunWeeks: 3 })).toBe(true);
    expect((await findSettings(second)).settings.rerunWeeks).toBe(3);
  });
});
