// An update of a modal may take away the button that was just pressed. The keyboard then goes on close by, instead of
// from the top.

import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';

interface FocusedPlace {
  readonly control: HTMLElement;
  /** Of the block around it (modal-block.tsx). */
  readonly block: string | undefined;
  /** Among all controls. */
  readonly at: number;
}

const controls = 'button, input, textarea, select, a[href]';

/** @param content what the update changes */
export function useKeptFocus(body: RefObject<HTMLElement | null>, content: unknown): void {
  const focused = useRef<FocusedPlace>(undefined);

  useEffect(() => {
    const element = body.current;
    const remember = ({ target }: FocusEvent) => {
      if (element !== null && target instanceof HTMLElement) focused.current = placeOf(element, target);
    };
    element?.addEventListener('focusin', remember);
    return () => element?.removeEventListener('focusin', remember);
  }, [body]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: after every change of the content
  useLayoutEffect(() => {
    const place = focused.current;
    if (body.current === null || place === undefined || place.control.isConnected) return;
    focused.current = undefined;
    nearest(controlsIn(body.current), place)?.focus();
  }, [body, content]);
}

function placeOf(body: HTMLElement, control: HTMLElement): FocusedPlace {
  const at = controlsIn(body).indexOf(control);
  return { control, block: blockOf(control), at };
}

/** In the same block; else the next of its sort, such as the next song's Remove; else where it was. */
function nearest(all: readonly HTMLElement[], { control, block, at }: FocusedPlace): HTMLElement | undefined {
  const inBlock = all.find((other) => block !== undefined && blockOf(other) === block);
  const alike = all.filter(({ id }) => id !== '' && id === control.id);
  const closest = alike.sort((one, other) => distance(all, one, at) - distance(all, other, at))[0];
  return inBlock ?? closest ?? all[Math.min(at, all.length - 1)];
}

function distance(all: readonly HTMLElement[], control: HTMLElement, at: number): number {
  return Math.abs(all.indexOf(control) - at);
}

function controlsIn(body: HTMLElement): readonly HTMLElement[] {
  return [...body.querySelectorAll<HTMLElement>(controls)];
}

function blockOf(control: HTMLElement): string | undefined {
  return control.closest<HTMLElement>('[data-block]')?.dataset['block'];
}
