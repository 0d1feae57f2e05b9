// Every pool in the table, to look for somebody in all of them.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { poolChannelOf, poolPartition } from '../store/keys.ts';
import { keyOf } from '../store/raw-item.ts';
import { askAws, clientSettings } from './aws.ts';
import type { Deployment } from './command.ts';

/** @returns Slack's ids of the conversations, each once. Reads the whole table. @throws CannotDo */
export async function findAllPools(deployment: Deployment, tableName: string): Promise<readonly string[]> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(deployment)));
  const pages = paginateScan(
    { client },
    {
      TableName: tableName,
      ConsistentRead: true,
      FilterExpression: 'begins_with(#pk, :pool)',
      ProjectionExpression: '#pk, #sk',
      ExpressionAttributeNames: { '#pk': 'pk', '#sk': 'sk' },
      ExpressionAttributeValues: { ':pool': poolPartition('') },
    },
  );
  return askAws(deployment, async () => {
    const channels = new Set<string>();
    for await (const { Items: items = [] } of pages) {
      for (const item of items) {
        const channel = poolChannelOf(keyOf(item));
        if (channel !== undefined) channels.add(channel);
      }
    }
    return [...channels];
  });
}
