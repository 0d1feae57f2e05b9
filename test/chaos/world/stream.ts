// The table's stream: what was written comes to `changes` in order, in batches, one invocation at a time for each
// shard; late, in pieces or twice as fate has it, and again when it failed.

import type { DynamoDBRecord } from 'aws-lambda';
import { deliverBatch, type StreamHandler } from '../../../src/playground/dynamo/batch-delivery.ts';
import { isShown } from '../../../src/store/keys.ts';
import type { Fate } from '../fate/fate.ts';
import type { Chronicle } from './chronicle.ts';
import type { Change } from './table-end.ts';
import type { Timeline } from './timeline.ts';

export interface StreamParts {
  readonly timeline: Timeline;
  readonly chronicle: Chronicle;
  readonly fate: Fate;
  /** 2 as when AWS splits a busy partition: polls and boxes then come by different ways, at the same time. */
  readonly shards: 1 | 2;
  readonly handler: StreamHandler;
}

interface Shard {
  waiting: DynamoDBRecord[];
  isBusy: boolean;
}

/** As in serverless.yml. */
const batchSize = 100;
const maximumRetryAttempts = 10;
const retryPauseMs = 500;

export function createStream({ timeline, chronicle, fate, shards, handler }: StreamParts) {
  const all: Shard[] = Array.from({ length: shards }, () => ({ waiting: [], isBusy: false }));
  let sequence = 100_000_000_000_000_000_001n;
  let copies = 0;
  let givenUp = 0;

  const pass = (milliseconds: number) =>
    new Promise<void>((resolve) => void timeline.after(milliseconds, resolve));

  async function deliver(batch: readonly DynamoDBRecord[]): Promise<void> {
    const { discarded } = await deliverBatch(batch, handler, {
      maximumRetryAttempts,
      onFailure: () => chronicle.note('stream', 'a batch failed'),
      beforeRetry: () => pass(retryPauseMs),
    });
    givenUp += discarded.length;
  }

  async function deliverCopy(batch: readonly DynamoDBRecord[], later: number): Promise<void> {
    copies += 1;
    await pass(later);
    chronicle.note('stream', `brings ${batch.length} records a second time`);
    await deliver(batch);
    copies -= 1;
  }

  async function serve(shard: Shard): Promise<void> {
    shard.isBusy = true;
    while (shard.waiting.length > 0) {
      await pass(fate.streamLag());
      const batch = shard.waiting.splice(0, batchSize);
      const copy = fate.secondBatch();
      if (copy !== undefined) void deliverCopy(batch, copy);
      chronicle.note('stream', `brings ${batch.length} records`);
      await deliver(batch);
    }
    shard.isBusy = false;
  }

  return {
    /** Takes what the table has written; the filter is that of serverless.yml. */
    add({ pk, sk, kind }: Change): void {
      if (kind === 'REMOVE' || !isShown({ pk, sk })) return;
      const keys = { pk: { S: pk }, sk: { S: sk } };
      const shard = all[sk === 'POLL' ? 0 : shards - 1];
      shard?.waiting.push({ eventName: kind, dynamodb: { Keys: keys, SequenceNumber: `${sequence}` } });
      sequence += 1n;
      if (shard?.isBusy === false) void serve(shard);
    },
    /** Whether everything that was written has been brought. */
    isStill: () => copies === 0 && all.every(({ isBusy }) => !isBusy),
    /** How many records were given up after all retries. */
    givenUp: () => givenUp,
  };
}
