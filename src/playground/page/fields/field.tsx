// What a person fills in, by the type of its element.

import { type JsonObject, stringOf } from '../../protocol/json.ts';
import type { FieldProps } from './field-props.ts';
import { MomentField } from './moment-field.tsx';
import { OptionsField } from './options-field.tsx';
import { PeopleField } from './people-field.tsx';
import { SelectField } from './select-field.tsx';
import { TextField } from './text-field.tsx';

const kinds = {
  plain_text_input: TextField,
  email_text_input: TextField,
  url_text_input: TextField,
  number_input: TextField,
  static_select: SelectField,
  conversations_select: SelectField,
  channels_select: SelectField,
  users_select: SelectField,
  multi_users_select: PeopleField,
  radio_buttons: OptionsField,
  checkboxes: OptionsField,
  datepicker: MomentField,
  timepicker: MomentField,
  datetimepicker: MomentField,
} as const;

export function Field({ placed, name }: FieldProps) {
  const type = stringOf(placed.element['type']);
  if (!isKnown(type)) return <p className="error">This page has no field of the type {type}.</p>;
  const Kind = kinds[type];
  return <Kind placed={placed} name={name} />;
}

/** Whether an element is filled in, rather than pressed or looked at. */
export function isField(element: JsonObject): boolean {
  return isKnown(stringOf(element['type']));
}

/** Whether the field is made of several controls. */
export function isGroup({ type }: JsonObject): boolean {
  return type === 'radio_buttons' || type === 'checkboxes';
}

function isKnown(type: string): type is keyof typeof kinds {
  return Object.hasOwn(kinds, type);
}
