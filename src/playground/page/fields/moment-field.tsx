// A date, a time, or both, with the browser's own pickers.

import { stringOf } from '../../protocol/json.ts';
import { useHeld, useModalForm } from '../modal-form.ts';
import { type FieldProps, focusMark } from './field-props.ts';

const inputTypes: Readonly<Record<string, string>> = {
  datepicker: 'date',
  timepicker: 'time',
  datetimepicker: 'datetime-local',
};

export function MomentField({ placed, name }: FieldProps) {
  const { choose } = useModalForm();
  const held = useHeld(placed);
  const type = stringOf(placed.element['type']);
  const isBoth = type === 'datetimepicker';
  const shown = isBoth ? localMoment(held) : stringOf(held);
  const change = (value: string) => {
    const chosen = isBoth ? Math.floor(new Date(value).getTime() / 1000) : value;
    choose(placed, value === '' ? null : chosen);
  };
  return (
    <input
      {...name}
      {...focusMark(placed)}
      className="moment-field"
      type={inputTypes[type]}
      value={shown}
      onChange={({ target }) => change(target.value)}
    />
  );
}

/** Seconds since 1970 as the browser's picker takes them: local time without a zone. */
function localMoment(seconds: unknown): string {
  if (typeof seconds !== 'number') return '';
  const date = new Date(seconds * 1000);
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}
