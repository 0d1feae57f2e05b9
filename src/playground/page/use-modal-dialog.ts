// A native modal dialog, which keeps the focus inside and gives it back: open for as long as it is on the page.

import { type RefObject, useLayoutEffect, useRef } from 'react';

/**
 * @param firstFocus what has the focus at first: selectors, of which the first that fits counts; the dialog's first
 * control where none does
 */
export function useModalDialog(firstFocus: readonly string[]): RefObject<HTMLDialogElement | null> {
  const self = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = self.current;
    dialog?.showModal();
    const wished = firstFocus.map((selector) => dialog?.querySelector<HTMLElement>(selector));
    wished.find((element) => element)?.focus();
    return () => dialog?.close();
  }, [firstFocus]);
  return self;
}
