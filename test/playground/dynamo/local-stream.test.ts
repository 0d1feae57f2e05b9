import { once } from 'node:events';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  BatchWriteCommand,
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clientSettings } from '../../../src/playground/dynamo/embedded-dynamo.ts';
import { createLocalStream } from '../../../src/playground/dynamo/local-stream.ts';
import {
  installedEngines,
  type LocalTable,
  startLocalTable,
} from '../../../src/playground/dynamo/local-table.ts';

describe.each(installedEngines())('the stream of a table on %s', (engine) => {
  let table: LocalTable;
  let client: DynamoDBDocumentClient;
  let seen: DynamoDBRecord[][];
  const note = async (event: DynamoDBStreamEvent) => void seen.push(event.Records);

  beforeEach(async () => {
    seen = [];
    table = await startLocalTable({ tableName: 'songpoll', engine });
    client = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(table.endpoint)));
  });
  afterEach(async () => {
    client.destroy();
    await table.close();
  });

  const put = (sk: string) =>
    client.send(new PutCommand({ TableName: 'songpoll', Item: { pk: 'POLL#1', sk } }));
  const putAll = async (...sks: string[]) => {
    for (const sk of sks) await put(sk);
  };

  it('gives records as Lambda does', async () => {
    await put('POLL');
    await createLocalStream(table.source, note).drain();
    expect(seen).toEqual([
      [
        {
          eventID: expect.any(String),
          eventName: expect.stringMatching(/^(INSERT|MODIFY)$/),
          eventVersion: '1.1',
          eventSource: 'aws:dynamodb',
          awsRegion: expect.any(String),
          dynamodb: {
            ApproximateCreationDateTime: expect.any(Number),
            Keys: { pk: { S: 'POLL#1' }, sk: { S: 'POLL' } },
            SequenceNumber: expect.stringMatching(/^\d+$/),
            SizeBytes: expect.any(Number),
            StreamViewType: 'KEYS_ONLY',
          },
          eventSourceARN: expect.stringMatching(
            /^arn:aws:dynamodb:[\w-]+:\d{12}:table\/songpoll\/stream\/.+/,
          ),
        },
      ],
    ]);
    expect(seen[0]?.[0]?.dynamodb?.ApproximateCreationDateTime).toBeGreaterThan(Date.now() / 1000 - 60);
  });

  it('tells of every kind of write, in order, and of nothing that failed', async () => {
    await put('POLL');
    await put('BOX#00');
    await client.send(
      new UpdateCommand({
        TableName: 'songpoll',
        Key: { pk: 'POLL#1', sk: 'BOX#01' },
        UpdateExpression: 'SET sealed = :at',
        ExpressionAttributeValues: { ':at': 1 },
      }),
    );
    const again = new PutCommand({
      TableName: 'songpoll',
      Item: { pk: 'POLL#1', sk: 'POLL' },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    await expect(client.send(again)).rejects.toThrow();
    await client.send(new DeleteCommand({ TableName: 'songpoll', Key: { pk: 'POLL#1', sk: 'BOX#00' } }));
    const many = [{ PutRequest: { Item: { pk: 'POLL#1', sk: 'BOX#02' } } }];
    await client.send(new BatchWriteCommand({ RequestItems: { songpoll: many } }));
    await createLocalStream(table.source, note).drain();
    expect(sortKeys(seen)).toEqual([['POLL', 'BOX#00', 'BOX#01', 'BOX#00', 'BOX#02']]);
    expect(seen[0]?.[3]?.eventName).toBe('REMOVE');
  });

  it('tells of a write whose answer the client never got', async () => {
    table.proxy.faults.order({ fault: { kind: 'answer-lost' } });
    await put('POLL');
    await createLocalStream(table.source, note).drain();
    expect(sortKeys(seen)[0]?.[0]).toBe('POLL');
  });

  it('comes in batches of the size asked for, and twice when asked', async () => {
    await putAll('a', 'b', 'c');
    const drained = await createLocalStream(table.source, note, { batchSize: 2, twice: true }).drain();
    expect(sortKeys(seen)).toEqual([['a', 'b'], ['a', 'b'], ['c'], ['c']]);
    expect(drained).toEqual({ records: 3, invocations: 4, failures: 0 });
  });

  it('gives each record once, however often it is drained', async () => {
    const stream = createLocalStream(table.source, note);
    await put('a');
    await stream.drain();
    expect(await stream.drain()).toEqual({ records: 0, invocations: 0, failures: 0 });
    await put('b');
    await stream.drain();
    expect(sortKeys(seen)).toEqual([['a'], ['b']]);
  });

  it('holds later records back until a failed batch is done', async () => {
    const failOnce = async (event: DynamoDBStreamEvent) => {
      await note(event);
      if (seen.length === 1) throw new Error('not yet');
    };
    await putAll('a', 'b');
    const drained = await createLocalStream(table.source, failOnce, { batchSize: 1 }).drain();
    expect(sortKeys(seen)).toEqual([['a'], ['a'], ['b']]);
    expect(drained).toEqual({ records: 2, invocations: 3, failures: 1 });
  });

  it('goes on after a batch that never succeeds, and keeps it with the dead letters', async () => {
    const poison = async (event: DynamoDBStreamEvent) => {
      await note(event);
      if (sortKeys([event.Records])[0]?.includes('a')) throw new Error('poison');
    };
    await putAll('a', 'b');
    const stream = createLocalStream(table.source, poison, { batchSize: 1, maximumRetryAttempts: 1 });
    await stream.drain();
    expect(sortKeys(seen)).toEqual([['a'], ['a'], ['b']]);
    expect(stream.deadLetters).toMatchObject([{ records: [{ dynamodb: { Keys: { sk: { S: 'a' } } } }] }]);
  });

  it('delivers what the function itself writes', async () => {
    const answerOnce = async (event: DynamoDBStreamEvent) => {
      await note(event);
      if (seen.length === 1) await put('answer');
    };
    await put('question');
    await createLocalStream(table.source, answerOnce).drain();
    expect(sortKeys(seen)).toEqual([['question'], ['answer']]);
  });

  it('never runs two invocations at a time, however many drain it', async () => {
    let running = 0;
    const overlaps: boolean[] = [];
    const slow = async () => {
      running += 1;
      await client.send(new GetCommand({ TableName: 'songpoll', Key: { pk: 'POLL#1', sk: 'POLL' } }));
      overlaps.push(running > 1);
      running -= 1;
    };
    await putAll('a', 'b', 'c');
    const stream = createLocalStream(table.source, slow, { batchSize: 1 });
    const drained = await Promise.all([stream.drain(), stream.drain(), stream.drain()]);
    expect(overlaps).toEqual([false, false, false]);
    expect(drained.map(({ records }) => records)).toEqual([3, 0, 0]);
  });

  it('delivers by itself between start and stop, and not after', async () => {
    const heard = new EventTarget();
    const stream = createLocalStream(table.source, async (event) => {
      await note(event);
      heard.dispatchEvent(new Event('batch'));
    });
    stream.start();
    const arrived = once(heard, 'batch');
    await put('a');
    await arrived;
    await stream.stop();
    await put('b');
    expect(sortKeys(seen)).toEqual([['a']]);
    await stream.drain();
    expect(sortKeys(seen)).toEqual([['a'], ['b']]);
  });
});

describe('a source that fails', () => {
  it('is told of and asked again', async () => {
    const heard: unknown[] = [];
    let asked = 0;
    const again = new EventTarget();
    const source = {
      take: async () => {
        asked += 1;
        if (asked === 1) throw new Error('no connection');
        again.dispatchEvent(new Event('asked'));
        return [];
      },
      untilMore: async (stopped: AbortSignal) => {
        if (asked > 1 && !stopped.aborted) await once(stopped, 'abort');
      },
      close: () => {},
    };
    const stream = createLocalStream(source, async () => {}, { onFailure: (error) => heard.push(error) });
    const askedAgain = once(again, 'asked');
    stream.start();
    await askedAgain;
    await stream.stop();
    expect(heard).toEqual([new Error('no connection')]);
  });
});

function sortKeys(batches: readonly DynamoDBRecord[][]) {
  return batches.map((records) => records.map((record) => record.dynamodb?.Keys?.['sk']?.S));
}
