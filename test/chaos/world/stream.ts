// The table's stream: what was written comes to `changes` in order, in batches, one invocation at a time for each
// shard; late, in pieces or twice as fate has it, and again when it failed.

import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { deliverBatch } from '../../../src/playground/dynamo/batch-delivery.ts';
import { isScheduleKey, isShown, pollIdOf } from '../../../src/store/keys.ts';
import { createNumbering } from '../fate/chances.ts';
import type { Fate } from '../fate/fate.ts';
import type { Chronicle } from './chronicle.ts';
import type { Invoke } from './lives.ts';
import type { Change } from './table-end.ts';
import type { Timeline } from './timeline.ts';

export interface StreamParts {
  readonly timeline: Timeline;
  readonly chronicle: Chronicle;
  readonly fate: Fate;
  /** 2 as when AWS splits a busy partition: polls and boxes then come by different ways, at the same time. */
  readonly shards: 1 | 2;
  readonly invoke: Invoke<DynamoDBStreamEvent, unknown>;
}

/** A batch that was brought, and what became of it. */
export interface Batch {
  readonly records: number;
  /** Whether it was brought before. */
  readonly isCopy: boolean;
  /** How many records there were that it might have held. */
  readonly waiting: number;
  /** Whether the same records were being handled still when it came. */
  readonly isAlongside: boolean;
  failures: number;
  /** Of which polls it was, when it was given up after all retries. */
  givenUp: readonly string[];
}

interface Shard {
  readonly name: string;
  waiting: DynamoDBRecord[];
  isBusy: boolean;
}

/** As in serverless.yml. */
const maximumRetryAttempts = 10;
const retryPauseMs = 500;

export function createStream({ timeline, chronicle, fate, shards, invoke }: StreamParts) {
  const all: Shard[] = Array.from({ length: shards }, (_, at) => ({
    name: `shard ${at + 1}`,
    waiting: [],
    isBusy: false,
  }));
  const numbered = createNumbering();
  const batches: Batch[] = [];
  let sequence = 100_000_000_000_000_000_001n;
  const inHand = new Set<readonly DynamoDBRecord[]>();
  let copies = 0;

  const pass = (milliseconds: number) =>
    new Promise<void>((resolve) => void timeline.after(milliseconds, resolve));

  async function deliver(
    records: readonly DynamoDBRecord[],
    place: string,
    kind: Pick<Batch, 'isCopy' | 'waiting' | 'isAlongside'>,
  ): Promise<void> {
    const batch: Batch = { ...kind, records: records.length, failures: 0, givenUp: [] };
    batches.push(batch);
    inHand.add(records);
    const handler = (event: DynamoDBStreamEvent) => invoke(event, numbered(place));
    const { discarded } = await deliverBatch(records, handler, {
      maximumRetryAttempts,
      onFailure() {
        batch.failures += 1;
        chronicle.note('stream', `${place} failed`);
      },
      beforeRetry: () => pass(retryPauseMs),
    });
    inHand.delete(records);
    batch.givenUp = [...new Set(discarded.flatMap((record) => pollOf(record) ?? []))];
    if (discarded.length > 0) chronicle.note('stream', `gives ${place} up`);
  }

  async function deliverCopy(
    records: readonly DynamoDBRecord[],
    place: string,
    later: number,
  ): Promise<void> {
    copies += 1;
    await pass(later);
    chronicle.note('stream', `brings ${place} a second time`);
    const isAlongside = inHand.has(records);
    await deliver([...records], `the double of ${place}`, {
      isCopy: true,
      waiting: records.length,
      isAlongside,
    });
    copies -= 1;
  }

  async function serve(shard: Shard): Promise<void> {
    shard.isBusy = true;
    while (shard.waiting.length > 0) {
      const place = numbered(`the batch of ${shard.name}`);
      const { lag, most, copyAfter } = fate.batch(place);
      await pass(lag);
      const waiting = shard.waiting.length;
      const records = shard.waiting.splice(0, most);
      if (copyAfter !== undefined) void deliverCopy(records, place, copyAfter);
      chronicle.note('stream', `brings ${place}: ${records.length} of ${waiting} records`);
      await deliver(records, place, { isCopy: false, waiting, isAlongside: false });
    }
    shard.isBusy = false;
  }

  return {
    batches,
    /** Takes what the table has written; the filter is that of serverless.yml. */
    add({ pk, sk, kind }: Change): void {
      if (kind === 'REMOVE' || !(isShown({ pk, sk }) || isScheduleKey({ pk, sk }))) return;
      const keys = { pk: { S: pk }, sk: { S: sk } };
      const shard = all[sk === 'POLL' ? 0 : shards - 1];
      shard?.waiting.push({ eventName: kind, dynamodb: { Keys: keys, SequenceNumber: `${sequence}` } });
      sequence += 1n;
      if (shard?.isBusy === false) void serve(shard);
    },
    /** Whether everything that was written has been brought. */
    isStill: () => copies === 0 && all.every(({ isBusy }) => !isBusy),
  };
}

function pollOf({ dynamodb }: DynamoDBRecord): string | undefined {
  return pollIdOf({ pk: dynamodb?.Keys?.['pk']?.S ?? '', sk: '' });
}
