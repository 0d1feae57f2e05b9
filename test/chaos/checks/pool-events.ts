// The rare moments of a channel's pool, counted.

import { isRefused } from './exchanges.ts';
import type { RareEvent } from './rare-event.ts';

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
    name: 'a song of the pool that wins',
    why: 'a winner that comes back at once',
    floor: 5,
    count: ({ pool }) =>
      pool?.entries.filter(({ before, after }) => before?.place.kind !== 'won' && after?.place.kind === 'won')
        .length ?? 0,
  },
];
