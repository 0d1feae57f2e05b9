// `npm start` as a program of its own, in an empty folder and an empty environment: what it keeps, and whatever the
// developer has set, stays out of the tests.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../src/playground/network/loopback.ts';

export interface Program {
  /** Of its page; empty when it is connected to a workspace instead. */
  readonly url: string;
  /** Everything it has printed. */
  said(): string;
  /** Ctrl-C. @returns its exit code, once it has ended. */
  stop(): Promise<number | null>;
}

export interface ProgramOptions {
  /** Where it runs. */
  readonly folder: string;
  readonly args?: readonly string[];
  /** A free one unless told; `none` leaves the choice to the program. */
  readonly port?: number | 'none';
  /** Settings; of whoever runs the tests nothing but the PATH is passed on. */
  readonly env?: Readonly<Record<string, string>>;
}

const entry = fileURLToPath(new URL('../../src/laptop/start.ts', import.meta.url));

export async function emptyFolder(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'songpoll-e2e-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** Resolves when it has said where it is. @throws with its words when it ends before. */
export async function startProgram({ folder, args = [], port, env = {} }: ProgramOptions): Promise<Program> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), entry, ...args], {
    cwd: folder,
    env: {
      PATH: process.env['PATH'],
      ...(port !== 'none' && { PORT: String(port ?? (await freePort())) }),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  const ended = once(child, 'exit');
  const url = new Promise<string>((resolve, reject) => {
    const hear = (text: string) => {
      words += text;
      const found = /ready: (?<url>http:\S+)|is connected to/u.exec(words);
      if (found !== null) resolve(found.groups?.['url'] ?? '');
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    ended.then(() => reject(new Error(`It ended and said: ${words}`)), reject);
  });
  return {
    url: await url,
    said: () => words,
    async stop() {
      if (child.exitCode === null) child.kill('SIGINT');
      await ended;
      return child.exitCode;
    },
  };
}
