// A button that opens a menu. The arrows go through it, Escape and a choice give the focus back to the button.
// https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/

import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

export interface MenuItem {
  readonly key: string;
  readonly words: string;
  /** In small letters below or beside the words. */
  readonly note?: string;
  readonly isDanger?: boolean;
  choose(): void;
}

interface MenuProps {
  /** What the button is called; the menu is called the same. */
  readonly name: string;
  readonly items: readonly MenuItem[];
  readonly className?: string;
  /** The look of the button. */
  readonly children: ReactNode;
}

export function Menu({ name, items, className = '', children }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);

  const entries = () => [...(list.current?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
  const open = () => {
    const [self, menu] = [button.current, list.current];
    if (self === null || menu === null) return;
    menu.showPopover();
    placeBeside(menu, self);
    entries()[0]?.focus();
  };
  const close = () => {
    list.current?.hidePopover();
    button.current?.focus();
  };
  const pressKey = (event: KeyboardEvent) => {
    const all = entries();
    const at = all.findIndex((entry) => entry.matches(':focus'));
    const next = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (next !== undefined) all.at(next % all.length)?.focus();
    // Not the modal's or the thread's, which listen for it too.
    if (event.key === 'Escape') close();
    if (event.key === 'Tab') list.current?.hidePopover();
    if (next !== undefined || event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
    }
  };

  return (
    <>
      <button
        type="button"
        className={`tool ${className}`}
        ref={button}
        aria-label={name}
        title={name}
        aria-haspopup="menu"
        aria-controls={id}
        onClick={open}
      >
        {children}
      </button>
      <div
        id={id}
        className="menu-list"
        role="menu"
        popover="auto"
        ref={list}
        aria-label={name}
        onKeyDown={pressKey}
      >
        {items.map((item) => (
          <button
            key={item.key}
            type="button"
            role="menuitem"
            tabIndex={-1}
            className={item.isDanger === true ? 'menu-item danger' : 'menu-item'}
            onClick={() => {
              close();
              item.choose();
            }}
          >
            {item.words}
            {item.note !== undefined && <small>{item.note}</small>}
          </button>
        ))}
      </div>
    </>
  );
}

/** In pixels, between button and menu, and between menu and the edge of the window. */
const gap = 4;

/** Below the button where there is room, else above it; never over the edge. */
function placeBeside(menu: HTMLElement, button: HTMLElement): void {
  const around = button.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const hasRoomBelow = around.bottom + gap + height < window.innerHeight;
  const top = hasRoomBelow ? around.bottom + gap : around.top - gap - height;
  const left = Math.min(around.right - width, window.innerWidth - width - gap);
  menu.style.top = `${Math.max(gap, top)}px`;
  menu.style.left = `${Math.max(gap, left)}px`;
}
