// Which polls a batch of the stream was about, as long as the stream keeps it: for a day.

import {
  DynamoDBStreamsClient,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type _Record as StreamRecord,
} from '@aws-sdk/client-dynamodb-streams';
import { isShown, pollIdOf } from '../store/keys.ts';
import { askAws, clientSettings } from './aws.ts';
import type { Deployment } from './command.ts';
import type { LostBatch } from './dead-letters.ts';

const goneErrors = new Set(['TrimmedDataAccessException', 'ResourceNotFoundException']);
/** A shard may answer with empty pages before its next record; after so many in a row the record is not there. */
const mostEmptyPages = 20;

/** Ids of the polls, each once; undefined when the stream does not keep the batch any more. @throws CannotDo */
export async function findLostPolls(
  deployment: Deployment,
  batch: LostBatch,
): Promise<readonly string[] | undefined> {
  const client = new DynamoDBStreamsClient(clientSettings(deployment));
  return askAws(deployment, () =>
    readPolls(client, batch).catch((error: unknown) => {
      if (error instanceof Error && goneErrors.has(error.name)) return undefined;
      throw error;
    }),
  );
}

async function readPolls(
  client: DynamoDBStreamsClient,
  batch: LostBatch,
): Promise<readonly string[] | undefined> {
  const first = await client.send(
    new GetShardIteratorCommand({
      StreamArn: batch.streamArn,
      ShardId: batch.shardId,
      ShardIteratorType: 'AT_SEQUENCE_NUMBER',
      SequenceNumber: batch.startSequenceNumber,
    }),
  );
  const polls = new Set<string>();
  let iterator = first.ShardIterator;
  for (let empty = 0; iterator !== undefined && empty < mostEmptyPages; ) {
    const page = await client.send(new GetRecordsCommand({ ShardIterator: iterator }));
    const records = page.Records ?? [];
    for (const record of records.filter((record) => isWithin(batch, record))) {
      const poll = pollOf(record);
      if (poll !== undefined) polls.add(poll);
    }
    if (records.some((record) => numberOf(record) >= BigInt(batch.endSequenceNumber))) return [...polls];
    empty = records.length === 0 ? empty + 1 : 0;
    iterator = page.NextShardIterator;
  }
  return undefined;
}

const numberOf = ({ dynamodb }: StreamRecord) => BigInt(dynamodb?.SequenceNumber ?? 0);

function isWithin({ endSequenceNumber }: LostBatch, record: StreamRecord): boolean {
  return numberOf(record) <= BigInt(endSequenceNumber);
}

function pollOf({ dynamodb }: StreamRecord): string | undefined {
  const key = { pk: dynamodb?.Keys?.['pk']?.S ?? '', sk: dynamodb?.Keys?.['sk']?.S ?? '' };
  return isShown(key) ? pollIdOf(key) : undefined;
}
