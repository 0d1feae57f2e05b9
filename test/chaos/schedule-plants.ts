// Faults planted into schedules (see plants.ts).

import { type JsonObject, objectOf, stringOf } from '../../src/playground/protocol/json.ts';
import {
  answered,
  changed,
  type IsMeant,
  isFor,
  isNewErrandLike,
  type PlantedFault,
  unconditionally,
  undone,
} from './tampering.ts';

const hoursMs = 3 * 60 * 60 * 1_000;

export const scheduleFaults = {
  'an occurrence begun whatever has become of its schedule': {
    plant: () => ({ tamper: unconditionally(isFor('strike')) }),
    seenBy: ['a stopped or paused schedule begins nothing', 'an occurrence is posted once'],
  },
  'a schedule that posts although it was stopped': {
    plant: () => ({
      tamper: answered(isFor('read of the schedule'), (body) =>
        body.replaceAll(/"status":\{"S":"(stopped|paused)"\}/gu, '"status":{"S":"active"}'),
      ),
    }),
    seenBy: ['who posts has read that the schedule runs'],
  },
  'a song of the day that stays in the pool': {
    plant: () => ({ tamper: undone(isSongHad) }),
    seenBy: ['no song is posted on two days', 'no song of the day is lost'],
  },
  'a pause that is told whenever anybody looks': {
    plant: () => ({ tamper: undone(isNoteOfPause) }),
    seenBy: ['its owner is told once'],
  },
  'a pause that nobody is told of': {
    plant: () => ({ tamper: undone(isNewErrandLike('ERRAND#tell-paused-')) }),
    seenBy: ['what its owner has to know is told'],
  },
  'an occurrence posted hours late': {
    plant: () => ({ tamper: changed(isFor('strike'), begunAfterAll) }),
    seenBy: ['what is missed for half an hour'],
  },
  'an occurrence that is begun and not posted': {
    plant: () => ({ tamper: undone(isNewErrandLike('ERRAND#post-')) }),
    seenBy: ['what is begun is posted'],
  },
} as const satisfies Readonly<Record<string, PlantedFault>>;

const isSongHad: IsMeant = (request) =>
  isFor('song of the pool')(request) && JSON.stringify(request.body).includes('"place":{"S":"won"}');

const isNoteOfPause: IsMeant = (request) =>
  isFor('note of a telling')(request) && request.sk.startsWith('ERRAND#tell-paused-');

/** Of one that was missed: as if it were due only hours later. */
function begunAfterAll(body: JsonObject): JsonObject {
  const item = objectOf(body['Item']);
  const { M: missed } = objectOf(item['missed']);
  const { M: current } = objectOf(item['current']);
  const isUnderway = current !== undefined && objectOf(current)['settledAt'] === undefined;
  if (missed === undefined || isUnderway) return body;
  const { name, at } = objectOf(missed);
  if (stringOf(objectOf(objectOf(current)['name'])['S']) >= stringOf(objectOf(name)['S'])) return body;
  const later = Number(stringOf(objectOf(at)['N'])) + hoursMs;
  return {
    ...body,
    Item: {
      ...item,
      current: { M: { name: name ?? null, at: { N: String(later) }, what: item['what'] ?? null } },
    },
  };
}
