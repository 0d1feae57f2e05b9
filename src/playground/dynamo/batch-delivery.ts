// How Lambda hands one batch of stream records to a function: again and again until it is done or given up.

import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import * as v from 'valibot';

/** A function as Lambda calls it: it throws, or gives a batch response, or nothing. */
export type StreamHandler = (event: DynamoDBStreamEvent) => Promise<unknown>;

export interface DeliverySettings {
  /** How often a batch that made no progress comes again before it is given up. */
  readonly maximumRetryAttempts: number;
  /** Hears of every failure, since a retry would hide it. */
  readonly onFailure: (error: unknown) => void;
  /** Resolves when the next attempt may begin. */
  readonly beforeRetry: () => Promise<unknown>;
}

export interface Delivery {
  readonly invocations: number;
  readonly failures: number;
  /** What was given up; empty when all is done. */
  readonly discarded: readonly DynamoDBRecord[];
  /** Why. */
  readonly error?: unknown;
}

interface Outcome {
  readonly left: readonly DynamoDBRecord[];
  readonly error: unknown;
}

const responseShape = v.nullish(
  v.object({ batchItemFailures: v.nullish(v.array(v.object({ itemIdentifier: v.string() })), []) }),
  { batchItemFailures: [] },
);

/**
 * A batch that fails comes again with the same records, or after a partial failure from its lowest failing record on;
 * records that arrived meanwhile wait. Progress starts the count of attempts afresh.
 */
export async function deliverBatch(
  batch: readonly DynamoDBRecord[],
  handler: StreamHandler,
  settings: DeliverySettings,
): Promise<Delivery> {
  let remaining = batch;
  let retries = 0;
  for (let invocations = 1; ; invocations += 1) {
    const { left, error } = await invoke(handler, remaining);
    if (left.length === 0) return { invocations, failures: invocations - 1, discarded: [] };
    settings.onFailure(error);
    retries = left.length < remaining.length ? 0 : retries + 1;
    if (retries > settings.maximumRetryAttempts) {
      return { invocations, failures: invocations, discarded: left, error };
    }
    remaining = left;
    await settings.beforeRetry();
  }
}

async function invoke(handler: StreamHandler, records: readonly DynamoDBRecord[]): Promise<Outcome> {
  try {
    const response = await handler({ Records: structuredClone([...records]) });
    const left = failedOf(records, response);
    return { left, error: left.length === 0 ? undefined : new BatchFailed(response) };
  } catch (error) {
    return { left: records, error };
  }
}

/**
 * What has to come again: everything from the lowest number named, done or not. A response that cannot be understood,
 * or names a record that is not in the batch, fails the whole of it.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-ddb-batchfailurereporting.html
 */
function failedOf(records: readonly DynamoDBRecord[], response: unknown): readonly DynamoDBRecord[] {
  const read = v.safeParse(responseShape, response);
  if (!read.success) return records;
  const named = read.output?.batchItemFailures ?? [];
  if (named.length === 0) return [];
  const places = named.map((failure) =>
    records.findIndex((record) => record.dynamodb?.SequenceNumber === failure.itemIdentifier),
  );
  return records.slice(Math.max(0, Math.min(...places)));
}

export class BatchFailed extends Error {
  override readonly name = 'BatchFailed';

  constructor(response: unknown) {
    super(`The function answered ${JSON.stringify(response)}`);
  }
}
