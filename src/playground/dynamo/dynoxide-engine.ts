// DynamoDB as a small program beside this one, with real streams. An optional package: it exists for 64-bit Linux only.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort, loopback } from '../network/loopback.ts';
import type { EmbeddedDynamo } from './embedded-dynamo.ts';

const dynoxidePackage = '@dynoxide/linux-x64';
const mostStarts = 3;
const startDeadline = 10_000;
/** It lets open connections finish, and a client keeps its connections open for as long as it lives. */
const farewell = 300;

const run = promisify(execFile);

export class DynoxideFailed extends Error {
  override readonly name = 'DynoxideFailed';
}

export interface DynoxideOptions {
  /** File that keeps the data between runs; without it everything stays in memory. */
  readonly dbPath?: string;
}

/** Path of the program, or undefined where its package is not installed. */
export function dynoxideBinary(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  try {
    const manifest = createRequire(import.meta.url).resolve(`${dynoxidePackage}/package.json`);
    return join(dirname(manifest), 'dynoxide');
  } catch {
    return undefined;
  }
}

/** Throws `DynoxideFailed` where the package is not installed and when the program does not come up. */
export async function startDynoxide(options: DynoxideOptions = {}): Promise<EmbeddedDynamo> {
  const binary = dynoxideBinary();
  if (binary === undefined)
    throw new DynoxideFailed(`${dynoxidePackage} is not installed (64-bit Linux only)`);
  for (let start = 1; start < mostStarts; start += 1) {
    const engine = await launch(binary, options).catch(() => undefined);
    if (engine !== undefined) return engine;
  }
  return launch(binary, options);
}

/** One try: another program may take the port between our asking for a free one and dynoxide's opening it. */
async function launch(binary: string, options: DynoxideOptions): Promise<EmbeddedDynamo> {
  const port = await freePort();
  const file = options.dbPath === undefined ? [] : ['--db-path', options.dbPath];
  const command = ['serve', '--host', loopback, '--port', `${port}`, ...file];
  const child = spawn(binary, command, { stdio: ['ignore', 'ignore', 'pipe'] });
  const words = lastWords(child);
  await once(child, 'spawn');
  dieWithParent(child);
  if (!(await becomesHealthy(binary, child, port))) {
    await end(child);
    throw new DynoxideFailed(`dynoxide did not come up on port ${port}: ${words()}`);
  }
  return { kind: 'dynoxide', endpoint: `http://${loopback}:${port}`, close: () => end(child) };
}

/** It tells on standard error why it cannot start. */
function lastWords(child: ChildProcess): () => string {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    words = text;
  });
  return () => words.trim();
}

/**
 * An exit hook sees only an orderly end. A test runner ends its workers by a signal, so a shell waits beside it: its
 * input ends in whatever way we do.
 */
function dieWithParent(child: ChildProcess): void {
  const kill = () => child.kill('SIGKILL');
  process.on('exit', kill);
  const script = 'read -r _; kill -9 "$0"';
  const watch = spawn('sh', ['-c', script, `${child.pid}`], { stdio: ['pipe', 'ignore', 'ignore'] });
  child.once('close', () => {
    process.off('exit', kill);
    watch.kill('SIGKILL');
  });
}

/** Asks dynoxide's own health check until it is content, the program ends or the time is up. */
async function becomesHealthy(binary: string, child: ChildProcess, port: number): Promise<boolean> {
  const deadline = AbortSignal.timeout(startDeadline);
  while (isRunning(child) && !deadline.aborted) {
    const isHealthy = await run(binary, ['healthcheck', '--host', loopback, '--port', `${port}`]).then(
      () => true,
      () => false,
    );
    if (isHealthy) return isRunning(child);
  }
  return false;
}

async function end(child: ChildProcess): Promise<void> {
  if (!isRunning(child)) return;
  const closed = once(child, 'close');
  child.kill('SIGTERM');
  const impatience = setTimeout(() => child.kill('SIGKILL'), farewell);
  await closed;
  clearTimeout(impatience);
}

function isRunning(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}
