// One process among several that run seeds: every nth of them, telling the parent of those that broke something
// and, now and then, of how far it is.

import { type Figures, figuresOf, noFigures, sumOf } from './figures.ts';
import { type Run, startFuzzing } from './fuzz.ts';
import { startFromPackage } from './packaged-handlers.ts';

export interface Report {
  /** Since the last report. */
  readonly figures: Figures;
  /** Those that broke something; a single run in any case. */
  readonly runs: readonly Run[];
}

const [from = 0, until = 0, step = 1] = process.argv.slice(2).map(Number);
const runsPerReport = 500;

let figures = noFigures;
let runs: Run[] = [];

function report(): void {
  process.send?.({ figures, runs } satisfies Report);
  figures = noFigures;
  runs = [];
}

const fuzzing = await startFuzzing({ startHandlers: startFromPackage });
for (let seed = from; seed < until; seed += step) {
  const run = await fuzzing.run(seed);
  figures = sumOf(figures, figuresOf(run));
  if (run.broken.length > 0 || until - from === 1) runs.push(run);
  if (figures.runs === runsPerReport) report();
}
report();
process.disconnect?.();
