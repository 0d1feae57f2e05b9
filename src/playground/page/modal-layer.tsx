// One layer of a modal: keeps what is typed into it, and sends that along with everything done in it.

import { useState } from 'react';
import { dispatches, tellsOfChoices } from '../protocol/field-state.ts';
import { objectsOf, stringOf } from '../protocol/json.ts';
import type { Act, FieldValues, ShownView } from '../protocol/page-protocol.ts';
import { ModalBlock } from './modal-block.tsx';
import { type ModalForm, ModalFormContext } from './modal-form.ts';
import { type ModalExtras, ModalShell } from './modal-shell.tsx';
import { refOf, stateHolding, valuesWith, withState } from './view-values.ts';
import { useWorkspace } from './workspace-context.ts';

interface ModalLayerProps {
  readonly view: ShownView;
  readonly isTop: boolean;
  /** Whether another layer lies below. */
  readonly isPushed: boolean;
  readonly extras: ModalExtras | undefined;
}

export function ModalLayer({ view, isTop, isPushed, extras }: ModalLayerProps) {
  const { tryAct } = useWorkspace();
  const [typed, setTyped] = useState<FieldValues>({});
  const [actsUnderWay, setActsUnderWay] = useState(0);
  const [isSubmitting, setSubmitting] = useState(false);
  const values = valuesWith(typed, view.values);
  const place = { view: view.id };

  const run = async (act: Act) => {
    setActsUnderWay((count) => count + 1);
    await tryAct(act);
    setActsUnderWay((count) => count - 1);
  };
  const submit = async () => {
    if (isSubmitting) return;
    setSubmitting(true);
    await run({ kind: 'submit', view: view.id, values });
    setSubmitting(false);
  };
  const form: ModalForm = {
    id: view.id,
    values,
    errors: view.errors,
    type(placed, held) {
      setTyped(withState(typed, refOf(placed), stateHolding(placed.element, held)));
    },
    choose(placed, held) {
      const state = stateHolding(placed.element, held);
      const after = withState(typed, refOf(placed), state);
      setTyped(after);
      if (!tellsOfChoices(placed)) return;
      void run({ kind: 'set', place, ...refOf(placed), state, values: valuesWith(after, view.values) });
    },
    enter(placed) {
      const { blockId, actionId } = refOf(placed);
      const state = values[blockId]?.[actionId];
      if (!dispatches(placed, 'on_enter_pressed')) void submit();
      else if (state !== undefined) void run({ kind: 'set', place, blockId, actionId, state, values });
    },
    press: (button) => run({ kind: 'press', place, ...button, values }),
  };
  return (
    <ModalShell
      view={view}
      isTop={isTop}
      isPushed={isPushed}
      isBusy={actsUnderWay > 0}
      isSubmitting={isSubmitting}
      extras={extras}
      onSubmit={() => void submit()}
      onClose={() => void run({ kind: 'close', view: view.id, values })}
    >
      <ModalFormContext value={form}>
        {objectsOf(view.definition['blocks']).map((block) => (
          <ModalBlock key={stringOf(block['block_id'])} block={block} />
        ))}
      </ModalFormContext>
    </ModalShell>
  );
}
