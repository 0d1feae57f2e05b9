// Feeds a function with the table's stream as Lambda does: in order, in batches, one invocation at a time.

import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBRecord } from 'aws-lambda';
import { type DeliverySettings, deliverBatch, type StreamHandler } from './batch-delivery.ts';
import type { StreamSource } from './stream-source.ts';

export interface LocalStreamOptions {
  /** Most records in one invocation; 100 when absent, as on AWS. */
  readonly batchSize?: number;
  /** 10 when absent. (Lambda's own default is to retry for a day.) */
  readonly maximumRetryAttempts?: number;
  /** Every batch that was done comes once more, which Lambda is free to do. */
  readonly twice?: boolean;
  /** Milliseconds between a failure and the next attempt; 0 when absent. */
  readonly retryPause?: number;
  /** Hears of every failure of the function or of the source. */
  readonly onFailure?: (error: unknown) => void;
}

/** Records that were given up; Lambda would send their sequence numbers to the dead-letter queue. */
export interface DeadLetter {
  readonly records: readonly DynamoDBRecord[];
  readonly error: unknown;
}

export interface Drained {
  /** Records taken from the stream, however often they were delivered. */
  readonly records: number;
  readonly invocations: number;
  readonly failures: number;
}

export interface LocalStream {
  /**
   * Delivers until nothing is waiting, also what the function itself writes meanwhile. Throws when that has no end,
   * and when the source fails.
   */
  drain(): Promise<Drained>;
  /** Delivers whenever there is something, until `stop`. */
  start(): void;
  /** Resolves when the invocation under way is over, with its retries. */
  stop(): Promise<void>;
  readonly deadLetters: readonly DeadLetter[];
}

/** A function that answers each of its own writes with another one would keep `drain` busy for ever. */
const mostInvocations = 10_000;

export function createLocalStream(
  source: StreamSource,
  handler: StreamHandler,
  options: LocalStreamOptions = {},
): LocalStream {
  const { batchSize = 100, maximumRetryAttempts = 10, retryPause = 0, onFailure = () => {} } = options;
  const beforeRetry = async () => (retryPause > 0 ? sleep(retryPause) : undefined);
  const settings: DeliverySettings = { maximumRetryAttempts, onFailure, beforeRetry };
  const deadLetters: DeadLetter[] = [];
  let turn: Promise<unknown> = Promise.resolve();
  let running: { readonly halt: AbortController; readonly over: Promise<void> } | undefined;

  /** Waits for whatever is being delivered: never two invocations at a time. */
  function drain(): Promise<Drained> {
    const drained = turn.then(deliverAll);
    turn = drained.catch(() => {});
    return drained;
  }

  async function deliverAll(): Promise<Drained> {
    let sum: Drained = { records: 0, invocations: 0, failures: 0 };
    for (;;) {
      const batch = await source.take(batchSize);
      if (batch.length === 0) return sum;
      const delivery = await deliver(batch);
      sum = add(sum, { ...delivery, records: batch.length });
      const isDone = delivery.discarded.length === 0;
      if (isDone && options.twice) sum = add(sum, { ...(await deliver(batch)), records: 0 });
      if (sum.invocations > mostInvocations)
        throw new Error('The stream has no end: its function feeds itself');
    }
  }

  async function deliver(batch: readonly DynamoDBRecord[]) {
    const delivery = await deliverBatch(batch, handler, settings);
    if (delivery.discarded.length > 0)
      deadLetters.push({ records: delivery.discarded, error: delivery.error });
    return delivery;
  }

  async function keepDelivering(stopped: AbortSignal): Promise<void> {
    while (!stopped.aborted) {
      await drain().catch(onFailure);
      await source.untilMore(stopped);
    }
  }

  return {
    drain,
    deadLetters,
    start: () => {
      if (running !== undefined) return;
      const halt = new AbortController();
      running = { halt, over: keepDelivering(halt.signal) };
    },
    stop: async () => {
      running?.halt.abort();
      await running?.over;
      running = undefined;
    },
  };
}

function add(sum: Drained, more: Drained): Drained {
  return {
    records: sum.records + more.records,
    invocations: sum.invocations + more.invocations,
    failures: sum.failures + more.failures,
  };
}
