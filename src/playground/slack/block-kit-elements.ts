// The interactive elements of Block Kit, as schemas. Reference: https://docs.slack.dev/reference/block-kit/block-elements

import { isDeepStrictEqual } from 'node:util';
import * as v from 'valibot';
import {
  anyText,
  bare,
  confirm,
  flag,
  id,
  image,
  pageUrl,
  placeholder,
  plainText,
} from './block-kit-texts.ts';

const style = v.optional(v.picklist(['primary', 'danger']));

export const button = v.strictObject({
  type: v.literal('button'),
  text: plainText(75),
  action_id: id,
  value: v.optional(bare(2_000)),
  url: v.optional(pageUrl),
  style,
  confirm,
  accessibility_label: v.optional(bare(75)),
});

// Slack's page allows option values of 150 characters, its types 75: the stricter one is safe everywhere.
const optionValue = bare(75);
const option = v.strictObject({
  text: plainText(75),
  value: optionValue,
  description: v.optional(plainText(75)),
});
const richOption = v.strictObject({
  text: anyText(75),
  value: optionValue,
  description: v.optional(anyText(75)),
});
const menuOption = v.strictObject({ ...option.entries, url: v.optional(pageUrl) });

const picker = { action_id: id, confirm, focus_on_load: flag, placeholder };
const several = { max_selected_items: v.optional(v.pipe(v.number(), v.minValue(1))) };
const filter = v.optional(
  v.strictObject({
    include: v.optional(v.array(v.picklist(['im', 'mpim', 'private', 'public']))),
    exclude_external_shared_channels: flag,
    exclude_bot_users: flag,
  }),
);
const conversations = { default_to_current_conversation: flag, filter };
const choices = {
  options: v.optional(v.pipe(v.array(option), v.minLength(1), v.maxLength(100))),
  option_groups: v.optional(
    v.pipe(
      v.array(v.strictObject({ label: plainText(75), options: v.pipe(v.array(option), v.maxLength(100)) })),
      v.minLength(1),
      v.maxLength(100),
    ),
  ),
};
const fewOptions = v.pipe(v.array(richOption), v.minLength(1), v.maxLength(10));
const one = v.optional(bare(255));
const many = v.optional(v.array(bare(255)));
const query = { min_query_length: v.optional(v.number()) };

function kind<const Type extends string, Entries extends v.ObjectEntries>(type: Type, entries: Entries) {
  return v.strictObject({ type: v.literal(type), ...entries });
}

/** Elements that stand in sections, actions and inputs alike. */
export const pickers = [
  kind('static_select', { ...picker, ...choices, initial_option: v.optional(option) }),
  kind('multi_static_select', {
    ...picker,
    ...several,
    ...choices,
    initial_options: v.optional(v.array(option)),
  }),
  kind('external_select', { ...picker, ...query, initial_option: v.optional(option) }),
  kind('multi_external_select', {
    ...picker,
    ...several,
    ...query,
    initial_options: v.optional(v.array(option)),
  }),
  kind('users_select', { ...picker, initial_user: one }),
  kind('multi_users_select', { ...picker, ...several, initial_users: many }),
  kind('conversations_select', {
    ...picker,
    ...conversations,
    initial_conversation: one,
    response_url_enabled: flag,
  }),
  kind('multi_conversations_select', {
    ...picker,
    ...several,
    ...conversations,
    initial_conversations: many,
  }),
  kind('channels_select', { ...picker, initial_channel: one, response_url_enabled: flag }),
  kind('multi_channels_select', { ...picker, ...several, initial_channels: many }),
  kind('datepicker', { ...picker, initial_date: v.optional(v.pipe(v.string(), v.isoDate())) }),
  kind('timepicker', { ...picker, initial_time: v.optional(v.pipe(v.string(), v.isoTime())), timezone: one }),
  kind('radio_buttons', {
    action_id: id,
    options: fewOptions,
    initial_option: v.optional(richOption),
    confirm,
    focus_on_load: flag,
  }),
  kind('checkboxes', {
    action_id: id,
    options: fewOptions,
    initial_options: v.optional(v.array(richOption)),
    confirm,
    focus_on_load: flag,
  }),
];

/** Not beside a section. */
export const datetimepicker = kind('datetimepicker', {
  action_id: id,
  confirm,
  focus_on_load: flag,
  initial_date_time: v.optional(
    v.pipe(v.number(), v.integer(), v.minValue(1_000_000_000), v.maxValue(9_999_999_999)),
  ),
});

export const overflow = kind('overflow', {
  action_id: id,
  options: v.pipe(v.array(menuOption), v.minLength(1), v.maxLength(5)),
  confirm,
});

export const imageElement = image({});

const written = {
  action_id: id,
  placeholder,
  focus_on_load: flag,
  initial_value: v.optional(bare(3_000)),
  dispatch_action_config: v.optional(
    v.strictObject({
      trigger_actions_on: v.pipe(
        v.array(v.picklist(['on_enter_pressed', 'on_character_entered'])),
        v.minLength(1),
      ),
    }),
  ),
};
const length = (least: number) =>
  v.optional(v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(3_000)));

/** Elements to type into; they stand in input blocks only. */
export const writtenInputs = [
  kind('plain_text_input', { ...written, multiline: flag, min_length: length(0), max_length: length(1) }),
  kind('number_input', {
    ...written,
    is_decimal_allowed: v.boolean(),
    min_value: v.optional(v.string()),
    max_value: v.optional(v.string()),
  }),
  kind('email_text_input', written),
  kind('url_text_input', written),
];

/** What a schema cannot say about one element: choices and first values must fit together. */
export function faultsOfElement(element: Readonly<Record<string, unknown>>): readonly string[] {
  const faults: string[] = [];
  const type = String(element['type']);
  if (type.endsWith('static_select') && 'options' in element === 'option_groups' in element) {
    faults.push('must define exactly one of options and option_groups');
  }
  const offered = offeredOptions(element);
  const initial = [element['initial_option'] ?? element['initial_options'] ?? []].flat();
  if (
    !type.includes('external') &&
    initial.some((chosen) => !offered.some((o) => isDeepStrictEqual(o, chosen)))
  ) {
    faults.push('initial option must exactly match one of the options');
  }
  const text = element['initial_value'];
  const most = element['max_length'];
  if (typeof text === 'string' && typeof most === 'number' && text.length > most) {
    faults.push('initial_value is longer than max_length');
  }
  const many = initialsOf(element);
  const limit = element['max_selected_items'];
  if (typeof limit === 'number' && many.length > limit) {
    faults.push('more is selected initially than max_selected_items');
  }
  if (new Set(many.map((chosen) => JSON.stringify(chosen))).size < many.length) {
    faults.push('the same is selected twice initially');
  }
  return faults;
}

/** What is selected at first in an element that holds several. */
function initialsOf(element: Readonly<Record<string, unknown>>): readonly unknown[] {
  const names = ['initial_options', 'initial_users', 'initial_conversations', 'initial_channels'];
  const lists = names.map((name) => element[name]);
  return lists.flatMap((list): readonly unknown[] => (Array.isArray(list) ? list : []));
}

function offeredOptions(element: Readonly<Record<string, unknown>>): readonly unknown[] {
  const groups = Array.isArray(element['option_groups']) ? element['option_groups'] : [];
  const lists = [element['options'], ...groups.map((group: { options?: unknown }) => group.options)];
  return lists.flatMap((list) => (Array.isArray(list) ? list : []));
}
