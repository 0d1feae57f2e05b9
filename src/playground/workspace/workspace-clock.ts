// The clock that everything in a local workspace goes by, the app included: it runs like any other, and can be moved
// forward, so that nobody has to wait an hour to see a poll close. What was moved stays so after a restart.

import type { DataFolder } from './data-folder.ts';

export interface WorkspaceClock {
  /** Milliseconds since 1970, in the workspace. */
  now(): number;
  /** How far it is ahead of the real time, in milliseconds. */
  ahead(): number;
  /** Moves it forward by so many milliseconds. */
  advance(milliseconds: number): void;
  /** Tells of every move from now on; the answer ends that. */
  onMove(listener: (ahead: number) => void): () => void;
  /** Settles when the folder knows how far it was moved. */
  kept(): Promise<void>;
}

const fileName = 'clock-ahead';

/** @param realNow milliseconds since 1970 */
export async function createWorkspaceClock(
  realNow: () => number,
  folder: DataFolder | undefined,
): Promise<WorkspaceClock> {
  const listeners = new Set<(ahead: number) => void>();
  let ahead = readAhead(await folder?.read(fileName));
  let writing = Promise.resolve();
  return {
    now: () => realNow() + ahead,
    ahead: () => ahead,
    advance(milliseconds) {
      ahead += milliseconds;
      const kept = String(ahead);
      writing = writing.then(() => folder?.write(fileName, kept));
      for (const listener of listeners) listener(ahead);
    },
    onMove(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    kept: () => writing,
  };
}

function readAhead(text: string | undefined): number {
  const ahead = Number(text ?? 0);
  return Number.isSafeInteger(ahead) && ahead >= 0 ? ahead : 0;
}
