// The table as the developer panel shows it: each poll with its items, as plain JSON.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { clientSettings } from '../dynamo/embedded-dynamo.ts';
import { isJsonObject, type Json, type JsonObject, stringOf } from '../protocol/json.ts';
import type { PollItems } from '../protocol/page-protocol.ts';

export interface PollReader {
  /** Every poll of the table, the newest first. */
  read(): Promise<readonly PollItems[]>;
  close(): void;
}

export function createPollReader(endpoint: string, tableName: string): PollReader {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(endpoint)));
  return {
    close: () => client.destroy(),
    async read() {
      const byPoll = new Map<string, JsonObject[]>();
      const wanted = { TableName: tableName, FilterExpression: 'begins_with(pk, :poll)' };
      const scan = { ...wanted, ExpressionAttributeValues: { ':poll': 'POLL#' } };
      for await (const page of paginateScan({ client }, scan)) {
        for (const item of (page.Items ?? []).map(plain)) {
          const poll = stringOf(item['pk']).slice('POLL#'.length);
          byPoll.set(poll, [...(byPoll.get(poll) ?? []), item]);
        }
      }
      return [...byPoll].map(([poll, items]) => shown(poll, items)).sort(newestFirst);
    },
  };
}

/** When the polls close that are open, in milliseconds since 1970; those that nobody gave a time are left out. */
export function closingTimesIn(polls: readonly PollItems[]): readonly number[] {
  const heads = polls.flatMap(({ items }) => items.filter(({ sk }) => sk === 'POLL'));
  return heads.flatMap(({ status, closesAt }) =>
    status === 'open' && typeof closesAt === 'number' ? [closesAt] : [],
  );
}

/** Sets and big numbers have no JSON. */
function plain(item: Record<string, unknown>): JsonObject {
  const text = JSON.stringify(item, (_, value) => {
    if (value instanceof Set) return [...value];
    return typeof value === 'bigint' ? value.toString() : value;
  });
  const read: Json = JSON.parse(text);
  return isJsonObject(read) ? read : {};
}

function shown(poll: string, items: readonly JsonObject[]): PollItems {
  const head = items.find(({ sk }) => sk === 'POLL');
  const sorted = [...items].sort((one, other) => (stringOf(one['sk']) < stringOf(other['sk']) ? -1 : 1));
  return { poll, title: stringOf(head?.['title']), items: sorted };
}

function newestFirst(one: PollItems, other: PollItems): number {
  return createdAt(other) - createdAt(one);
}

function createdAt({ items }: PollItems): number {
  return Number(items.find(({ sk }) => sk === 'POLL')?.['createdAt'] ?? 0);
}
