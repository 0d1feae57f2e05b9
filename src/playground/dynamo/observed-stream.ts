// A stream for an engine that has none: the writes that a proxy saw succeed, as the records DynamoDB would make of them.
//
// Two differences, both harmless to a consumer that reads the item afresh: a new item is called MODIFY, not INSERT, and
// a write that changed nothing (or deleted what was not there) makes a record too. Writes that ran side by side stand
// in the order in which they were answered.

import { once } from 'node:events';
import type { DynamoDBRecord } from 'aws-lambda';
import type { Change, ItemKey } from './dynamo-request.ts';
import type { DynamoCall, ObservingProxy } from './observing-proxy.ts';
import type { StreamSource } from './stream-source.ts';

const region = 'us-east-1';
/** As long as real ones: a consumer that reads them as JavaScript numbers mixes them up here, not first on AWS. */
const firstSequenceNumber = 100_000_000_000_000_000_001n;

export interface ObservedStreamOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Items of which nobody knows whether a reader has seen them: the stream begins with a record of each. */
  readonly unread?: readonly ItemKey[];
}

/** Goes on with what is written from now on. */
export function observedStream(
  proxy: ObservingProxy,
  tableName: string,
  { now = Date.now, unread = [] }: ObservedStreamOptions = {},
): StreamSource {
  const streamArn = `arn:aws:dynamodb:${region}:000000000000:table/${tableName}/stream/${new Date(now()).toISOString()}`;
  const arrivals = new EventTarget();
  let sequence = firstSequenceNumber;
  let waiting: DynamoDBRecord[] = [];

  function add(change: Change, key: ItemKey): void {
    waiting.push(record({ change, key, sequence, streamArn, at: now() }));
    sequence += 1n;
  }

  for (const key of unread) add('MODIFY', key);
  proxy.onCall((call) => {
    for (const { change, key } of changesOf(call, tableName)) add(change, key);
    arrivals.dispatchEvent(new Event('record'));
  });

  return {
    take: async (limit) => {
      const taken = waiting.slice(0, limit);
      waiting = waiting.slice(limit);
      return taken;
    },
    untilMore: async (stopped) => {
      if (waiting.length === 0) await once(arrivals, 'record', { signal: stopped }).catch(() => {});
    },
    close: () => {},
  };
}

/** No engine here leaves a part of a batch undone, so a batch that was answered was written whole. */
function changesOf({ status, items }: DynamoCall, tableName: string) {
  if (status !== 200) return [];
  return items.flatMap(({ change, ...item }) =>
    change === undefined || item.tableName !== tableName ? [] : [{ change, key: item.key }],
  );
}

interface RecordFacts {
  readonly change: Change;
  readonly key: ItemKey;
  readonly sequence: bigint;
  readonly streamArn: string;
  readonly at: number;
}

function record({ change, key, sequence, streamArn, at }: RecordFacts): DynamoDBRecord {
  return {
    eventID: sequence.toString(16).padStart(32, '0'),
    eventName: change,
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: region,
    dynamodb: {
      ApproximateCreationDateTime: Math.floor(at / 1000),
      Keys: { pk: key.pk, sk: key.sk },
      SequenceNumber: `${sequence}`,
      SizeBytes: Buffer.byteLength(`pk${key.pk.S}sk${key.sk.S}`),
      StreamViewType: 'KEYS_ONLY',
    },
    eventSourceARN: streamArn,
  };
}
