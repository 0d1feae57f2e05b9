// Every poll in the table: for the rare case that the stream no longer tells which of them were given up.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { pollIdOf, pollKey } from '../store/keys.ts';
import { keyOf } from '../store/raw-item.ts';
import { askAws, clientSettings } from './aws.ts';
import type { Deployment } from './command.ts';

/** @returns ids. Reads the whole table. @throws CannotDo */
export async function findAllPolls(deployment: Deployment, tableName: string): Promise<readonly string[]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(deployment)));
  const pages = paginateScan(
    { client },
    {
      TableName: tableName,
      FilterExpression: '#sk = :poll',
      ProjectionExpression: '#pk, #sk',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
      ExpressionAttributeValues: { ':poll': pollKey('').sk },
    },
  );
  return askAws(deployment, async () => {
    const polls: string[] = [];
    for await (const { Items: items = [] } of pages) {
      polls.push(...items.flatMap((item) => pollIdOf(keyOf(item)) ?? []));
    }
    return polls;
  });
}
