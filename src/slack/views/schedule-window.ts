// The window in which a schedule is set up or changed. What depends on a choice is drawn anew with that choice; what is typed stays,
// because Slack keeps it by the block.

import type { AnyBlock, InputBlock, ModalView, PlainTextOption } from '@slack/types';
import { choicesOf, type SettingName } from '../../rules/poll/settings.ts';
import {
  addersOfScheduled,
  endsOfScheduled,
  type PlanForm,
  songCounts,
} from '../../rules/schedule/planning.ts';
import { comebacks, resumptions, scheduleKinds, songSources } from '../../rules/schedule/schedule.ts';
import { themeOrders } from '../../rules/schedule/themes.ts';
import { weekdays } from '../../rules/schedule/weekdays.ts';
import { callbackIds } from '../kit/ids.ts';
import { mostInPollTitle } from '../kit/limits.ts';
import { plainContext, plainSection, plainText } from '../kit/message.ts';
import { mrkdwnSection } from '../kit/mrkdwn.ts';
import {
  type ScheduleInput,
  scheduleActionId,
  scheduleBlockId,
  watchedInputs,
} from '../kit/schedule-inputs.ts';
import { encodeSchedule, type ScheduleMetadata } from '../kit/schedule-metadata.ts';
import type { ToldMoment } from '../words/schedule.ts';
import type { Words } from '../words/words.ts';
import { zoneGroups } from './zone-options.ts';

export interface ScheduleWindow {
  readonly metadata: ScheduleMetadata;
  /** When it would post next; empty where that is not known. */
  readonly next: readonly ToldMoment[];
  /** All zones that can be chosen. */
  readonly zones: readonly string[];
  /** Whether somebody else has changed it since the window was opened. */
  readonly isChangedMeanwhile?: boolean;
}

/** @param words in the language of whose window it is */
export function scheduleWindow(words: Words, window: ScheduleWindow): ModalView {
  const { metadata, isChangedMeanwhile = false } = window;
  const { create, edit, save, cancel, about, changedMeanwhile } = words.schedule.window;
  return {
    type: 'modal',
    callback_id: callbackIds.schedule,
    private_metadata: encodeSchedule(metadata),
    title: plainText(metadata.id === undefined ? create : edit),
    submit: plainText(save),
    close: plainText(cancel),
    blocks: [
      ...(isChangedMeanwhile ? [plainSection(`⚠️ ${changedMeanwhile}`)] : []),
      mrkdwnSection(about(`<#${metadata.channel}>`)),
      ...whatAndWhen(words, window),
      ...(metadata.form.what === 'poll'
        ? pollInputs(words, metadata.form)
        : songInputs(words, metadata.form)),
    ],
  };
}

function whatAndWhen(words: Words, { metadata, next, zones }: ScheduleWindow): AnyBlock[] {
  const { form } = metadata;
  const { window: say, when, names } = words.schedule;
  const days = weekdays.map((day) => option(String(day), say.on.choices[day]));
  const onDays = days.filter(({ value }) => form.weekdays.some((day) => String(day) === value));
  const groups = zoneGroups(zones, form.zone, say.otherZones);
  const zone = groups.flatMap(({ options }) => options).find(({ value }) => value === form.zone);
  return [
    input('what', say.what, {
      type: 'radio_buttons',
      options: scheduleKinds.map((kind) => option(kind, say.what.choices[kind])),
      initial_option: option(form.what, say.what.choices[form.what]),
    }),
    input(
      'title',
      say.title,
      {
        type: 'plain_text_input',
        max_length: mostInPollTitle,
        placeholder: plainText(say.title.example ?? names[form.what]),
        ...(form.title !== '' && { initial_value: form.title }),
      },
      true,
    ),
    input('on', say.on, {
      type: 'checkboxes',
      options: days,
      ...(onDays.length > 0 && { initial_options: onDays }),
    }),
    input('time', say.time, {
      type: 'timepicker',
      ...(form.time !== undefined && { initial_time: form.time }),
    }),
    input('zone', say.zone, {
      type: 'static_select',
      option_groups: groups,
      ...(zone !== undefined && { initial_option: zone }),
    }),
    next.length > 0
      ? mrkdwnSection([say.nextTimes, ...next.map((moment) => `• ${when(moment)}`)].join('\n'))
      : plainContext(say.noTimes),
  ];
}

