// Many seeds over all cores, and what they amount to together.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Figures, noFigures, sumOf } from './checks/figures.ts';
import { type Counts, sumOfCounts } from './checks/rare-events.ts';
import type { Run } from './simulation.ts';

/** What a worker tells of each of its seeds. */
export type Report = Pick<Run, 'seed' | 'broken' | 'figures' | 'rare'>;

export interface ManyRuns {
  /** Seeds that broke something, lowest first. */
  readonly failed: readonly number[];
  readonly figures: Figures;
  readonly rare: Counts;
  readonly seconds: number;
  /** How many processes it took. */
  readonly workers: number;
}

export interface Seeds {
  readonly from: number;
  readonly count: number;
  /** For what breaks, as soon as it is found, and for the way so far. */
  print(line: string): void;
}

/** How often the way so far is told, in milliseconds. */
const progressMs = 20_000;
/** Short-lived promises by the million: a bigger nursery saves a tenth of the time. */
const execArgv = [...process.execArgv, '--max-semi-space-size=64'];
const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

export async function runMany({ from, count, print }: Seeds): Promise<ManyRuns> {
  const startedAt = performance.now();
  const secondsSoFar = () => (performance.now() - startedAt) / 1_000;
  const failed: number[] = [];
  let done = 0;
  let figures: Figures = noFigures;
  let rare: Counts = {};

  function told({ seed, broken, ...run }: Report): void {
    done += 1;
    figures = sumOf(figures, run.figures);
    rare = sumOfCounts(rare, run.rare);
    for (const complaint of broken) print(`✗ seed ${seed}: ${complaint}`);
    if (broken.length > 0) failed.push(seed);
  }

  const progress = setInterval(
    () => print(`${done} of ${count} seeds, ${Math.round(secondsSoFar())} s`),
    progressMs,
  );
  const workers = Math.max(1, Math.min(availableParallelism(), count));
  await Promise.all(
    Array.from({ length: workers }, (_, at) => work([from + at, from + count, workers], told)),
  ).finally(() => clearInterval(progress));
  const lowestFirst = failed.toSorted((one, other) => one - other);
  return { failed: lowestFirst, figures, rare, seconds: secondsSoFar(), workers };
}

async function work(seeds: readonly number[], told: (report: Report) => void): Promise<void> {
  const worker = fileURLToPath(new URL('worker.ts', import.meta.url));
  const child = fork(worker, seeds.map(String), { execArgv, env });
  child.on('message', told);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`A worker ended with ${code}.`);
}
