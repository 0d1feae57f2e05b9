// More that people do with the pool of a run: removing songs of others, taking back at once what they save, and polling songs that
// they tick. Drawn apart from the rest of the pool, so that a seed without these stays as it is.

import type { PoolAct, PoolPlan } from './pool-plan.ts';
import type { Random } from './random.ts';

/** In how many runs that have a pool. */
const deedRuns = 0.4;
const busyMs = 9_000;

export interface Moderating {
  readonly people: number;
  /** Numbers of those who may remove the songs of others. */
  readonly moderators: readonly number[];
}

export function withDeeds(pool: PoolPlan, { people, moderators }: Moderating, random: Random): PoolPlan {
  if (pool.songs.length === 0 || !random.chance(deedRuns)) return pool;
  const songs = pool.songs.map(({ song }) => song);
  const deeds = Array.from({ length: random.between(1, 3) }, (_, number): PoolAct => {
    const kind = random.pick(['remove', 'remove', 'undo', 'undo', 'poll-these'] as const);
    const byModerator = kind === 'remove' && moderators.length > 0;
    const at = random.below(busyMs);
    const person = byModerator ? random.pick(moderators) : random.below(people);
    return { id: `pool-deed-${number + 1}`, at, person, kind, song: random.pick(songs) };
  });
  return { ...pool, acts: [...pool.acts, ...deeds] };
}
