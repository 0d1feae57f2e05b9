// The real stream of a table, read as Lambda reads it: from its oldest record on. dynoxide keeps it in one shard.

import { setTimeout as sleep } from 'node:timers/promises';
import { DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DescribeStreamCommand,
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as SdkRecord,
} from '@aws-sdk/client-dynamodb-streams';
import type { DynamoDBRecord } from 'aws-lambda';
import { clientSettings } from './embedded-dynamo.ts';
import type { StreamSource } from './stream-source.ts';

const pollEvery = 75;

/** Throws when the table has no stream. */
export async function tableStream(endpoint: string, tableName: string): Promise<StreamSource> {
  const streamArn = await streamOf(endpoint, tableName);
  const client = new DynamoDBStreamsClient(clientSettings(endpoint));
  let iterator = await firstIterator(client, streamArn);
  return {
    take: async (limit) => {
      const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator, Limit: limit }));
      iterator = page.NextShardIterator ?? iterator;
      return (page.Records ?? []).map((record) => lambdaRecord(record, streamArn));
    },
    untilMore: (stopped) => sleep(pollEvery, undefined, { signal: stopped }).catch(() => {}),
    close: () => client.destroy(),
  };
}

async function streamOf(endpoint: string, tableName: string): Promise<string> {
  const client = new DynamoDBClient(clientSettings(endpoint));
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  client.destroy();
  if (Table?.LatestStreamArn === undefined) throw new Error(`${tableName} has no stream`);
  return Table.LatestStreamArn;
}

async function firstIterator(client: DynamoDBStreamsClient, streamArn: string): Promise<string | undefined> {
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamArn: streamArn }));
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({
      StreamArn: streamArn,
      ShardId: StreamDescription?.Shards?.[0]?.ShardId,
      ShardIteratorType: 'TRIM_HORIZON',
    }),
  );
  return ShardIterator;
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
