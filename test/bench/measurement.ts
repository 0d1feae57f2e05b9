// What a measurement tells, and how it is printed: rows of figures, each with its target where it has one.

import { table } from './figures.ts';

export interface Row {
  readonly name: string;
  readonly figures: Readonly<Record<string, number>>;
  readonly target?: Target;
}

export interface Target {
  /** `ratio ≤ 1.8` */
  readonly words: string;
  readonly isMet: boolean;
  /** Times are as noisy as the machine; counts are not. */
  readonly kind: 'time' | 'count';
}

export interface Measurement {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What the figures are, and what in them is simulated. */
  readonly notes: readonly string[];
  /** Votes lost, errors answered: nothing may be here. */
  readonly broken: readonly string[];
}

/** How much is measured. */
export interface Effort {
  readonly isQuick: boolean;
}

/** A row one of whose figures is to be at most so large. */
export function rowWithin(
  { name, figures }: Row,
  kind: Target['kind'],
  ...limits: readonly (readonly [figure: string, most: number])[]
): Row {
  const words = limits.map(([figure, most]) => `${figure} ≤ ${shown(most)}`).join(', ');
  const isMet = limits.every(([figure, most]) => (figures[figure] ?? Number.NaN) <= most);
  return { name, figures, target: { words, isMet, kind } };
}

export function printed({ title, rows, notes, broken }: Measurement): string {
  const columns = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
  const cells = rows.map(({ name, figures, target }) => [
    name,
    ...columns.map((column) => shown(figures[column])),
    target?.words ?? '',
    target === undefined ? '' : target.isMet ? 'ok' : 'missed',
  ]);
  return [
    `\n## ${title}\n`,
    table(['', ...columns, 'target', ''], cells),
    ...notes.map((note) => `   ${note}\n`),
    ...broken.map((complaint) => `✗ ${complaint}\n`),
  ].join('');
}

function shown(figure: number | undefined): string {
  if (figure === undefined) return '';
  if (Number.isInteger(figure)) return figure.toLocaleString('en');
  return figure.toFixed(figure < 100 ? 2 : 0);
}
