// Several people: those chosen, each with a button that takes them out, and below them a select for one more.

import { listOf, objectOf } from '../../protocol/json.ts';
import { plainWords } from '../drawn-blocks.ts';
import { useHeld, useModalForm } from '../modal-form.ts';
import { useWorkspace } from '../workspace-context.ts';
import { type FieldProps, focusMark } from './field-props.ts';
import { keyOf, selectChoices } from './select-choices.ts';

export function PeopleField({ placed, name }: FieldProps) {
  const { snapshot } = useWorkspace();
  const { choose } = useModalForm();
  const chosen = listOf(useHeld(placed)).map(keyOf);
  const everybody = selectChoices(placed.element, snapshot).flatMap(({ choices }) => choices);
  const others = everybody.filter(({ key }) => !chosen.includes(key));
  const most = Number(placed.element['max_selected_items'] ?? Number.POSITIVE_INFINITY);
  const nameOf = (id: string) =>
    everybody.find(({ key }) => key === id)?.words ??
    snapshot.people.find((person) => person.id === id)?.displayName ??
    id;
  return (
    <div className="people-field">
      {chosen.length > 0 && (
        <ul>
          {chosen.map((id) => (
            <li key={id}>
              {nameOf(id)}
              <button
                type="button"
                aria-label={`Remove ${nameOf(id)}`}
                onClick={() =>
                  choose(
                    placed,
                    chosen.filter((other) => other !== id),
                  )
                }
              >
                ×
              </button>
            </li>
          ))}
        </ul>
      )}
      <select
        {...name}
        {...focusMark(placed)}
        className="select-field"
        value=""
        disabled={chosen.length >= most || others.length === 0}
        onChange={({ target }) => choose(placed, [...chosen, target.value])}
      >
        <option value="">{plainWords(objectOf(placed.element['placeholder'])) || 'Select people'}</option>
        {others.map(({ key, words }) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}
