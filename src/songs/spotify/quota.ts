// Spotify's quota. After "too many requests" nothing is asked until the time it named: asking on is what turns
// minutes into a day. The block is kept in the shared memory, so that all Lambdas know, and never slept out.

import * as v from 'valibot';
import type { CatalogueMemory } from '../catalogue-memory.ts';
import type { SpotifyRefusal } from './transport.ts';

/** When Spotify names no time, as with an exhausted quota. */
const unnamedBlock = 15 * 60_000;
/** Spotify was seen to name 24 hours. No longer, or one nonsensical answer would end searching for good. */
const longestBlock = 24 * 60 * 60_000;

export interface Quota {
  /** Until when no request may leave (milliseconds since 1970); undefined when one may. */
  blockedUntil(): Promise<number | undefined>;
  /** Blocks for as long as the refusal says; gives the time at which the block ends. */
  block(refusal: SpotifyRefusal): Promise<number>;
}

export function createQuota(memory: CatalogueMemory, now: () => number): Quota {
  let latest = 0;
  return {
    async blockedUntil() {
      if (latest > now()) return latest;
      const shared = v.safeParse(v.object({ until: v.number() }), await memory.recall({ kind: 'block' }));
      if (shared.success) latest = Math.min(shared.output.until, now() + longestBlock);
      return latest > now() ? latest : undefined;
    },
    async block(refusal) {
      const until = now() + lengthOf(refusal, now());
      latest = Math.max(latest, until);
      await memory.remember({ kind: 'block' }, { until: latest }, latest);
      return latest;
    },
  };
}

/** `Retry-After` is in seconds; by the rules of HTTP it may be a date as well. */
function lengthOf(refusal: SpotifyRefusal, now: number): number {
  const named = refusal.headers['retry-after']?.trim() ?? '';
  const ms = /^\d+(?:\.\d+)?$/.test(named) ? Number(named) * 1_000 : Date.parse(named) - now;
  return Number.isNaN(ms) ? unnamedBlock : Math.min(Math.max(ms, 1_000), longestBlock);
}
