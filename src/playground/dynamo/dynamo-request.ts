// What a DynamoDB request is about, read from the wire: which items of our table it reads or writes.

import * as v from 'valibot';

export const itemKey = v.object({ pk: v.object({ S: v.string() }), sk: v.object({ S: v.string() }) });
const writeShape = v.object({
  PutRequest: v.optional(v.object({ Item: itemKey })),
  DeleteRequest: v.optional(v.object({ Key: itemKey })),
});
const requestShape = v.object({
  TableName: v.optional(v.string(), ''),
  Key: v.optional(itemKey),
  Item: v.optional(itemKey),
  RequestItems: v.optional(
    v.record(v.string(), v.union([v.array(writeShape), v.object({ Keys: v.array(itemKey) })])),
    {},
  ),
});
const capacityShape = v.object({ CapacityUnits: v.number() });
const answerShape = v.object({ ConsumedCapacity: v.union([capacityShape, v.array(capacityShape)]) });
const json = v.pipe(v.string(), v.parseJson());

/** The key of an item, as DynamoDB writes it. */
export type ItemKey = v.InferOutput<typeof itemKey>;

/** The wire does not tell whether a write makes an item or changes it, so a new item is `MODIFY` too. */
export type Change = 'MODIFY' | 'REMOVE';

export interface TouchedItem {
  readonly tableName: string;
  readonly key: ItemKey;
  /** Undefined when the item is only read. */
  readonly change: Change | undefined;
}

export interface DynamoRequest {
  /** The last part of `X-Amz-Target`: `UpdateItem`, `Query` … */
  readonly operation: string;
  /** The JSON as it came. */
  readonly body: string;
  /** The items it names; a query names none. */
  readonly items: readonly TouchedItem[];
}

const changeBy: Readonly<Record<string, Change | undefined>> = {
  PutItem: 'MODIFY',
  UpdateItem: 'MODIFY',
  DeleteItem: 'REMOVE',
};

/** Any request can be read; one that is not about items of our table names none. */
export function readRequest(target: string, body: string): DynamoRequest {
  const operation = target.slice(target.lastIndexOf('.') + 1);
  const read = v.safeParse(v.pipe(json, requestShape), body);
  return { operation, body, items: read.success ? itemsOf(operation, read.output) : [] };
}

/** The key as people read it: `POLL#1/BOX#03`. */
export function showKey(key: ItemKey): string {
  return `${key.pk.S}/${key.sk.S}`;
}

/** Capacity units in an answer; undefined in an error and where they were not asked for. */
export function capacityIn(answer: string): number | undefined {
  const read = v.safeParse(v.pipe(json, answerShape), answer);
  if (!read.success) return undefined;
  return [read.output.ConsumedCapacity].flat().reduce((sum, table) => sum + table.CapacityUnits, 0);
}

function itemsOf(operation: string, request: v.InferOutput<typeof requestShape>): TouchedItem[] {
  const { TableName: tableName, RequestItems } = request;
  const key = request.Key ?? request.Item;
  const single = key === undefined ? [] : [{ tableName, key, change: changeBy[operation] }];
  const many = Object.entries(RequestItems).flatMap(([table, batch]) =>
    Array.isArray(batch) ? batch.flatMap((write) => written(table, write)) : onlyRead(table, batch.Keys),
  );
  return [...single, ...many];
}

function onlyRead(tableName: string, keys: readonly ItemKey[]): TouchedItem[] {
  return keys.map((key) => ({ tableName, key, change: undefined }));
}

function written(tableName: string, write: v.InferOutput<typeof writeShape>): TouchedItem[] {
  const put = write.PutRequest?.Item;
  const deleted = write.DeleteRequest?.Key;
  if (put !== undefined) return [{ tableName, key: put, change: 'MODIFY' }];
  return deleted === undefined ? [] : [{ tableName, key: deleted, change: 'REMOVE' }];
}
