// A native modal dialog, which keeps the focus inside and gives it back: open for as long as it is on the page.

import { type RefObject, useLayoutEffect, useRef } from 'react';

/** @param firstFocus what has the focus at first: a selector; the dialog's first control where nothing fits */
export function useModalDialog(firstFocus: string): RefObject<HTMLDialogElement | null> {
  const self = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = self.current;
    dialog?.showModal();
    dialog?.querySelector<HTMLElement>(firstFocus)?.focus();
    return () => dialog?.close();
  }, [firstFocus]);
  return self;
}
