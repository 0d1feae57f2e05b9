// Polls in which others go on: run-offs, and those opened for another hour. No plan knows of them.

import { type JsonObject, objectOf, stringOf } from '../../../src/playground/protocol/json.ts';
import { pollIdOf } from '../../../src/store/keys.ts';
import type { ChaosWorld } from '../world/chaos-world.ts';

type World = Pick<ChaosWorld, 'items'>;

export interface NextPoll {
  readonly id: string;
  /** The poll that goes on in it. */
  readonly from: string;
  /** How many. */
  readonly songs: number;
  readonly status: string;
  /** Milliseconds since 1970. */
  readonly closesAt: number;
}

/** The poll at a partition key, where it is one of these. */
export function nextPollAt({ items }: World, pk: string): NextPoll | undefined {
  const item = items.get(pk)?.get('POLL') ?? {};
  const link = objectOf(item['runOffOf'] ?? item['anotherHourOf']);
  const from = textOf(objectOf(link['M'])['poll']);
  const id = pollIdOf({ pk, sk: 'POLL' });
  if (from === '' || id === undefined) return undefined;
  const { L: songs } = objectOf(item['songs']);
  return {
    ...{ id, from },
    songs: Array.isArray(songs) ? songs.length : 0,
    status: textOf(item['status']),
    closesAt: Number(stringOf(objectOf(item['closesAt'])['N'])),
  };
}

export function nextPolls(world: World): readonly NextPoll[] {
  return [...world.items.keys()].flatMap((pk) => nextPollAt(world, pk) ?? []);
}

export const openNextPolls = (world: World) => nextPolls(world).filter(({ status }) => status === 'open');

const textOf = (value: JsonObject[string]) => stringOf(objectOf(value)['S']);
