import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { showKey } from '../../../src/playground/dynamo/dynamo-request.ts';
import { clientSettings } from '../../../src/playground/dynamo/embedded-dynamo.ts';
import {
  installedEngines,
  type LocalTable,
  startLocalTable,
} from '../../../src/playground/dynamo/local-table.ts';
import type { DynamoCall } from '../../../src/playground/dynamo/observing-proxy.ts';
import { isOpen } from './is-open.ts';

describe.each(installedEngines())('a proxy in front of %s', (engine) => {
  let table: LocalTable;
  let client: DynamoDBDocumentClient;
  let calls: DynamoCall[];
  let Key: { readonly pk: string; readonly sk: string };
  let tests = 0;

  beforeAll(async () => {
    table = await startLocalTable({ tableName: 'songpoll', engine });
    client = clientOf(table);
    table.proxy.onCall((call) => void calls.push(call));
  });
  beforeEach(() => {
    calls = [];
    table.proxy.faults.clear();
    tests += 1;
    Key = { pk: `POLL#${tests}`, sk: 'POLL' };
  });
  afterAll(async () => {
    client.destroy();
    await table.close();
  });

  const addOne = () =>
    new UpdateCommand({
      TableName: 'songpoll',
      Key,
      UpdateExpression: 'ADD hits :one',
      ExpressionAttributeValues: { ':one': 1 },
    });
  const hits = async () =>
    (await client.send(new GetCommand({ TableName: 'songpoll', Key, ConsistentRead: true }))).Item?.['hits'];

  it('tells what was called, on which items, and what it cost', async () => {
    const other = { pk: Key.pk, sk: 'BOX#00' };
    await client.send(new PutCommand({ TableName: 'songpoll', Item: Key }));
    await client.send(addOne());
    await client.send(new BatchGetCommand({ RequestItems: { songpoll: { Keys: [Key, other] } } }));
    await client.send(
      new BatchWriteCommand({
        RequestItems: { songpoll: [{ PutRequest: { Item: other } }, { DeleteRequest: { Key } }] },
      }),
    );
    await client.send(
      new QueryCommand({
        TableName: 'songpoll',
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': Key.pk },
        ConsistentRead: true,
      }),
    );
    expect(calls.map(summary)).toEqual([
      [200, 'PutItem', `MODIFY ${Key.pk}/POLL`],
      [200, 'UpdateItem', `MODIFY ${Key.pk}/POLL`],
      [200, 'BatchGetItem', `read ${Key.pk}/POLL`, `read ${Key.pk}/BOX#00`],
      [200, 'BatchWriteItem', `MODIFY ${Key.pk}/BOX#00`, `REMOVE ${Key.pk}/POLL`],
      [200, 'Query'],
    ]);
    expect(calls.map(({ consumed }) => consumed)).toEqual([1, 1, 1, 2, 1]);
  });

  it('tells of a failed condition, whose cost the engines keep to themselves', async () => {
    await client.send(addOne());
    const onlyNew = new PutCommand({
      TableName: 'songpoll',
      Item: Key,
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await expect(client.send(onlyNew)).rejects.toThrow('The conditional request failed');
    expect(calls.at(-1)).toMatchObject({ status: 400, operation: 'PutItem', consumed: undefined });
  });

  it('can lose a request: nothing is written, and the client tries again', async () => {
    table.proxy.faults.order({ fault: { kind: 'request-lost' } });
    await client.send(addOne());
    expect(calls).toHaveLength(1);
    expect(await hits()).toBe(1);
  });

  it('can lose an answer: it is written, and written again when the client tries again', async () => {
    table.proxy.faults.order({ fault: { kind: 'answer-lost' } });
    await client.send(addOne());
    expect(calls).toHaveLength(2);
    expect(await hits()).toBe(2);
  });

  it('can stay broken until the client gives up', async () => {
    table.proxy.faults.order({ fault: { kind: 'request-lost' }, times: Infinity });
    const impatient = clientOf(table, { maxAttempts: 1 });
    await expect(impatient.send(addOne())).rejects.toThrow(/ECONNRESET|socket hang up/);
    impatient.destroy();
    table.proxy.faults.clear();
    expect(await hits()).toBeUndefined();
  });

  it('hits the requests that were meant, from the nth on and so many times', async () => {
    const when = (request: { readonly operation: string }) => request.operation === 'UpdateItem';
    table.proxy.faults.order({
      fault: { kind: 'refused', error: 'AccessDeniedException' },
      when,
      nth: 2,
      times: 2,
    });
    const outcomes = [];
    for (let turn = 0; turn < 4; turn += 1) {
      await hits();
      const outcome = await client.send(addOne()).then(
        () => 'done',
        (error: Error) => error.name,
      );
      outcomes.push(outcome);
    }
    expect(outcomes).toEqual(['done', 'AccessDeniedException', 'AccessDeniedException', 'done']);
  });

  it('can hold a request back until another one is done', async () => {
    let release = () => {};
    const until = new Promise<void>((resolve) => {
      release = resolve;
    });
    table.proxy.faults.order({ fault: { kind: 'request-held', until } });
    const held = client.send(addOne());
    await client.send(
      new UpdateCommand({
        TableName: 'songpoll',
        Key,
        UpdateExpression: 'SET title = :first',
        ExpressionAttributeValues: { ':first': 'first' },
      }),
    );
    expect(calls).toHaveLength(1);
    release();
    await held;
    expect(calls.map(({ body }) => body.includes('title'))).toEqual([true, false]);
  });

  it('answers on the loopback address alone', async () => {
    const { port } = new URL(table.endpoint);
    expect(await isOpen(table.endpoint)).toBe(true);
    expect(await isOpen(`http://127.0.0.2:${port}`)).toBe(false);
    expect(await isOpen(`http://[::1]:${port}`)).toBe(false);
  });

  it('passes 200 votes at the same moment, none lost', async () => {
    await Promise.all(Array.from({ length: 200 }, () => client.send(addOne())));
    expect(await hits()).toBe(200);
  });
});

function clientOf(table: LocalTable, settings = {}): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient({ ...clientSettings(table.endpoint), ...settings }));
}

function summary({ status, operation, items }: DynamoCall) {
  return [status, operation, ...items.map(({ change, key }) => `${change ?? 'read'} ${showKey(key)}`)];
}
