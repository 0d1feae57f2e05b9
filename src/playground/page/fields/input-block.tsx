// A field with its label, its hint, and what is wrong with it.

import { type JsonObject, objectOf, stringOf } from '../../protocol/json.ts';
import { plainWords } from '../drawn-blocks.ts';
import { useModalForm } from '../modal-form.ts';
import { Field, isGroup } from './field.tsx';

export function InputBlock({ block }: { readonly block: JsonObject }) {
  const { id: viewId, errors } = useModalForm();
  const element = objectOf(block['element']);
  const blockId = stringOf(block['block_id']);
  const id = `${viewId}/${blockId}`;
  const hint = plainWords(objectOf(block['hint']));
  const error = errors[blockId];
  const isOptional = block['optional'] === true;
  const label = (
    <>
      {plainWords(objectOf(block['label']))}
      {isOptional && <span className="optional"> (optional)</span>}
    </>
  );
  const described = [error !== undefined && `${id}/error`, hint !== '' && `${id}/hint`].filter(Boolean);
  const name = {
    id,
    'aria-describedby': described.length === 0 ? undefined : described.join(' '),
    'aria-invalid': error !== undefined,
    'aria-required': isOptional ? undefined : true,
  };
  const below = (
    <>
      {error !== undefined && (
        <p className="error" id={`${id}/error`} role="alert">
          {error}
        </p>
      )}
      {hint !== '' && (
        <p className="hint" id={`${id}/hint`}>
          {hint}
        </p>
      )}
    </>
  );
  const field = <Field placed={{ block, element }} name={name} />;
  if (isGroup(element)) {
    return (
      <fieldset className="input-block">
        <legend>{label}</legend>
        {field}
        {below}
      </fieldset>
    );
  }
  return (
    <div className="input-block">
      <label htmlFor={id}>{label}</label>
      {field}
      {below}
    </div>
  );
}
