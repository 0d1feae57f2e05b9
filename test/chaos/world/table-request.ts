// A request to DynamoDB as the wire sees it. What it is for, purposes.ts tells.

import {
  type JsonObject,
  objectOf,
  objectsOf,
  parsedJson,
  stringOf,
} from '../../../src/playground/protocol/json.ts';
import type { Outgoing } from './enclosure.ts';

export interface TableRequest {
  /** `UpdateItem`, `Query` … */
  readonly operation: string;
  readonly body: JsonObject;
  /** Of the one item it is about; of a batch, of its first; empty for queries. */
  readonly pk: string;
  readonly sk: string;
  /** The update expression, or an empty string. */
  readonly expression: string;
}

export function readTableRequest(request: Outgoing): TableRequest {
  const body = objectOf(parsedJson(request.body));
  const key = objectOf(body['Key'] ?? body['Item'] ?? firstKeyOf(body));
  return {
    operation: String(request.headers['x-amz-target']).split('.').at(-1) ?? '',
    body,
    pk: textOf(key['pk']),
    sk: textOf(key['sk']),
    expression: stringOf(body['UpdateExpression']),
  };
}

/** The partition that a query reads. */
export function queriedPartition({ body }: TableRequest): string {
  return textOf(objectOf(body['ExpressionAttributeValues'])[':pk']);
}

function firstKeyOf(body: JsonObject): JsonObject[string] {
  const tables = Object.values(objectOf(body['RequestItems']));
  return objectsOf(objectOf(tables[0])['Keys'])[0];
}

function textOf(value: JsonObject[string]): string {
  return stringOf(objectOf(value)['S']);
}
