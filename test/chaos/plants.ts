// Faults planted into the app, to show that the checks would see them. Each does to the requests that the app sends, or
// to its waiting, what such a bug would.

import type { JsonObject } from '../../src/playground/protocol/json.ts';
import { objectOf, stringOf } from '../../src/playground/protocol/json.ts';
import type { Plant } from './world/chaos-world.ts';
import type { Incoming } from './world/enclosure.ts';
import { type TablePurpose, tablePurposeOf } from './world/purposes.ts';
import type { Tampering } from './world/table-end.ts';
import { queriedPartition, type TableRequest } from './world/table-request.ts';

const isFor =
  (...purposes: readonly TablePurpose[]) =>
  (request: TableRequest) =>
    purposes.some((purpose) => tablePurposeOf(request) === purpose);

export const drawsWithoutItsTurn: Plant = { tamper: unconditionally(isFor('turn', 'takeover')) };
export const votesWithoutCondition: Plant = { tamper: unconditionally(isFor('vote')) };
export const announcesWithoutClaim: Plant = { tamper: unconditionally(isFor('claim to announce')) };
export const drawsWithoutPace: Plant = { sleepless: true };

export const closesWithoutSealing: Plant = {
  tamper: async (request, _, perform) => (isFor('seal')(request) ? nothingDone : perform(request)),
};

/** Once it has its turn, the drawer takes what it read before for what is there now. */
export function drawsWhatItHeard(): Plant {
  const heard = new Map<string, Incoming>();
  return {
    async tamper(request, { name }, perform) {
      if (request.operation !== 'Query') return perform(request);
      const by = `${name} ${queriedPartition(request)}`;
      const before = heard.get(by);
      heard.delete(by);
      if (before !== undefined) return before;
      const answer = await perform(request);
      heard.set(by, answer);
      return answer;
    },
  };
}

const nothingDone: Incoming = {
  status: 200,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: '{}',
};

function unconditionally(isMeant: (request: TableRequest) => boolean): Tampering {
  return async (request, _, perform) => {
    const isSeen = request.body['ConditionExpression'] !== undefined && isMeant(request);
    return perform(isSeen ? { ...request, body: withoutCondition(request.body) } : request);
  };
}

/** DynamoDB refuses names and values that no expression uses: so the condition stays, and always holds. */
function withoutCondition(body: JsonObject): JsonObject {
  return {
    ...body,
    ConditionExpression: `(${stringOf(body['ConditionExpression'])}) OR attribute_exists(#any) OR attribute_not_exists(#any)`,
    ExpressionAttributeNames: { ...objectOf(body['ExpressionAttributeNames']), '#any': 'pk' },
  };
}
