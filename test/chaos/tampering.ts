// The tools with which faults are planted: what is done to the requests that the app sends, or to the answers it gets.

import { type JsonObject, objectOf, stringOf } from '../../src/playground/protocol/json.ts';
import type { ErrandName } from '../../src/rules/errand/errand.ts';
import type { Plant } from './world/chaos-world.ts';
import type { Incoming } from './world/enclosure.ts';
import { type TablePurpose, tablePurposeOf } from './world/purposes.ts';
import type { Tampering } from './world/table-end.ts';
import type { TableRequest } from './world/table-request.ts';

export interface PlantedFault {
  /** Made anew for each run. */
  plant(): Plant;
  /** The first words of the invariants that see it. */
  readonly seenBy: readonly string[];
  /** Only there it shows: storms excuse what it does. */
  readonly in?: 'fair weather';
  /** How long the calm lasts, where the app never comes to rest: more would only cost time. */
  readonly calmMinutes?: number;
}

export type IsMeant = (request: TableRequest) => boolean;

export function isFor(...purposes: readonly TablePurpose[]): IsMeant {
  return (request) => purposes.some((purpose) => tablePurposeOf(request) === purpose);
}

export const isNewErrand =
  (name: ErrandName): IsMeant =>
  (request) =>
    isFor('new errand')(request) && request.sk === `ERRAND#${name}`;

export const isNewErrandLike =
  (start: string): IsMeant =>
  (request) =>
    isFor('new errand')(request) && request.sk.startsWith(start);

export function everyOther(isMeant: IsMeant): IsMeant {
  let count = 0;
  return (request) => {
    if (isMeant(request)) count += 1;
    return isMeant(request) && count % 2 === 0;
  };
}

export function firstOf(isMeant: IsMeant): IsMeant {
  let count = 0;
  return (request) => {
    if (!isMeant(request)) return false;
    count += 1;
    return count === 1;
  };
}

const json = { 'content-type': 'application/x-amz-json-1.0' };
const nothingDone: Incoming = { status: 200, headers: json, body: '{}' };

export function undone(isMeant: IsMeant): Tampering {
  return async (request, _, perform) => (isMeant(request) ? nothingDone : perform(request));
}

export function refused(isMeant: IsMeant): Tampering {
  const body = '{"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException"}';
  return async (request, _, perform) =>
    isMeant(request) ? { status: 400, headers: json, body } : perform(request);
}

export function both(one: Tampering, other: Tampering): Tampering {
  return (request, sender, perform) => one(request, sender, (sent) => other(sent, sender, perform));
}

export function answered(isMeant: IsMeant, change: (body: string) => string): Tampering {
  return async (request, _, perform) => {
    const answer = await perform(request);
    return isMeant(request) ? { ...answer, body: change(answer.body) } : answer;
  };
}

export function changed(isMeant: IsMeant, change: (body: JsonObject) => JsonObject): Tampering {
  return async (request, _, perform) =>
    perform(isMeant(request) ? { ...request, body: change(request.body) } : request);
}

export function renamed(placeholder: string, name: string) {
  return (body: JsonObject): JsonObject => ({
    ...body,
    ExpressionAttributeNames: { ...objectOf(body['ExpressionAttributeNames']), [placeholder]: name },
  });
}

/** Only where there is such a value: DynamoDB refuses values that no expression uses. */
export function withValue(placeholder: string, value: JsonObject) {
  return (body: JsonObject): JsonObject => {
    const values = objectOf(body['ExpressionAttributeValues']);
    const isThere = placeholder in values;
    return isThere ? { ...body, ExpressionAttributeValues: { ...values, [placeholder]: value } } : body;
  };
}

export function unconditionally(isMeant: IsMeant): Tampering {
  return changed(
    (request) => request.body['ConditionExpression'] !== undefined && isMeant(request),
    withoutCondition,
  );
}

/** DynamoDB refuses names and values that no expression uses: so the condition stays, and always holds. */
function withoutCondition(body: JsonObject): JsonObject {
  return {
    ...body,
    ConditionExpression: `(${stringOf(body['ConditionExpression'])}) OR attribute_exists(#any) OR attribute_not_exists(#any)`,
    ExpressionAttributeNames: { ...objectOf(body['ExpressionAttributeNames']), '#any': 'pk' },
  };
}
