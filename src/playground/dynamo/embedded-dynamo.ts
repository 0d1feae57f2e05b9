// What every embedded DynamoDB engine has in common: where it listens, how a client reaches it, and our table in it.

import {
  CreateTableCommand,
  DynamoDBClient,
  paginateScan,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import * as v from 'valibot';
import { type ItemKey, itemKey } from './dynamo-request.ts';
import { tableDefinition } from './table-definition.ts';

export const engineKinds = ['dynalite', 'dynoxide'] as const;
export type EngineKind = (typeof engineKinds)[number];

export interface EmbeddedDynamo {
  readonly kind: EngineKind;
  /** `http://127.0.0.1:<port>`: engines listen on the loopback alone. */
  readonly endpoint: string;
  /** May be called twice. */
  close(): Promise<void>;
}

/** What an SDK client needs to talk to an engine; the SDK insists on a region and keys, the engines on neither. */
export function clientSettings(endpoint: string) {
  return { endpoint, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };
}

/** Makes our table and waits until it can be used. A table that is there already (an engine with a file) is kept. */
export async function createTable(endpoint: string, tableName: string): Promise<void> {
  const client = new DynamoDBClient(clientSettings(endpoint));
  try {
    await client.send(new CreateTableCommand(tableDefinition(tableName)));
    await waitUntilTableExists(
      { client, minDelay: 0.02, maxDelay: 0.2, maxWaitTime: 10 },
      { TableName: tableName },
    );
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  } finally {
    client.destroy();
  }
}

/** The keys of all items, in no order. */
export async function keysOf(endpoint: string, tableName: string): Promise<readonly ItemKey[]> {
  const client = new DynamoDBClient(clientSettings(endpoint));
  const keys: ItemKey[] = [];
  const scan = { TableName: tableName, ProjectionExpression: 'pk, sk' };
  for await (const { Items = [] } of paginateScan({ client }, scan)) {
    keys.push(...Items.map((item) => v.parse(itemKey, item)));
  }
  client.destroy();
  return keys;
}
