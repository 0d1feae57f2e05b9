import { describe, expect, it, test } from 'vitest';
import { defaultChannelSettings } from '../../../src/rules/channel/settings.ts';
import {
  type ChannelSettingsMetadata,
  decodeChannelSettings,
  encodeChannelSettings,
  readChannelSettings,
} from '../../../src/slack/kit/channel-settings-state.ts';

const shown: ChannelSettingsMetadata = {
  channel: 'C0MUSIC',
  edition: 3,
  read: { ...defaultChannelSettings, djs: ['U1'], longestMinutes: 7 },
};

describe('What the window carries along', () => {
  it('comes back as it was', () => {
    expect(decodeChannelSettings(encodeChannelSettings(shown))).toEqual(shown);
  });

  it('has room for ten DJs with long ids', () => {
    const djs = Array.from({ length: 10 }, (_, at) => `U${'X'.repeat(20)}${at}`);
    expect(encodeChannelSettings({ ...shown, read: { ...shown.read, djs } }).length).toBeLessThan(3_000);
  });

  it.each([
    undefined,
    '',
    '{}',
    JSON.stringify({ ...shown, channel: '<!channel>' }),
    JSON.stringify({ ...shown, edition: -1 }),
    JSON.stringify({ ...shown, more: 1 }),
    JSON.stringify({ ...shown, read: { ...shown.read, djs: ['everybody'] } }),
    JSON.stringify({ ...shown, read: { ...shown.read, explicit: undefined } }),
  ])('is nothing where it is %j', (odd) => {
    expect(decodeChannelSettings(odd)).toBeUndefined();
  });
});

const field = (id: string, held: object) => ({ [`${id}:3`]: { [id]: held } });
const option = (value: string) => ({ selected_option: { value } });

test('What stands in the fields is read, and what is missing or odd is as the window showed it', () => {
  const values = {
    ...field('djs', { selected_users: ['U2', 'U3', 'U2'] }),
    ...field('songs-per-artist', option('2')),
    ...field('longest-minutes', option('any')),
    ...field('explicit', option('sometimes')),
    ...field('rerun-weeks', { value: ' 12 ' }),
    // Of another edition.
    'losers-return:2': { 'losers-return': option('no') },
  };
  const { settings, wrong } = readChannelSettings(values, shown);
  expect(settings).toEqual({
    djs: ['U2', 'U3'],
    songsPerArtist: 2,
    longestMinutes: null,
    explicit: 'allow',
    rerunWeeks: 12,
    losersReturn: 'yes',
  });
  expect(wrong).toEqual(['explicit']);
});

test.each([null, '', '53', '-1', '2.5', 'many'])('%j is no number of weeks', (value) => {
  const { settings, wrong } = readChannelSettings(field('rerun-weeks', { value }), shown);
  expect({ wrong, weeks: settings.rerunWeeks }).toEqual({ wrong: ['rerunWeeks'], weeks: 8 });
});
