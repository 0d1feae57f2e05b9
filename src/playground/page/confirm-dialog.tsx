// "Are you sure?", as the app words it for a button.

import { useId } from 'react';
import { type JsonObject, objectOf, stringOf } from '../protocol/json.ts';
import { plainWords } from './drawn-blocks.ts';
import { useModalDialog } from './use-modal-dialog.ts';

interface ConfirmDialogProps {
  /** The element that has a `confirm`. */
  readonly element: JsonObject;
  onConfirm(): void;
  onClose(): void;
}

const firstFocus = ['button[value=confirm]'] as const;

export function ConfirmDialog({ element, onConfirm, onClose }: ConfirmDialogProps) {
  const self = useModalDialog(firstFocus);
  const id = useId();
  const confirm = objectOf(element['confirm']);
  const words = (part: string) => plainWords(objectOf(confirm[part]));
  const isDanger = stringOf(confirm['style']) === 'danger';
  const decide = () => {
    if (self.current?.returnValue === 'confirm') onConfirm();
    onClose();
  };
  return (
    <dialog
      className="confirm"
      ref={self}
      aria-labelledby={`${id}title`}
      aria-describedby={`${id}text`}
      onClose={decide}
    >
      <form method="dialog">
        <h2 id={`${id}title`}>{words('title')}</h2>
        <p id={`${id}text`}>{words('text')}</p>
        <footer>
          <button className="button" type="submit" value="deny">
            {words('deny')}
          </button>
          <button className={isDanger ? 'button danger' : 'button primary'} type="submit" value="confirm">
            {words('confirm')}
          </button>
        </footer>
      </form>
    </dialog>
  );
}
