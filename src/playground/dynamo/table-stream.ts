// The real stream of a table, read as Lambda reads it: from its oldest record on, a shard after the one it came from.

import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeTableCommand, DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as SdkRecord,
  type Shard,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import type { StreamSource } from './stream-source.ts';

export interface TableStreamOptions {
  readonly tableName: string;
  /** How the SDK reaches the table; its own variables where this is empty. */
  readonly settings: DynamoDBClientConfig;
  /** How long to wait for more, in milliseconds. AWS allows five looks a second into a shard, and charges for each. */
  readonly lookEveryMs: number;
}

/** @throws when there is no such table, or it has no stream. */
export async function tableStream({
  tableName,
  settings,
  lookEveryMs,
}: TableStreamOptions): Promise<StreamSource> {
  const streamArn = await streamOf(settings, tableName);
  const client = new DynamoDBStreamsClient(settings);
  const reading = new Map<string, string>();
  const begun = new Set<string>();

  /** Shards end after some hours, and others follow them. */
  async function findShards(): Promise<void> {
    const ready = (await shardsOf(client, streamArn)).filter(
      ({ ShardId: id = '', ParentShardId: parent = '' }) => !begun.has(id) && !reading.has(parent),
    );
    for (const { ShardId: id = '' } of ready) {
      const { ShardIterator: iterator } = await client.send(
        new GetShardIteratorCommand({
          StreamArn: streamArn,
          ShardId: id,
          ShardIteratorType: 'TRIM_HORIZON',
        }),
      );
      begun.add(id);
      if (iterator !== undefined) reading.set(id, iterator);
    }
  }

  async function takeFrom(shard: string, iterator: string, limit: number): Promise<readonly SdkRecord[]> {
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }));
    if (page.NextShardIterator === undefined) reading.delete(shard);
    else reading.set(shard, page.NextShardIterator);
    return page.Records ?? [];
  }

  await findShards();
  return {
    take: async (limit) => {
      for (const [shard, iterator] of reading) {
        const records = await takeFrom(shard, iterator, limit);
        if (records.length > 0) return records.map((record) => lambdaRecord(record, streamArn));
        if (!reading.has(shard)) await findShards();
      }
      return [];
    },
    untilMore: (stopped) => sleep(lookEveryMs, undefined, { signal: stopped }).catch(() => {}),
    close: () => client.destroy(),
  };
}

async function streamOf(settings: DynamoDBClientConfig, tableName: string): Promise<string> {
  const client = new DynamoDBClient(settings);
  try {
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    if (Table?.LatestStreamArn === undefined) throw new Error(`The table ${tableName} has no stream.`);
    return Table.LatestStreamArn;
  } finally {
    client.destroy();
  }
}

/** Parents before the shards that follow them, as AWS lists them. */
async function shardsOf(client: DynamoDBStreamsClient, streamArn: string): Promise<readonly Shard[]> {
  const shards: Shard[] = [];
  let last: string | undefined;
  do {
    const { StreamDescription } = await client.send(
      new DescribeStreamCommand({ StreamArn: streamArn, ...(last && { ExclusiveStartShardId: last }) }),
    );
    shards.push(...(StreamDescription?.Shards ?? []));
    last = StreamDescription?.LastEvaluatedShardId;
  } while (last !== undefined);
  return shards;
}

/** The SDK gives a Date and leaves out the stream's name; Lambda gives seconds and names it. */
function lambdaRecord({ dynamodb, ...record }: SdkRecord, streamArn: string): DynamoDBRecord {
  const { ApproximateCreationDateTime: created, Keys: keys, ...rest } = dynamodb ?? {};
  return {
    eventID: record.eventID,
    eventName: record.eventName,
    eventVersion: record.eventVersion,
    eventSource: record.eventSource,
    awsRegion: record.awsRegion,
    dynamodb: {
      ApproximateCreationDateTime: created && created.getTime() / 1000,
      Keys: Object.fromEntries(Object.entries(keys ?? {}).map(([name, key]) => [name, { S: key.S ?? '' }])),
      SequenceNumber: rest.SequenceNumber,
      SizeBytes: rest.SizeBytes,
      StreamViewType: rest.StreamViewType,
    },
    eventSourceARN: streamArn,
  };
}
