// Runs a packaged handler in a process of its own, which knows nothing but the environment it is given.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath, pathToFileURL } from 'node:url';
import * as v from 'valibot';
import { onTestFinished } from 'vitest';
import { type FunctionName, unpack } from './packaged-files.ts';

export interface PackagedFunction {
  /** How many parameters the handler takes. */
  readonly parameters: number;
  invoke(event: unknown): Promise<unknown>;
  /** All that it has written so far. */
  readonly output: { stdout: string; stderr: string };
}

export interface FunctionOptions {
  readonly env: Readonly<Record<string, string>>;
  /** Where a stand-in answers for Spotify; without one nothing is preloaded. */
  readonly spotifyAt?: string;
}

const runner = fileURLToPath(new URL('lambda-process.mjs', import.meta.url));
const wireTap = pathToFileURL(fileURLToPath(new URL('wire-tap.mjs', import.meta.url))).href;

const readyMessage = v.object({ kind: v.literal('ready'), parameters: v.number() });
const answerMessage = v.object({
  kind: v.literal('answer'),
  id: v.number(),
  answer: v.optional(v.unknown()),
  error: v.optional(v.string()),
});

/** Resolves when the handler is loaded. The process ends with the test. */
export async function startFunction(
  name: FunctionName,
  { env, spotifyAt }: FunctionOptions,
): Promise<PackagedFunction> {
  const execArgv = spotifyAt === undefined ? [] : ['--import', `${wireTap}?to=${spotifyAt}`];
  const child = fork(runner, [unpack(name)], {
    env: { ...env },
    execArgv,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  onTestFinished(() => stop(child));
  const output = { stdout: '', stderr: '' };
  child.stdout?.on('data', (chunk: Buffer) => {
    output.stdout += chunk.toString();
  });
  child.stderr?.on('data', (chunk: Buffer) => {
    output.stderr += chunk.toString();
  });
  const [ready]: unknown[] = await Promise.race([once(child, 'message'), failing(child, output)]);
  return { parameters: v.parse(readyMessage, ready).parameters, invoke: createInvoke(child), output };
}

function createInvoke(child: ChildProcess): PackagedFunction['invoke'] {
  const waiting = new Map<number, (answer: v.InferOutput<typeof answerMessage>) => void>();
  let invocations = 0;
  child.on('message', (message) => {
    const answer = v.parse(answerMessage, message);
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  return async (event) => {
    invocations += 1;
    const id = invocations;
    const { answer, error } = await new Promise<v.InferOutput<typeof answerMessage>>((resolve) => {
      waiting.set(id, resolve);
      child.send({ id, event });
    });
    if (error !== undefined) throw new Error(`The handler failed: ${error}`);
    return answer;
  };
}

async function failing(child: ChildProcess, output: { readonly stderr: string }): Promise<never> {
  const [code] = await once(child, 'exit');
  throw new Error(`The handler's process ended with ${code}: ${output.stderr}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill();
  await once(child, 'exit');
}
