// The DynamoDB table, spoken to in its own terms, so that the stores above read as what they mean. Only expressions
// that every engine understands: no transactions, no comparing of lists or maps.

import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  type QueryCommandInput,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Key } from './keys.ts';

/** An item as it came out of the table: not checked yet. */
export type RawItem = Record<string, unknown>;

export interface Expressions {
  readonly condition?: string;
  /** Names by placeholder (`#status`): every attribute is aliased, for many plain words are reserved. */
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
}

export interface Table {
  /** The item, read consistently. */
  get(key: Key): Promise<RawItem | undefined>;
  /** The items that exist among at most 100 keys, read consistently, in no order. */
  getMany(keys: readonly Key[]): Promise<readonly RawItem[]>;
  /** Writes a whole item. False when its condition does not hold. */
  put(item: RawItem & Key, expressions?: Expressions): Promise<boolean>;
  /** Changes an item, creating it where it is missing. False when its condition does not hold. */
  update(key: Key, expression: string, expressions: Expressions): Promise<boolean>;
  /** The same; when the condition does not hold, the item as it is instead, where the engine tells it. */
  updateOrSee(key: Key, expression: string, expressions: Expressions): Promise<'updated' | Seen>;
  /** False when its condition does not hold. */
  delete(key: Key, expressions?: Expressions): Promise<boolean>;
  /** Everything in a partition, read consistently, all pages. */
  partition(pk: string): Promise<readonly RawItem[]>;
  /** The keys in the `due` index up to a time, soonest first, all pages. The index lags behind the table. */
  dueUntil(mark: string, time: number): Promise<readonly RawItem[]>;
}

/** The item for which a write's condition did not hold. */
export interface Seen {
  readonly item?: RawItem;
}

/** @throws the SDK's own errors when DynamoDB cannot be reached or refuses; never for a condition. */
export function createTable(client: DynamoDBClient, tableName: string): Table {
  const documents = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });

  const change = (key: Key, expression: string, expressions: Expressions) => ({
    TableName: tableName,
    Key: key,
    UpdateExpression: expression,
    ...inSdkTerms(expressions),
  });

  async function queryAll(input: Omit<QueryCommandInput, 'TableName'>): Promise<readonly RawItem[]> {
    const items: RawItem[] = [];
    let from: QueryCommandInput['ExclusiveStartKey'];
    do {
      const page = await documents.send(
        new QueryCommand({ ...input, TableName: tableName, ExclusiveStartKey: from }),
      );
      items.push(...(page.Items ?? []));
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
    return items;
  }

  return {
    async get(key) {
      const { Item } = await documents.send(
        new GetCommand({ TableName: tableName, Key: key, ConsistentRead: true }),
      );
      return Item;
    },

    async getMany(keys) {
      const items: RawItem[] = [];
      let asked: Record<string, unknown>[] = keys.map((key) => ({ ...key }));
      // DynamoDB may answer a part and name the rest; each further round asks only for that.
      while (asked.length > 0) {
        const { Responses, UnprocessedKeys } = await documents.send(
          new BatchGetCommand({ RequestItems: { [tableName]: { Keys: asked, ConsistentRead: true } } }),
        );
        items.push(...(Responses?.[tableName] ?? []));
        asked = UnprocessedKeys?.[tableName]?.Keys ?? [];
      }
      return items;
    },

    put: (item, expressions = {}) =>
      unlessConditionFails(
        documents.send(new PutCommand({ TableName: tableName, Item: item, ...inSdkTerms(expressions) })),
      ),

    update: (key, expression, expressions) =>
      unlessConditionFails(documents.send(new UpdateCommand(change(key, expression, expressions)))),

    async updateOrSee(key, expression, expressions) {
      const returned = { ReturnValuesOnConditionCheckFailure: 'ALL_OLD' } as const;
      try {
        await documents.send(new UpdateCommand({ ...change(key, expression, expressions), ...returned }));
        return 'updated';
      } catch (error) {
        if (!(error instanceof ConditionalCheckFailedException)) throw error;
        return error.Item === undefined ? {} : { item: unmarshall(error.Item) };
      }
    },

    delete: (key, expressions = {}) =>
      unlessConditionFails(
        documents.send(new DeleteCommand({ TableName: tableName, Key: key, ...inSdkTerms(expressions) })),
      ),

    partition: (pk) =>
      queryAll({
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': 'pk' },
        ExpressionAttributeValues: { ':pk': pk },
        ConsistentRead: true,
      }),

    dueUntil: (mark, time) =>
      queryAll({
        IndexName: 'due',
        KeyConditionExpression: '#due = :due AND #dueAt <= :time',
        ExpressionAttributeNames: { '#due': 'due', '#dueAt': 'dueAt' },
        ExpressionAttributeValues: { ':due': mark, ':time': time },
      }),
  };
}

/** Whether something failed because DynamoDB, or the way to it, did: the SDK marks every error it throws. */
export function isTableFailure(error: unknown): boolean {
  return error instanceof Error && '$metadata' in error;
}

function inSdkTerms({ condition, names, values }: Expressions) {
  return {
    ...(condition !== undefined && { ConditionExpression: condition }),
    ...(names !== undefined && { ExpressionAttributeNames: names }),
    ...(values !== undefined && { ExpressionAttributeValues: values }),
  };
}

async function unlessConditionFails(write: Promise<unknown>): Promise<boolean> {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
}
