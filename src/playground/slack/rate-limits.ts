// How often Slack lets an app call. Counted by the clock that was handed in.

import { type JsonObject, stringOf } from '../protocol/json.ts';

export interface RateLimits {
  /** `chat.update` in a minute over the whole workspace; 50 unless told, `false` for no limit. */
  readonly updatesPerMinute?: number | false;
  /** Other methods in a minute, by name; those not named have no limit. */
  readonly callsPerMinute?: Readonly<Record<string, number>>;
  /** Whether `chat.postMessage` is limited to one a second per channel, with a burst of 3. Off unless told. */
  readonly limitsPosts?: boolean;
}

const minuteMs = 60_000;
const postBurst = 3;

/** Tells for each call whether it is one too many: the seconds to wait, or undefined when it may go ahead. */
export function createRateLimits(now: () => number, limits: RateLimits = {}) {
  const { updatesPerMinute = 50, callsPerMinute = {}, limitsPosts = false } = limits;
  const perMinute = new Map(Object.entries(callsPerMinute));
  if (updatesPerMinute !== false) perMinute.set('chat.update', updatesPerMinute);
  const posts = new Map<string, { left: number; at: number }>();
  const calls = new Map<string, readonly number[]>();

  function waitInMinute(method: string, limit: number): number | undefined {
    const recent = (calls.get(method) ?? []).filter((at) => at > now() - minuteMs);
    const [oldest] = recent;
    const isTooMany = oldest !== undefined && recent.length >= limit;
    calls.set(method, isTooMany ? recent : [...recent, now()]);
    return isTooMany ? secondsUntil(oldest + minuteMs) : undefined;
  }

  function waitForPost(channel: string): number | undefined {
    const bucket = posts.get(channel) ?? { left: postBurst, at: now() };
    const left = Math.min(postBurst, bucket.left + (now() - bucket.at) / 1_000);
    const mayPost = left >= 1;
    posts.set(channel, { left: mayPost ? left - 1 : left, at: now() });
    return mayPost ? undefined : 1;
  }

  function secondsUntil(time: number): number {
    return Math.max(1, Math.ceil((time - now()) / 1_000));
  }

  return (method: string, args: JsonObject): number | undefined => {
    const limit = perMinute.get(method);
    const wait = limit === undefined ? undefined : waitInMinute(method, limit);
    if (wait !== undefined || method !== 'chat.postMessage' || !limitsPosts) return wait;
    return waitForPost(stringOf(args['channel']));
  };
}
