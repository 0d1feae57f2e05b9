// A request to DynamoDB as the wire sees it, and the same request changed.

import { type JsonObject, objectOf, parsedJson, stringOf } from '../../../src/playground/protocol/json.ts';
import type { Outgoing } from './enclosure.ts';

export interface TableRequest {
  /** `UpdateItem`, `Query` … */
  readonly operation: string;
  readonly body: JsonObject;
  /** Of the one item it is about; empty for queries and batches. */
  readonly pk: string;
  readonly sk: string;
  /** The update expression, or an empty string. */
  readonly expression: string;
}

export function readTableRequest(request: Outgoing): TableRequest {
  const body = objectOf(parsedJson(request.body));
  const key = objectOf(body['Key'] ?? body['Item']);
  return {
    operation: String(request.headers['x-amz-target']).split('.').at(-1) ?? '',
    body,
    pk: textOf(key['pk']),
    sk: textOf(key['sk']),
    expression: stringOf(body['UpdateExpression']),
  };
}

/** In a few words, for people who follow a run. */
export function describeTableRequest({ operation, pk, sk, expression }: TableRequest): string {
  const item = pk === '' ? '' : ` ${pk.replace(/^POLL#/, '')}/${sk}`;
  return `${operation}${item}${expression === '' ? '' : ` ${expression.slice(0, 32)}`}`;
}

/** The partition that a query reads. */
export function queriedPartition({ body }: TableRequest): string {
  return textOf(objectOf(body['ExpressionAttributeValues'])[':pk']);
}

function textOf(value: JsonObject[string]): string {
  return stringOf(objectOf(value)['S']);
}
