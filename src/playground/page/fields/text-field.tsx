// A line or several lines of text.

import type { KeyboardEvent } from 'react';
import { objectOf, stringOf } from '../../protocol/json.ts';
import { plainWords } from '../drawn-blocks.ts';
import { useHeld, useModalForm } from '../modal-form.ts';
import { type FieldProps, focusMark } from './field-props.ts';

/** So few characters before the end, the rest is counted down. */
const nearEnd = 30;

const inputTypes: Readonly<Record<string, string>> = {
  email_text_input: 'email',
  url_text_input: 'url',
  number_input: 'number',
};

export function TextField({ placed, name }: FieldProps) {
  const { type, enter } = useModalForm();
  const { element } = placed;
  const value = stringOf(useHeld(placed));
  const most = Number(element['max_length'] ?? Infinity);
  const shared = {
    ...name,
    ...focusMark(placed),
    className: 'text-field',
    value,
    placeholder: plainWords(objectOf(element['placeholder'])),
    maxLength: Number.isFinite(most) ? most : undefined,
    autoComplete: 'off',
    onChange: ({ target }: { readonly target: { readonly value: string } }) =>
      type(placed, target.value === '' ? null : target.value),
  };
  const pressKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    event.preventDefault();
    enter(placed);
  };
  return (
    <span className="text">
      {element['multiline'] === true ? (
        <textarea {...shared} rows={4} />
      ) : (
        <input {...shared} type={inputTypes[stringOf(element['type'])] ?? 'text'} onKeyDown={pressKey} />
      )}
      {most - value.length <= nearEnd && (
        <span className="counter" aria-hidden="true">
          {most - value.length}
        </span>
      )}
    </span>
  );
}
