// The rare moments of a channel's pool, counted.

import { type JsonObject, objectsOf } from '../../../src/playground/protocol/json.ts';
import { actionIds } from '../../../src/slack/kit/ids.ts';
import { isRefused } from './exchanges.ts';
import type { RareEvent } from './rare-event.ts';

const isPressed = (body: JsonObject, id: string) => objectsOf(body['actions'])[0]?.['action_id'] === id;

export const poolEvents: readonly RareEvent[] = [
  {
    name: 'a poll with songs of the pool',
    why: 'a song in two places, or in none',
    floor: 20,
    count: ({ pool }) => pool?.posted.filter(({ drawn }) => drawn.length > 0).length ?? 0,
  },
  {
    name: 'a song of the pool changed by two at once',
    why: 'somebody who wanted it is forgotten, or it is drawn twice',
    floor: 5,
    count: ({ exchanges }) =>
      exchanges.filter((one) => one.purpose === 'song of the pool' && isRefused(one)).length,
  },
  {
    name: 'a song that comes back from a poll',
    why: 'a song that is lost, or has lost its age',
    floor: 20,
    count: ({ pool }) =>
      pool?.entries.filter(
        ({ before, after }) => before?.place.kind === 'in-poll' && after?.place.kind === 'waiting',
      ).length ?? 0,
  },
  {
    name: 'a song of the pool removed, whoever wants it',
    why: 'a song that is lost, or comes back',
    floor: 2,
    count: ({ pool, deliveries }) =>
      deliveries.some(({ body }) => isPressed(body, actionIds.removeSaved))
        ? (pool?.entries.filter(
            ({ before, after }) => before?.place.kind === 'waiting' && after === undefined,
          ).length ?? 0)
        : 0,
  },
  {
    name: 'songs that are saved, and taken back by Undo',
    why: 'somebody who wants a song still, or another who does no more',
    floor: 5,
    count: ({ deliveries }) => deliveries.filter(({ body }) => isPressed(body, actionIds.undoSaved)).length,
  },
  {
    name: 'a song of the pool that wins',
    why: 'a winner that comes back at once',
    floor: 5,
    count: ({ pool }) =>
      pool?.entries.filter(({ before, after }) => before?.place.kind !== 'won' && after?.place.kind === 'won')
        .length ?? 0,
  },
];
