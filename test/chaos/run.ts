// `npm run chaos -- --seeds 10000 [--from N]` runs so many seeds over all cores and prints a line of figures last;
// `--seed N` runs one and prints its steps. Exits non-zero when an invariant does not hold.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { type Figures, noFigures, sumOf, wordsOf } from './checks/figures.ts';
import { readSeedFlags } from './seed-flags.ts';
import { type Run, simulate } from './simulation.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

/** How often the way so far is told, in milliseconds. */
const progressMs = 20_000;

async function runOne(seed: number): Promise<readonly string[]> {
  const { broken, steps, fingerprint, figures } = await simulate(seed);
  for (const step of steps) print(step);
  for (const complaint of broken) print(`✗ ${complaint}`);
  print(`seed ${seed}, fingerprint ${fingerprint}: ${wordsOf(figures)}`);
  return broken;
}

interface Seeds {
  readonly from: number;
  readonly count: number;
}

async function runMany({ from, count }: Seeds): Promise<readonly string[]> {
  const startedAt = performance.now();
  const complaints: string[] = [];
  let done = 0;
  let figures: Figures = noFigures;

  const told = ({ seed, broken, figures: more }: Pick<Run, 'seed' | 'broken' | 'figures'>) => {
    done += 1;
    figures = sumOf(figures, more);
    for (const complaint of broken) print(`✗ seed ${seed}: ${complaint}`);
    complaints.push(...broken);
  };
  const secondsSoFar = () => (performance.now() - startedAt) / 1_000;
  const progress = setInterval(
    () => print(`${done} of ${count} seeds, ${Math.round(secondsSoFar())} s`),
    progressMs,
  );
  const workers = Math.max(1, Math.min(availableParallelism(), count));
  await Promise.all(
    Array.from({ length: workers }, (_, at) => work([from + at, from + count, workers], told)),
  );
  clearInterval(progress);
  const seconds = secondsSoFar();
  const speed = `${seconds.toFixed(0)} s, ${(done / seconds).toFixed(1)} seeds/s over ${workers} processes`;
  print(`${done} seeds, ${complaints.length} broken: ${wordsOf(figures)}; ${speed}`);
  return complaints;
}

/** Short-lived promises by the million: a bigger nursery saves a tenth of the time. */
const execArgv = [...process.execArgv, '--max-semi-space-size=64'];

async function work(seeds: readonly number[], told: (run: Run) => void): Promise<void> {
  const child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), seeds.map(String), { execArgv });
  child.on('message', told);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`A worker ended with ${code}.`);
}

const { seed, ...seeds } = readSeedFlags('seeds', 100);
const broken = seed === undefined ? await runMany(seeds) : await runOne(seed);
process.exitCode = broken.length === 0 ? 0 : 1;
