// One of several, in a native select: it works with every keyboard, screen reader and phone.

import { objectOf } from '../../protocol/json.ts';
import { plainWords } from '../drawn-blocks.ts';
import { useHeld, useModalForm } from '../modal-form.ts';
import { useWorkspace } from '../workspace-context.ts';
import { type FieldProps, focusMark } from './field-props.ts';
import { type Choice, keyOf, selectChoices } from './select-choices.ts';

export function SelectField({ placed, name }: FieldProps) {
  const { snapshot } = useWorkspace();
  const { choose } = useModalForm();
  const groups = selectChoices(placed.element, snapshot).filter(({ choices }) => choices.length > 0);
  const chosen = keyOf(useHeld(placed));
  const chooseKey = (key: string) => {
    const choice = groups.flatMap(({ choices }) => choices).find((other) => other.key === key);
    choose(placed, choice?.held ?? null);
  };
  return (
    <select
      {...name}
      {...focusMark(placed)}
      className="select-field"
      value={chosen}
      onChange={({ target }) => chooseKey(target.value)}
    >
      {chosen === '' && (
        <option value="">{plainWords(objectOf(placed.element['placeholder'])) || 'Select an item'}</option>
      )}
      {groups.map(({ words, choices }) =>
        words === '' ? (
          <Options key={words} choices={choices} />
        ) : (
          <optgroup key={words} label={words}>
            <Options choices={choices} />
          </optgroup>
        ),
      )}
    </select>
  );
}

function Options({ choices }: { readonly choices: readonly Choice[] }) {
  return choices.map(({ key, words }) => (
    <option key={key} value={key}>
      {words}
    </option>
  ));
}
