// How often Slack lets an app call. Counted by the clock that was handed in.

import { type JsonObject, stringOf } from '../protocol/json.ts';

export interface RateLimits {
  /** `chat.update` in a minute over the whole workspace; 50 unless told, `false` for no limit. */
  readonly updatesPerMinute?: number | false;
  /** Whether `chat.postMessage` is limited to one a second per channel, with a burst of 3. Off unless told. */
  readonly limitsPosts?: boolean;
}

const minuteMs = 60_000;
const postBurst = 3;

/** Tells for each call whether it is one too many: the seconds to wait, or undefined when it may go ahead. */
export function createRateLimits(now: () => number, limits: RateLimits = {}) {
  const { updatesPerMinute = 50, limitsPosts = false } = limits;
  const posts = new Map<string, { left: number; at: number }>();
  let updates: number[] = [];

  function waitForUpdate(limit: number): number | undefined {
    updates = updates.filter((at) => at > now() - minuteMs);
    const [oldest] = updates;
    if (oldest !== undefined && updates.length >= limit) return secondsUntil(oldest + minuteMs);
    updates.push(now());
    return undefined;
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
    if (method === 'chat.update' && updatesPerMinute !== false) return waitForUpdate(updatesPerMinute);
    if (method === 'chat.postMessage' && limitsPosts) return waitForPost(stringOf(args['channel']));
    return undefined;
  };
}
