// What a workspace admin has set for a channel. An edition counts the changes, and each write states the one that it has read:
// of two admins who save at once the second is told what the first has changed. Where the channel has had another id, what
// was set under that one holds, and is written down under the present one.

import * as v from 'valibot';
import type { Log } from '../platform/log.ts';
import {
  type ChannelSettings,
  channelSettingNames,
  defaultChannelSettings,
  explicitChoices,
  losersReturnChoices,
  mostDjs,
  mostRerunWeeks,
} from '../rules/channel/settings.ts';
import { channelMoveKey, channelSettingsKey } from './keys.ts';
import type { RawItem, Table } from './table.ts';

const personId = v.pipe(v.string(), v.regex(/^[UW][A-Z0-9]{1,30}$/u));
const count = (most: number) => v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(most));
const limit = v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1)));

const schemas = {
  djs: v.pipe(v.array(personId), v.maxLength(mostDjs)),
  songsPerArtist: limit,
  longestMinutes: limit,
  explicit: v.picklist(explicitChoices),
  rerunWeeks: count(mostRerunWeeks),
  losersReturn: v.picklist(losersReturnChoices),
};

/** Each attribute by itself: one that cannot be read does not switch off what the others say. */
const itemSchema = v.object({ edition: v.fallback(v.number(), 0) });
const moveSchema = v.fallback(v.object({ from: v.optional(v.string()), to: v.optional(v.string()) }), {});

/** A channel may move more than once; so many steps are followed. */
const mostMoves = 5;
const schemaVersion = 1;

export interface StoredChannelSettings {
  readonly settings: ChannelSettings;
  /** Counts the changes; 0 where nothing was ever set. */
  readonly edition: number;
  /** The id that the channel has by now. */
  readonly channel: string;
}

/** What is kept of a channel under one of its ids. */
interface Kept {
  readonly channel: string;
  readonly item: RawItem | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

export function createChannelSettingsStore(table: Table, log: Log) {
  async function read(channel: string): Promise<Kept> {
    const settingsKey = channelSettingsKey(channel);
    const items = await table.getMany([settingsKey, channelMoveKey(channel)]);
    const item = items.find(({ sk }) => sk === settingsKey.sk);
    const move = items.find(({ sk }) => sk !== settingsKey.sk);
    return { channel, item, ...v.parse(moveSchema, move) };
  }

  async function follow(kept: Kept, side: 'to' | 'from', isThere: (kept: Kept) => boolean): Promise<Kept> {
    let found = kept;
    const seen = new Set([kept.channel]);
    while (!isThere(found) && seen.size <= mostMoves) {
      const next = found[side];
      if (next === undefined || seen.has(next)) break;
      seen.add(next);
      found = await read(next);
    }
    return found;
  }

  function readItem({ item, channel }: Kept): Omit<StoredChannelSettings, 'channel'> {
    if (item === undefined) return { settings: defaultChannelSettings, edition: 0 };
    const known = channelSettingNames.map((name) => [name, v.safeParse(schemas[name], item[name])] as const);
    const unreadable = known.flatMap(([name, { success }]) => (success ? [] : [name]));
    if (unreadable.length > 0) {
      log.warn('Settings of a channel cannot be read, and are as by default', {
        channel,
        unreadable: unreadable.join(),
      });
    }
    const readable = known.flatMap(([name, { success, output }]) => (success ? [[name, output]] : []));
    const { edition } = v.parse(itemSchema, item);
    return { settings: { ...defaultChannelSettings, ...Object.fromEntries(readable) }, edition };
  }

  /** @param before the edition that was read, which is still there; 0: none is */
  function write(
    channel: string,
    settings: ChannelSettings,
    { before, edition }: Editions,
  ): Promise<boolean> {
    const attributes = { ...settings, edition, v: schemaVersion };
    const names = Object.keys(attributes);
    return table.update(
      channelSettingsKey(channel),
      `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`,
      {
        condition:
          before === 0
            ? 'attribute_not_exists(#edition) OR NOT attribute_type(#edition, :number)'
            : '#edition = :before',
        names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
        values: {
          ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`:${name}`, value])),
          ...(before === 0 ? { ':number': 'N' } : { ':before': before }),
        },
      },
    );
  }

  return {
    /** What holds in a channel, by any id of it. What cannot be read is as by default, and logged. */
    async findSettings(channel: string): Promise<StoredChannelSettings> {
      const present = await follow(await read(channel), 'to', () => false);
      const kept = await follow(present, 'from', ({ item }) => item !== undefined);
      const { settings, edition } = readItem(kept);
      const isElsewhere = kept.item !== undefined && kept.channel !== present.channel;
      // The note of the move is kept for a while only.
      if (isElsewhere) await write(present.channel, settings, { before: 0, edition: Math.max(1, edition) });
      return {
        settings,
        edition: isElsewhere ? Math.max(1, edition) : edition,
        channel: present.channel,
      };
    },

    /** @returns false when they were changed since they were read. */
    saveSettings: (
      { channel, edition }: StoredChannelSettings,
      settings: ChannelSettings,
    ): Promise<boolean> => write(channel, settings, { before: edition, edition: edition + 1 }),
  };
}

interface Editions {
  readonly before: number;
  readonly edition: number;
}

export type ChannelSettingsStore = ReturnType<typeof createChannelSettingsStore>;
