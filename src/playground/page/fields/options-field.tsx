// Radio buttons and checkboxes.

import { listOf, objectOf } from '../../protocol/json.ts';
import { plainWords } from '../drawn-blocks.ts';
import { useHeld, useModalForm } from '../modal-form.ts';
import { type FieldProps, focusMark } from './field-props.ts';
import { keyOf, optionChoices } from './select-choices.ts';

export function OptionsField({ placed, name }: FieldProps) {
  const { id: viewId, choose } = useModalForm();
  const held = useHeld(placed);
  const isSeveral = placed.element['type'] === 'checkboxes';
  const choices = optionChoices(placed.element['options']);
  const chosen = isSeveral ? listOf(held).map(keyOf) : [keyOf(held)];
  const toggle = (key: string) => {
    const isChosen = (other: string) => (other === key) !== chosen.includes(other);
    const after = choices.filter((choice) => isChosen(choice.key)).map((choice) => choice.held);
    choose(placed, isSeveral ? after : (choices.find((choice) => choice.key === key)?.held ?? null));
  };
  return (
    <fieldset className="options" aria-label={name['aria-label']}>
      {choices.map(({ key, words, held: option }) => (
        <label key={key} className="option">
          <input
            type={isSeveral ? 'checkbox' : 'radio'}
            name={`${viewId} ${name.id}`}
            checked={chosen.includes(key)}
            {...focusMark(placed)}
            aria-describedby={name['aria-describedby']}
            aria-invalid={name['aria-invalid']}
            onChange={() => toggle(key)}
          />
          <span>
            {words} <small>{plainWords(objectOf(objectOf(option)['description']))}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
