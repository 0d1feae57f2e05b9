// The window in which admins of the workspace set what holds for the polls of a channel.

import type { InputBlock, KnownBlock, ModalView, PlainTextOption, StaticSelect } from '@slack/types';
import {
  type ChannelSettingName,
  explicitChoices,
  longestMinutesChoices,
  losersReturnChoices,
  mostDjs,
  mostRerunWeeks,
  songsPerArtistChoices,
} from '../../rules/channel/settings.ts';
import {
  anyNumber,
  type ChannelSettingsMetadata,
  channelSettingActionId,
  channelSettingBlockId,
  encodeChannelSettings,
} from '../kit/channel-settings-state.ts';
import { callbackIds } from '../kit/ids.ts';
import { plainSection, plainText } from '../kit/message.ts';
import { mrkdwnSection } from '../kit/mrkdwn.ts';
import type { Words } from '../words/words.ts';
import { channelSettingLines, type ToldSettings } from './channel-settings-lines.ts';

export interface ChannelSettingsWindow extends ToldSettings {
  readonly metadata: ChannelSettingsMetadata;
  /** What somebody else has changed since the window was opened; those values are the metadata's. */
  readonly changed?: readonly ChannelSettingName[];
}

/** @param words in the language of whose window it is */
export function channelSettingsWindow(words: Words, window: ChannelSettingsWindow): ModalView {
  const { heading, save, cancel, about } = words.channelSettings;
  return {
    type: 'modal',
    callback_id: callbackIds.channelSettings,
    private_metadata: encodeChannelSettings(window.metadata),
    title: plainText(heading),
    submit: plainText(save),
    close: plainText(cancel),
    blocks: [
      mrkdwnSection(about(`<#${window.metadata.channel}>`)),
      ...changedLines(words, window),
      ...inputs(words, window),
    ],
  };
}

function changedLines(words: Words, { metadata, names, changed = [] }: ChannelSettingsWindow): KnownBlock[] {
  if (changed.length === 0) return [];
  const lines = channelSettingLines(words, { settings: metadata.read, names }, changed);
  return [plainSection(`⚠️ ${words.channelSettings.changedMeanwhile(lines)}`)];
}

function inputs(words: Words, window: ChannelSettingsWindow): InputBlock[] {
  const { channelSettings: say } = words;
  const { djs, songsPerArtist, longestMinutes, explicit, rerunWeeks, losersReturn } = window.settings;
  const input = (name: ChannelSettingName, element: InputBlock['element'], optional = false): InputBlock => ({
    type: 'input',
    block_id: channelSettingBlockId(name, window.metadata.edition),
    label: plainText(say.labels[name]),
    hint: plainText(say.hints[name]),
    ...(optional && { optional }),
    element,
  });
  const withAny = (choices: readonly number[], text: (choice: number) => string): readonly Choice[] => [
    { value: null, text: say.any },
    ...choices.map((value) => ({ value, text: text(value) })),
  ];
  const named = <Value extends string>(choices: readonly Value[], text: Readonly<Record<Value, string>>) =>
    choices.map((value) => ({ value, text: text[value] }));
  return [
    input(
      'djs',
      {
        type: 'multi_users_select',
        action_id: channelSettingActionId('djs'),
        placeholder: plainText(say.choosePeople),
        max_selected_items: mostDjs,
        ...(djs.length > 0 && { initial_users: [...djs] }),
      },
      true,
    ),
    input(
      'songsPerArtist',
      menu(
        'songsPerArtist',
        songsPerArtist,
        withAny(withPresent(songsPerArtistChoices, songsPerArtist), String),
      ),
    ),
    input(
      'longestMinutes',
      menu(
        'longestMinutes',
        longestMinutes,
        withAny(withPresent(longestMinutesChoices, longestMinutes), say.longest),
      ),
    ),
    input('explicit', menu('explicit', explicit, named(explicitChoices, say.explicit))),
    input('rerunWeeks', {
      type: 'number_input',
      action_id: channelSettingActionId('rerunWeeks'),
      is_decimal_allowed: false,
      min_value: '0',
      max_value: String(mostRerunWeeks),
      initial_value: String(rerunWeeks),
    }),
    input('losersReturn', menu('losersReturn', losersReturn, named(losersReturnChoices, say.losersReturn))),
  ];
}

interface Choice {
  readonly value: string | number | null;
  readonly text: string;
}

function menu(name: ChannelSettingName, chosen: Choice['value'], choices: readonly Choice[]): StaticSelect {
  const option = ({ value, text }: Choice): PlainTextOption => ({
    text: plainText(text),
    value: value === null ? anyNumber : String(value),
  });
  const initial = choices.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    action_id: channelSettingActionId(name),
    options: choices.map(option),
    ...(initial !== undefined && { initial_option: option(initial) }),
  };
}

/** A limit that another version has offered is offered as long as it holds. */
function withPresent(choices: readonly number[], present: number | null): readonly number[] {
  if (present === null || choices.includes(present)) return choices;
  return [...choices, present].sort((one, other) => one - other);
}
