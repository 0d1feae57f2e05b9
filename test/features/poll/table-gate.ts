// Holds back requests to the table by hand, so that a test decides in which order things happen.

import type { World } from '../../world.ts';

export interface TableGate {
  /** Settles when the first request stands before the gate. */
  readonly reached: Promise<void>;
  /** Lets all pass, now and later. */
  open(): void;
}

/**
 * A gate for the requests whose JSON contains these words, such as a part of an update expression.
 * @param times how many of them it holds back; all unless told
 */
export function holdInTable(
  { table }: Pick<World, 'table'>,
  words: string,
  times = Number.POSITIVE_INFINITY,
): TableGate {
  let reach = () => {};
  let open = () => {};
  const reached = new Promise<void>((resolve) => {
    reach = resolve;
  });
  const until = new Promise<void>((resolve) => {
    open = resolve;
  });
  table.proxy.faults.order({
    fault: { kind: 'request-held', until },
    times,
    when({ body }) {
      const isHeld = body.includes(words);
      if (isHeld) reach();
      return isHeld;
    },
  });
  return { reached, open };
}

/** Words in the requests that change what was chosen for a poll, write a ballot, lock a poll, seal a box, note a result, set what holds in a channel. */
export const inRequests = {
  edit: 'SET #edition = :next',
  ballot: 'SET #voter = :after',
  lock: 'SET #status = :closing',
  seal: 'SET #sealed = :yes',
  result: 'SET #status = :closed',
  settings: 'SET #djs = :djs',
} as const;
