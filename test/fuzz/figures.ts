// What runs amounted to, in numbers.

import { type Kind, kinds } from './act.ts';
import type { Run } from './fuzz.ts';

export interface Figures {
  readonly runs: number;
  readonly broken: number;
  readonly byKind: Readonly<Partial<Record<Kind, number>>>;
  /** Answers to Slack, by status. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** Runs in which something was written. */
  readonly writing: number;
  /** Runs in which an address to answer to led nowhere; each 5xx is one of them. */
  readonly deadEnds: number;
}

export const noFigures: Figures = { runs: 0, broken: 0, byKind: {}, byStatus: {}, writing: 0, deadEnds: 0 };

export function figuresOf({ kind, status, writes, deadEnds, broken }: Run): Figures {
  return {
    runs: 1,
    broken: Number(broken.length > 0),
    byKind: { [kind]: 1 },
    byStatus: status === undefined ? {} : { [status]: 1 },
    writing: Number(writes > 0),
    deadEnds: Number(deadEnds > 0),
  };
}

export function sumOf(one: Figures, other: Figures): Figures {
  return {
    runs: one.runs + other.runs,
    broken: one.broken + other.broken,
    byKind: sumByName(one.byKind, other.byKind),
    byStatus: sumByName(one.byStatus, other.byStatus),
    writing: one.writing + other.writing,
    deadEnds: one.deadEnds + other.deadEnds,
  };
}

/** In one line. */
export function wordsOf({ runs, broken, byKind, byStatus, writing, deadEnds }: Figures): string {
  const ofKinds = kinds.flatMap((kind) => (byKind[kind] === undefined ? [] : [`${byKind[kind]} ${kind}`]));
  const ofStatuses = Object.entries(byStatus).map(([status, count]) => `${count} × ${status}`);
  return [
    `${runs} runs, ${broken} broken`,
    ofKinds.join(', '),
    `answered ${ofStatuses.join(', ')}`,
    `${writing} wrote`,
    `${deadEnds} led to a dead end`,
  ].join('; ');
}

function sumByName(
  one: Readonly<Record<string, number>>,
  other: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return Object.fromEntries([...names].map((name) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}
