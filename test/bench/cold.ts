// `npm run bench:cold`: how long a packaged handler takes to load in a new process, beside a naive bundle of the same
// packages in the same run. Machines differ and are noisy, so the two alternate, and their ratio is what counts.

import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { build } from 'esbuild';
import { filesOf, functionNames } from '../package/packaged-files.ts';
import { median, table } from './figures.ts';

const run = promisify(execFile);

/** What a bundle without any thought would carry: all that the handlers import, loaded at once, from one file. */
const naive = `
  export * as bolt from '@slack/bolt';
  export * as webApi from '@slack/web-api';
  export * as blockBuilder from 'slack-block-builder';
  export { default as Spotify } from 'spotify-web-api-node';
  export * as dynamo from '@aws-sdk/client-dynamodb';
  export * as documents from '@aws-sdk/lib-dynamodb';
  export * as ssm from '@aws-sdk/client-ssm';
  export * as parameters from '@aws-lambda-powertools/parameters/ssm';
  export * as logger from '@aws-lambda-powertools/logger';
  export * as metrics from '@aws-lambda-powertools/metrics';
  export * as valibot from 'valibot';
`;
/** Of the naive bundle's time. */
const targets = { slack: 0.45, changes: 0.31, later: 0.35, clock: 0.3 } as const;
const mostBytes = { slack: 900_000, changes: Infinity, later: Infinity, clock: Infinity } as const;
/** Loads a file in a process of its own, and prints the milliseconds that took. */
const loader = `
  const start = performance.now();
  require(process.argv[1]);
  process.stdout.write(String(performance.now() - start));
  process.exit();
`;

const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '15' }, json: { type: 'boolean', default: false } },
});
if (!existsSync('.serverless/slack.zip')) {
  process.stderr.write('There is no package to measure: run `npx serverless package` first.\n');
  process.exit(1);
}

const folder = await mkdtemp(join(tmpdir(), 'songpoll-cold-'));
try {
  report(await measure(folder, Number(values.rounds)));
} finally {
  await rm(folder, { recursive: true });
}

interface Figure {
  readonly name: string;
  readonly bytes: number;
  readonly milliseconds: number;
}

async function measure(place: string, rounds: number): Promise<readonly Figure[]> {
  const files = new Map([['naive', await bundleNaively(place)]]);
  for (const name of functionNames) files.set(name, await unpacked(place, name));
  const times = new Map([...files.keys()].map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, file] of files) times.get(name)?.push(await loadingTime(file));
  }
  return Promise.all(
    [...files].map(async ([name, file]) => ({
      name,
      bytes: (await stat(file)).size,
      milliseconds: median(times.get(name) ?? []),
    })),
  );
}

async function loadingTime(file: string): Promise<number> {
  const { stdout } = await run(process.execPath, ['-e', loader, file]);
  return Number(stdout);
}

async function bundleNaively(place: string): Promise<string> {
  const outfile = join(place, 'naive.js');
  await build({
    stdin: { contents: naive, resolveDir: process.cwd() },
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    logLevel: 'error',
  });
  return outfile;
}

async function unpacked(place: string, name: (typeof functionNames)[number]): Promise<string> {
  for (const [path, content] of filesOf(name)) {
    const file = join(place, name, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  return join(place, name, 'src', 'lambda', `${name}.js`);
}

function report(figures: readonly Figure[]): void {
  const floor = figures.find(({ name }) => name === 'naive')?.milliseconds ?? Number.NaN;
  const judged = figures.map(({ name, bytes, milliseconds }) => {
    const ratio = milliseconds / floor;
    const target = name === 'naive' ? undefined : targets[name as keyof typeof targets];
    const isSmall = name === 'naive' || bytes <= mostBytes[name as keyof typeof mostBytes];
    return {
      name,
      bytes,
      milliseconds,
      ratio,
      target,
      isMet: isSmall && (target === undefined || ratio <= target),
    };
  });
  if (values.json) process.stdout.write(`${JSON.stringify(judged)}\n`);
  else
    process.stdout.write(
      table(
        ['bundle', 'KB', 'import, ms', 'of naive', 'target', ''],
        judged.map(({ name, bytes, milliseconds, ratio, target, isMet }) => [
          name,
          (bytes / 1_000).toFixed(0),
          milliseconds.toFixed(1),
          ratio.toFixed(2),
          target === undefined ? '' : `≤ ${target}`,
          isMet ? '' : 'missed',
        ]),
      ),
    );
  if (!judged.every(({ isMet }) => isMet)) process.exitCode = 1;
}
