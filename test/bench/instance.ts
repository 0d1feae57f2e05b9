// Starts a process in which the handlers live (instance-process.ts), and hands it what it is to do.

import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import type { HttpEvent } from '../../src/slack/door/request-door.ts';
import { instanceBundle } from './instance-bundle.ts';

export type Order =
  | {
      readonly kind: 'serve';
      readonly by: Server;
      readonly events: readonly HttpEvent[];
      /** How many are under way at any time. Lambda's instances serve one. */
      readonly atOnce: number;
      /** They arrive evenly over so many milliseconds from `startAt` on (ms since 1970); who has to wait, waits. */
      readonly within?: number;
      readonly startAt?: number;
    }
  | { readonly kind: 'show'; readonly event: DynamoDBStreamEvent }
  | { readonly kind: 'tick' }
  | { readonly kind: 'heap' };

export type Server = 'app' | 'floor';

export interface Answer {
  readonly ms: number;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  readonly status: number;
}

interface Told {
  readonly id: number;
  readonly result?: unknown;
  readonly error?: string;
}

export type Instance = Awaited<ReturnType<typeof startInstance>>;

export async function startInstance(env: Readonly<Record<string, string>>, flags: readonly string[] = []) {
  const child = fork(await instanceBundle(), {
    env: { ...process.env, ...env },
    execArgv: [...flags],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  await once(child, 'message');
  const ask = createAsk(child);

  return {
    serve: (order: Omit<Extract<Order, { kind: 'serve' }>, 'kind'>) =>
      ask<readonly Answer[]>({ kind: 'serve', ...order }),
    /** Hands a batch of the stream to `changes`. */
    show: (event: DynamoDBStreamEvent) => ask<unknown>({ kind: 'show', event }),
    tick: () => ask<unknown>({ kind: 'tick' }),
    /** Bytes in use after a collection; wants `--expose-gc` among the flags. */
    heap: () => ask<number>({ kind: 'heap' }),
    async close(): Promise<void> {
      child.disconnect();
      await once(child, 'exit');
    },
  };
}

function createAsk(child: ChildProcess) {
  const waiting = new Map<number, (told: Told) => void>();
  let asked = 0;
  child.on('message', (told: Told) => {
    waiting.get(told.id)?.(told);
    waiting.delete(told.id);
  });
  child.once('exit', (code) => {
    for (const [id, settle] of waiting) settle({ id, error: `The process ended with ${code}.` });
  });
  return async <Result>(order: Order): Promise<Result> => {
    asked += 1;
    const id = asked;
    const { result, error } = await new Promise<Told>((resolve) => {
      waiting.set(id, resolve);
      child.send({ id, order });
    });
    if (error !== undefined) throw new Error(`An instance failed: ${error}`);
    return result as Result;
  };
}
