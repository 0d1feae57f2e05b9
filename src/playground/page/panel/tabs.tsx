// Tabs as keyboards know them: arrows go from one to the next.
// https://www.w3.org/WAI/ARIA/apg/patterns/tabs/

import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react';

export interface Tab<Id extends string> {
  readonly id: Id;
  readonly words: string;
  /** Shown in red beside the words, unless 0. */
  readonly count?: number;
}

interface TabsProps<Id extends string> {
  readonly tabs: readonly Tab<Id>[];
  readonly chosen: Id;
  onChoose(id: Id): void;
  readonly children: ReactNode;
}

export function Tabs<Id extends string>({ tabs, chosen, onChoose, children }: TabsProps<Id>) {
  const self = useRef<HTMLDivElement>(null);
  const id = useId();
  const pressKey = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    const at = tabs.findIndex((tab) => tab.id === chosen);
    const next = tabs.at((at + step) % tabs.length);
    if (next === undefined) return;
    onChoose(next.id);
    self.current?.querySelector<HTMLElement>(`[data-tab=${next.id}]`)?.focus();
  };
  return (
    <>
      <div className="tabs" role="tablist" aria-label="Developer panel" ref={self}>
        {tabs.map((tab) => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            data-tab={tab.id}
            id={`${id}${tab.id}`}
            aria-selected={tab.id === chosen}
            aria-controls={`${id}panel`}
            tabIndex={tab.id === chosen ? 0 : -1}
            onClick={() => onChoose(tab.id)}
            onKeyDown={pressKey}
          >
            {tab.words} {(tab.count ?? 0) > 0 && <span className="badge">{tab.count}</span>}
          </button>
        ))}
      </div>
      <div className="tab-panel" role="tabpanel" id={`${id}panel`} aria-labelledby={`${id}${chosen}`}>
        {children}
      </div>
    </>
  );
}
