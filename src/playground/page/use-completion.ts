// Which of the offered commands the arrows stand on, and whether the person waved the offer away.

import { useState } from 'react';
import type { ShownCommand } from '../protocol/page-protocol.ts';
import { offeredCommands } from './command-completion.ts';

export interface Completion {
  readonly offered: readonly ShownCommand[];
  /** The one that would be taken; undefined when nothing is offered. */
  readonly chosen: ShownCommand | undefined;
  step(by: 1 | -1): void;
  dismiss(): void;
  /** Something else stands in the composer now. */
  restart(typed: string): void;
}

export function useCompletion(typed: string, commands: readonly ShownCommand[]): Completion {
  const [at, setAt] = useState(0);
  const [isDismissed, setDismissed] = useState(false);
  const offered = isDismissed ? [] : offeredCommands(typed, commands);
  return {
    offered,
    chosen: offered[Math.min(at, offered.length - 1)],
    step: (by) => setAt((at + by + offered.length) % offered.length),
    dismiss: () => setDismissed(true),
    restart(next) {
      setAt(0);
      if (!next.startsWith('/')) setDismissed(false);
    },
  };
}
