// The frame of a modal: title, what is in it, and the buttons that end it.

import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useEffect, useRef } from 'react';
import { objectOf } from '../protocol/json.ts';
import type { ShownView } from '../protocol/page-protocol.ts';
import { Avatar } from './avatar.tsx';
import { plainWords } from './drawn-blocks.ts';
import { Icon } from './icon.tsx';
import { PanelButton, type PanelSwitch } from './panel-button.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import { useModalDialog } from './use-modal-dialog.ts';
import { useWorkspace } from './workspace-context.ts';

interface ModalShellProps {
  readonly view: ShownView;
  readonly isTop: boolean;
  readonly isPushed: boolean;
  /** Something done in it is under way. */
  readonly isBusy: boolean;
  readonly isSubmitting: boolean;
  readonly extras: ModalExtras | undefined;
  onSubmit(): void;
  onClose(): void;
  readonly children: ReactNode;
}

/** What of the page itself stays within reach while a modal is open. */
export interface ModalExtras {
  readonly notices: ReactNode;
  /** Shows the button of the developer panel, and the panel beside the modal while it is open. */
  readonly panelSwitch: PanelSwitch;
  readonly panel: ReactNode;
}

/** The field that the app wants, else the first. */
const firstFocus = ['.modal-body [data-focus-on-load]', '.modal-body :is(input, textarea, select)'] as const;

export function ModalShell(props: ModalShellProps) {
  const { view, isTop, isBusy, onClose, extras } = props;
  const self = useModalDialog(firstFocus);
  const body = useRef<HTMLDivElement>(null);
  useKeptFocus(body, view.definition);
  const complaints = Object.values(view.errors).join('\n');
  useEffect(() => {
    if (complaints !== '') body.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }, [complaints]);

  // Only the server takes a layer away, when the app has had its say. A confirm dialog inside has its own end, of which
  // React tells us too.
  const cancel = (event: SyntheticEvent) => {
    if (!(event.target instanceof Element) || event.target.closest('dialog') !== event.currentTarget) return;
    event.preventDefault();
    onClose();
  };
  // The browser closes a dialog at a second Escape whatever `cancel` says.
  const pressKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    const isInPanel = event.target instanceof Element && event.target.closest('.panel') !== null;
    if (!isInPanel || extras === undefined) return cancel(event);
    event.preventDefault();
    extras.panelSwitch.toggle();
  };
  const titleId = `${view.id}title`;
  return (
    <dialog
      className={isTop ? 'modal' : 'modal below'}
      ref={self}
      aria-labelledby={titleId}
      aria-busy={isBusy}
      onKeyDown={pressKey}
      onCancel={cancel}
    >
      <ModalHeader {...props} titleId={titleId} />
      <div className={isBusy ? 'progress busy' : 'progress'} aria-hidden="true" />
      <div className="modal-body" ref={body}>
        {props.children}
      </div>
      {extras?.notices}
      <ModalFooter {...props} />
      {extras?.panel}
    </dialog>
  );
}

function ModalHeader(props: ModalShellProps & { readonly titleId: string }) {
  const { view, isPushed, onClose, titleId, extras } = props;
  const { snapshot } = useWorkspace();
  const name = isPushed ? 'Back' : 'Dismiss window';
  return (
    <header className="modal-header">
      <Avatar id={snapshot.bot.id} />
      <h2 id={titleId}>{plainWords(objectOf(view.definition['title']))}</h2>
      {extras !== undefined && (
        <span className="modal-panel-button">
          <PanelButton {...extras.panelSwitch} />
        </span>
      )}
      <button type="button" className="tool" onClick={onClose} aria-label={name} title={name}>
        <Icon shape="close" />
      </button>
    </header>
  );
}

function ModalFooter({ view, isSubmitting, onSubmit, onClose }: ModalShellProps) {
  const submit = plainWords(objectOf(view.definition['submit']));
  const close = plainWords(objectOf(view.definition['close'])) || (submit === '' ? 'Close' : 'Cancel');
  return (
    <footer className="modal-footer">
      <button type="button" className="button" onClick={onClose}>
        {close}
      </button>
      {submit !== '' && (
        <button type="button" className="button primary" onClick={onSubmit} aria-busy={isSubmitting}>
          {submit}
        </button>
      )}
    </footer>
  );
}
