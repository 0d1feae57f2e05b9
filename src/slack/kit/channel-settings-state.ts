// What the window for a channel's settings carries along, and what stands in its fields, read back from what Slack sends when
// it is submitted.

import * as v from 'valibot';
import {
  type ChannelSettingName,
  type ChannelSettings,
  channelSettingNames,
  checkedSettings,
  isPersonId,
} from '../../rules/channel/settings.ts';
import { conversationIdPattern } from './ids.ts';
import { mostPrivateMetadata } from './limits.ts';

export interface ChannelSettingsMetadata {
  /** Slack's id of the channel. */
  readonly channel: string;
  /** Which edition of the settings the window shows. */
  readonly edition: number;
  /** The settings of that edition: what its person has not touched is as there. */
  readonly read: ChannelSettings;
}

const metadata = v.pipe(
  v.string(),
  v.maxLength(mostPrivateMetadata),
  v.parseJson(),
  v.strictObject({
    channel: v.pipe(v.string(), v.regex(conversationIdPattern)),
    edition: v.pipe(v.number(), v.integer(), v.minValue(0)),
    read: v.record(v.string(), v.unknown()),
  }),
);

export function encodeChannelSettings({ channel, edition, read }: ChannelSettingsMetadata): string {
  return JSON.stringify({ channel, edition, read });
}

/** Undefined for anything that we did not write. */
export function decodeChannelSettings(value: unknown): ChannelSettingsMetadata | undefined {
  const parsed = v.safeParse(metadata, value);
  if (!parsed.success) return undefined;
  const { settings, unreadable } = checkedSettings(parsed.output.read);
  return unreadable.length > 0 ? undefined : { ...parsed.output, read: settings };
}

/** `songsPerArtist` is `songs-per-artist`. */
export function channelSettingActionId(name: ChannelSettingName): string {
  return name.replace(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** Another block for each edition: Slack keeps what was typed by the block, and shows nothing new in its place. */
export function channelSettingBlockId(name: ChannelSettingName, edition: number): string {
  return `${channelSettingActionId(name)}:${edition}`;
}

/** The value of the option for no limit. */
export const anyNumber = 'any';

export interface ReadChannelSettings {
  readonly settings: ChannelSettings;
  /** Fields in which something stands that cannot be. */
  readonly wrong: readonly ChannelSettingName[];
}

const values = v.record(v.string(), v.record(v.string(), v.unknown()));
const chosenPeople = v.object({ selected_users: v.array(v.custom<string>(isPersonId)) });
const chosenOption = v.object({ selected_option: v.object({ value: v.string() }) });
const typed = v.object({ value: v.nullish(v.string()) });

/** @param state `view.state.values`, as Slack sent it. A field of which it tells nothing readable is as the window showed it. */
export function readChannelSettings(
  state: unknown,
  { edition, read }: Pick<ChannelSettingsMetadata, 'edition' | 'read'>,
): ReadChannelSettings {
  const parsed = v.safeParse(values, state);
  const fieldOf = (name: ChannelSettingName) =>
    parsed.success
      ? parsed.output[channelSettingBlockId(name, edition)]?.[channelSettingActionId(name)]
      : undefined;
  const found = Object.fromEntries(
    channelSettingNames.map((name) => {
      // Null is a value: no limit.
      const value = valueIn(name, fieldOf(name));
      return [name, value === undefined ? read[name] : value];
    }),
  );
  const { settings, unreadable } = checkedSettings(found);
  // What was typed may be out of bounds; an option of ours never is.
  const asShown = Object.fromEntries(unreadable.map((name) => [name, read[name]]));
  return { settings: { ...settings, ...asShown }, wrong: unreadable };
}

/** Undefined where there is no such field. */
function valueIn(name: ChannelSettingName, field: unknown): unknown {
  switch (name) {
    case 'djs':
      return v.is(chosenPeople, field) ? [...new Set(field.selected_users)] : undefined;
    case 'rerunWeeks':
      return v.is(typed, field) ? numberIn(field.value) : undefined;
    case 'songsPerArtist':
    case 'longestMinutes': {
      const text = v.is(chosenOption, field) ? field.selected_option.value : undefined;
      if (text === undefined) return undefined;
      return text === anyNumber ? null : numberIn(text);
    }
    case 'explicit':
    case 'losersReturn':
      return v.is(chosenOption, field) ? field.selected_option.value : undefined;
  }
}

/** Not a number for what is none. */
function numberIn(text: string | null | undefined): number {
  return text != null && /^\d{1,4}$/u.test(text.trim()) ? Number(text) : Number.NaN;
}
