// Packaged functions go by the real time, so instead of the clock it is the poll that is changed.

import { DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../../src/playground/dynamo/embedded-dynamo.ts';
import type { Message } from '../../src/playground/slack/slack-world.ts';
import { pollKey } from '../../src/store/keys.ts';
import type { startPackagedWorld } from './packaged-world.ts';

type PackagedWorld = Awaited<ReturnType<typeof startPackagedWorld>>;

/** Makes a poll one that should have been closed a second ago. */
export async function letTimeRunOut({ table }: PackagedWorld, poll: Message): Promise<void> {
  const { pk, sk } = pollKey(pollIdIn(poll));
  const client = new DynamoDBClient(clientSettings(table.endpoint));
  await client.send(
    new UpdateItemCommand({
      TableName: table.tableName,
      Key: { pk: { S: pk }, sk: { S: sk } },
      UpdateExpression: 'SET #closesAt = :past, #dueAt = :past',
      ConditionExpression: 'attribute_exists(#closesAt) AND attribute_exists(#dueAt)',
      ExpressionAttributeNames: { '#closesAt': 'closesAt', '#dueAt': 'dueAt' },
      ExpressionAttributeValues: { ':past': { N: String(Date.now() - 1_000) } },
    }),
  );
  client.destroy();
}

/** From the values of its buttons. */
export function pollIdIn(poll: Message): string {
  const [, id = ''] = /pollId\\":\\"([\w-]+)/u.exec(JSON.stringify(poll.blocks)) ?? [];
  return id;
}
