// The channel's pool of a run: which songs wait in it when it begins, whose window of a poll is filled from it, and what people
// do with it meanwhile; drawn apart from the rest, so that the rest of a seed stays as it is.

import { type Urgency, urgencies } from '../../../src/rules/pool/entry.ts';
import type { Random } from './random.ts';

export interface PoolPlan {
  readonly songs: readonly SavedSong[];
  /** Ids of the polls whose owners press **Fill from the pool** before they post. */
  readonly filled: readonly string[];
  readonly acts: readonly PoolAct[];
}

export interface SavedSong {
  /** "Song 7". */
  readonly song: number;
  /** Numbers of the people who want it, in the order in which they came. */
  readonly people: readonly number[];
  readonly urgency: Urgency;
  /** How long before the run it was saved, in milliseconds. */
  readonly age: number;
}

export interface PoolAct {
  /** Names it among all acts of the run. */
  readonly id: string;
  /** Milliseconds after the storm began. */
  readonly at: number;
  /** Number of the person. */
  readonly person: number;
  readonly kind: 'suggest' | 'want' | 'take-back' | 'remove' | 'undo' | 'poll-these';
  readonly song: number;
}

export const noPool: PoolPlan = { songs: [], filled: [], acts: [] };

/** In how many runs there is one. */
const poolRuns = 0.35;
const busyMs = 9_000;
const day = 24 * 60 * 60 * 1_000;
/** Some of the songs with which polls begin, and some that only the pool has. */
const songsOfPolls = [1, 2, 3, 4];
const others = [71, 72, 73, 74, 75, 76];

export function createPool(polls: readonly string[], people: number, random: Random): PoolPlan {
  if (!random.chance(poolRuns)) return noPool;
  const known = [...songsOfPolls, ...others];
  const saved = known.filter(() => random.chance(0.5));
  const songs = saved.map((song, at): SavedSong => {
    const first = random.below(people);
    const second = (first + random.between(1, people - 1)) % people;
    const age = random.between(1, 100) * day + at;
    return {
      ...{ song, age, urgency: random.pick(urgencies) },
      people: random.chance(0.3) ? [first, second] : [first],
    };
  });
  const filled = polls.filter(() => random.chance(0.7));
  const together = random.below(busyMs);
  const acts = Array.from({ length: random.between(2, 8) }, (_, number): PoolAct => {
    const isAtOnce = number < 2;
    return {
      id: `pool-${number + 1}`,
      at: isAtOnce ? together + random.below(60) : random.below(busyMs),
      person: random.below(people),
      kind: isAtOnce ? 'suggest' : random.pick(['suggest', 'suggest', 'want', 'take-back', 'take-back']),
      song: isAtOnce ? 77 : random.pick(known),
    };
  });
  return { songs, filled, acts };
}