function pollInputs(words: Words, form: PlanForm): AnyBlock[] {
  const { window: say } = words.schedule;
  const { songsFrom, songs, themes, themeOrder, choices } = form;
  const isFromPool = songsFrom === 'pool';
  return [
    input('songsFrom', say.songsFrom, {
      type: 'radio_buttons',
      options: songSources.map((source) => option(source, say.songsFrom.choices[source])),
      initial_option: option(songsFrom, say.songsFrom.choices[songsFrom]),
    }),
    ...(isFromPool
      ? [
          input(
            'songs',
            say.songs,
            menu(
              String(songs),
              songCounts.map((count) => option(String(count), String(count))),
            ),
          ),
          resumesInput(words, form),
        ]
      : [settingInput(words, 'adding', choices.adding, addersOfScheduled)]),
    input(
      'themes',
      say.themes,
      {
        type: 'plain_text_input',
        multiline: true,
        placeholder: plainText(say.themes.example ?? ''),
        ...(themes.length > 0 && { initial_value: themes.join('\n') }),
      },
      true,
    ),
    input(
      'themeOrder',
      say.themeOrder,
      menu(
        themeOrder,
        themeOrders.map((order) => option(order, say.themeOrder.choices[order])),
      ),
    ),
    settingInput(words, 'votesPerPerson', choices.votesPerPerson, choicesOf('votesPerPerson')),
    input(
      'votingEnds',
      words.settings.votingEnds,
      menu(
        choices.votingEnds,
        endsOfScheduled.map((end) => option(end, say.ends[end])),
      ),
    ),
    settingInput(words, 'votesShown', choices.votesShown, choicesOf('votesShown')),
    settingInput(words, 'voterNames', choices.voterNames, choicesOf('voterNames')),
    settingInput(words, 'ties', choices.ties, choicesOf('ties')),
  ];
}

function songInputs(words: Words, form: PlanForm): AnyBlock[] {
  const { window: say } = words.schedule;
  return [
    input(
      'comesBack',
      say.comesBack,
      menu(
        form.comesBack,
        comebacks.map((one) => option(one, say.comesBack.choices[one])),
      ),
    ),
    resumesInput(words, form),
  ];
}

function resumesInput({ schedule }: Words, { resumes }: PlanForm): InputBlock {
  const { resumes: say } = schedule.window;
  return input(
    'resumes',
    say,
    menu(
      resumes,
      resumptions.map((one) => option(one, say.choices[one])),
    ),
  );
}

function settingInput<Name extends SettingName & ScheduleInput>(
  words: Words,
  name: Name,
  choice: string | number,
  choices: readonly (string | number)[],
): InputBlock {
  const setting: { label: string; hint?: string; choices: Readonly<Record<string, string>> } =
    words.settings[name];
  const options = choices.map((one) => option(String(one), setting.choices[one] ?? String(one)));
  const { label, hint } = setting;
  return input(name, { label, ...(hint !== undefined && { hint }) }, menu(String(choice), options));
}

/** An element without its name, which is that of its input. */
type Unnamed<Element = InputBlock['element']> = Element extends unknown ? Omit<Element, 'action_id'> : never;

function input(
  name: ScheduleInput,
  { label, hint }: { readonly label: string; readonly hint?: string },
  element: Unnamed,
  optional = false,
): InputBlock {
  const isWatched = watchedInputs.some((watched) => watched === name);
  return {
    type: 'input',
    block_id: scheduleBlockId(name),
    label: plainText(label),
    ...(hint !== undefined && { hint: plainText(hint) }),
    ...(optional && { optional }),
    ...(isWatched && { dispatch_action: true }),
    // An element is none without its type, which the compiler does not follow through the omission.
    element: { ...element, action_id: scheduleActionId(name) } as InputBlock['element'],
  };
}

const option = (value: string, text: string): PlainTextOption => ({ text: plainText(text), value });

function menu(chosen: string, options: readonly PlainTextOption[]): Unnamed {
  const initial = options.find(({ value }) => value === chosen);
  return {
    type: 'static_select',
    options: [...options],
    ...(initial !== undefined && { initial_option: initial }),
  };
}
