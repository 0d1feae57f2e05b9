import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { expect, onTestFinished, test } from 'vitest';
import { clientSettings } from '../../../src/playground/dynamo/embedded-dynamo.ts';
import { startLocalTable } from '../../../src/playground/dynamo/local-table.ts';
import { createTableReader, dueMomentsIn } from '../../../src/playground/workspace/table-reader.ts';

const tableName = 'songpoll-read';

/** A table with these items, and who reads it. */
async function readerOf(items: readonly object[]) {
  const table = await startLocalTable({ tableName });
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(table.endpoint)));
  const reader = createTableReader(table.endpoint, tableName);
  onTestFinished(async () => {
    reader.close();
    client.destroy();
    await table.close();
  });
  for (const Item of items) await client.send(new PutCommand({ TableName: tableName, Item }));
  return reader;
}

const poll = (id: string, more: object) => ({ pk: `POLL#${id}`, sk: 'POLL', title: id, ...more });
const schedule = (id: string, more: object) => ({ pk: `SCHEDULE#${id}`, sk: 'SCHEDULE', title: '', ...more });

test('polls and schedules are read with all that belongs to them, the newest first', async () => {
  const reader = await readerOf([
    poll('old', { createdAt: 1 }),
    { pk: 'POLL#old', sk: 'BOX#03', voters: new Set(['U1']) },
    schedule('weekly', { createdAt: 2 }),
    { pk: 'SCHEDULE#weekly', sk: 'ERRAND#post', due: 'DUE', dueAt: 9 },
    poll('new', { createdAt: 3 }),
    { pk: 'DRAFT#U1', sk: 'DRAFT' },
  ]);
  const entries = await reader.read();
  expect(entries.map(({ key, title, items }) => [key, title, items.map(({ sk }) => sk)])).toEqual([
    ['POLL#new', 'new', ['POLL']],
    ['SCHEDULE#weekly', '', ['ERRAND#post', 'SCHEDULE']],
    ['POLL#old', 'old', ['BOX#03', 'POLL']],
  ]);
  expect(entries[2]?.items[0]?.['voters']).toEqual(['U1']);
});

test('due are the closings of open polls, and what schedules post that are on the clock', async () => {
  const reader = await readerOf([
    poll('open', { status: 'open', closesAt: 10 }),
    poll('endless', { status: 'open' }),
    poll('closed', { status: 'closed', closesAt: 11 }),
    // It is looked at a day before as well.
    schedule('active', { due: 'DUE', dueAt: 12, next: { local: '1970-01-01T00:00', at: 20 } }),
    schedule('paused', { next: { local: '1970-01-01T00:00', at: 21 } }),
    schedule('stopped', { status: 'stopped' }),
  ]);
  expect(dueMomentsIn(await reader.read())).toEqual({ closings: [10], occurrences: [20] });
});
