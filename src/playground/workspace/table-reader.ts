// The table as the developer panel shows it: each poll and each schedule with its items, as plain JSON; and when something is
// due in it.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { clientSettings } from '../dynamo/embedded-dynamo.ts';
import { isJsonObject, type Json, type JsonObject, stringOf } from '../protocol/json.ts';
import type { TableEntry } from '../protocol/page-protocol.ts';
import type { DueMoments } from './time-passing.ts';

export interface TableReader {
  /** Every poll and schedule of the table, the newest first. */
  read(): Promise<readonly TableEntry[]>;
  close(): void;
}

export function createTableReader(endpoint: string, tableName: string): TableReader {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(clientSettings(endpoint)));
  const scan = {
    TableName: tableName,
    FilterExpression: 'begins_with(pk, :poll) OR begins_with(pk, :schedule)',
    ExpressionAttributeValues: { ':poll': 'POLL#', ':schedule': 'SCHEDULE#' },
  };
  return {
    close: () => client.destroy(),
    async read() {
      const byKey = new Map<string, JsonObject[]>();
      for await (const page of paginateScan({ client }, scan)) {
        for (const item of (page.Items ?? []).map(plain)) {
          const key = stringOf(item['pk']);
          byKey.set(key, [...(byKey.get(key) ?? []), item]);
        }
      }
      return [...byKey].map(([key, items]) => shown(key, items)).sort(newestFirst);
    },
  };
}

/** What is due by itself: open polls that have a closing time, and schedules that are on the clock. */
export function dueMomentsIn(entries: readonly TableEntry[]): DueMoments {
  const heads = entries.map((entry): JsonObject => headOf(entry) ?? {});
  return {
    closings: heads.flatMap(({ sk, status, closesAt }) =>
      sk === 'POLL' && status === 'open' && typeof closesAt === 'number' ? [closesAt] : [],
    ),
    occurrences: heads.flatMap(({ sk, due, next }) => {
      const at = isJsonObject(next) ? next['at'] : undefined;
      return sk === 'SCHEDULE' && due === 'DUE' && typeof at === 'number' ? [at] : [];
    }),
  };
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

function shown(key: string, items: readonly JsonObject[]): TableEntry {
  const sorted = [...items].sort((one, other) => (stringOf(one['sk']) < stringOf(other['sk']) ? -1 : 1));
  return { key, title: stringOf(headOf({ items })?.['title']), items: sorted };
}

function newestFirst(one: TableEntry, other: TableEntry): number {
  return createdAt(other) - createdAt(one);
}

function createdAt(entry: TableEntry): number {
  return Number(headOf(entry)?.['createdAt'] ?? 0);
}

/** The poll or the schedule itself. */
function headOf({ items }: Pick<TableEntry, 'items'>): JsonObject | undefined {
  return items.find(({ sk }) => sk === 'POLL' || sk === 'SCHEDULE');
}
