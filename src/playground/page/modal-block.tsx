// A block of a modal. What only shows is drawn as in messages; what can be filled in is ours.

import { isJsonObject, type JsonObject, objectOf, objectsOf, stringOf } from '../protocol/json.ts';
import { readable } from '../protocol/mrkdwn.ts';
import { BlockKit } from './block-kit.tsx';
import { plainWords } from './drawn-blocks.ts';
import { Field, isField } from './fields/field.tsx';
import { InputBlock } from './fields/input-block.tsx';
import { useModalForm } from './modal-form.ts';
import { useWorkspace } from './workspace-context.ts';

export function ModalBlock({ block }: { readonly block: JsonObject }) {
  return (
    <div className="modal-block" data-block={stringOf(block['block_id'])}>
      <BlockBody block={block} />
    </div>
  );
}

function BlockBody({ block }: { readonly block: JsonObject }) {
  const { press } = useModalForm();
  const { accessory } = block;
  if (block['type'] === 'input') return <InputBlock block={block} />;
  if (isJsonObject(accessory) && isField(accessory)) return <FieldSection block={block} field={accessory} />;
  if (objectsOf(block['elements']).some(isField)) return <FieldActions block={block} />;
  return <BlockKit blocks={[block]} onPress={press} />;
}

/** A text with a field beside it, which it names. */
function FieldSection({ block, field }: { readonly block: JsonObject; readonly field: JsonObject }) {
  const { nameOf } = useWorkspace();
  const { accessory: _, ...text } = block;
  const label = readable(stringOf(objectOf(block['text'])['text']), nameOf);
  return (
    <div className="field-section">
      <BlockKit blocks={[text]} />
      <Field placed={{ block, element: field }} name={{ 'aria-label': label }} />
    </div>
  );
}

/** Fields and buttons in a row. */
function FieldActions({ block }: { readonly block: JsonObject }) {
  const { press } = useModalForm();
  return (
    <div className="field-actions">
      {objectsOf(block['elements']).map((element) => {
        const label = plainWords(objectOf(element['placeholder']));
        return isField(element) ? (
          <Field
            key={stringOf(element['action_id'])}
            placed={{ block, element }}
            name={{ 'aria-label': label }}
          />
        ) : (
          <BlockKit
            key={stringOf(element['action_id'])}
            blocks={[{ ...block, elements: [element] }]}
            onPress={press}
          />
        );
      })}
    </div>
  );
}
