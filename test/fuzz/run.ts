// `npm run fuzz -- --runs 100000 [--from N]` sends so many requests, each out of its seed, to the packaged handlers,
// over all cores, and prints a line of figures last; `--seed N` runs one seed and prints what was sent. Exits non-zero
// when a check does not hold. Run `npx serverless package` first.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { readSeedFlags } from '../chaos/seed-flags.ts';
import { noFigures, sumOf, wordsOf } from './figures.ts';
import type { Run } from './fuzz.ts';
import type { Report } from './worker.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

/** How often the way so far is told, in milliseconds. */
const progressMs = 20_000;
/** Short-lived objects by the million: a bigger nursery saves time. */
const execArgv = [...process.execArgv, '--max-semi-space-size=64'];
const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };

async function work(seeds: readonly number[], told: (report: Report) => void): Promise<void> {
  const child = fork(fileURLToPath(new URL('worker.ts', import.meta.url)), seeds.map(String), {
    execArgv,
    env,
  });
  child.on('message', told);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`A worker ended with ${code}.`);
}

function tellOf({ seed, broken, event }: Run): void {
  for (const complaint of broken) print(`✗ seed ${seed}: ${complaint}`);
  print(`seed ${seed} was sent ${JSON.stringify(event)}`);
}

/** @returns how many seeds broke something. */
async function runAll(from: number, count: number): Promise<number> {
  const startedAt = performance.now();
  const secondsSoFar = () => (performance.now() - startedAt) / 1_000;
  let figures = noFigures;
  const told = (report: Report) => {
    figures = sumOf(figures, report.figures);
    report.runs.forEach(tellOf);
  };
  const progress = setInterval(
    () => print(`${figures.runs} of ${count} runs, ${Math.round(secondsSoFar())} s`),
    progressMs,
  );
  const workers = Math.max(1, Math.min(availableParallelism(), count));
  await Promise.all(
    Array.from({ length: workers }, (_, at) => work([from + at, from + count, workers], told)),
  ).finally(() => clearInterval(progress));
  const seconds = secondsSoFar();
  const speed = `${seconds.toFixed(0)} s, ${(figures.runs / seconds).toFixed(0)} runs/s over ${workers} processes`;
  print(`${wordsOf(figures)}; ${speed}`);
  return figures.broken;
}

const { seed, from, count } = readSeedFlags('runs', 100_000);
if (!existsSync('.serverless/slack.zip')) {
  print('There is no package to send anything to: run `npx serverless package` first.');
  process.exitCode = 1;
} else {
  const broken = seed === undefined ? await runAll(from, count) : await runAll(seed, 1);
  process.exitCode = broken === 0 ? 0 : 1;
}
