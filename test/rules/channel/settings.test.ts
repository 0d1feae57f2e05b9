import { describe, expect, test } from 'vitest';
import {
  type ChannelSettings,
  changedBetween,
  defaultChannelSettings,
  mergedSettings,
} from '../../../src/rules/channel/settings.ts';

const settings = (over: Partial<ChannelSettings> = {}): ChannelSettings => ({
  ...defaultChannelSettings,
  ...over,
});

test('what has changed is told by name, and the order of the DJs is no change', () => {
  expect(changedBetween(settings(), settings())).toEqual([]);
  expect(changedBetween(settings({ djs: ['U1', 'U2'] }), settings({ djs: ['U2', 'U1'] }))).toEqual([]);
  expect(changedBetween(settings(), settings({ djs: ['U1'], longestMinutes: 5 }))).toEqual([
    'djs',
    'longestMinutes',
  ]);
});

describe('of two who change the same settings', () => {
  test('each keeps what only the other has not touched', () => {
    const from = settings();
    const mine = settings({ longestMinutes: 5 });
    const theirs = settings({ explicit: 'refuse', rerunWeeks: 4 });
    expect(mergedSettings(from, mine, theirs)).toEqual(
      settings({ longestMinutes: 5, explicit: 'refuse', rerunWeeks: 4 }),
    );
  });

  test('the second keeps its own choice where both have changed one', () => {
    const merged = mergedSettings(settings(), settings({ rerunWeeks: 2 }), settings({ rerunWeeks: 4 }));
    expect(merged.rerunWeeks).toBe(2);
  });

  test('DJs are added and taken away one by one', () => {
    const from = settings({ djs: ['U1', 'U2'] });
    const merged = mergedSettings(from, settings({ djs: ['U1', 'U3'] }), settings({ djs: ['U2', 'U4'] }));
    expect(merged.djs).toEqual(['U4', 'U3']);
  });
});
