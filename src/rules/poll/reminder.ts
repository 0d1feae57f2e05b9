// When a channel is reminded of a poll that is about to close.

import type { Poll } from './poll.ts';

/** Polls that run for a shorter time are over before anybody has to be reminded. In milliseconds. */
const shortestReminded = 3_600_000;
/** Of the time that a poll runs. */
const shareLeft = 1 / 5;

/** When a fifth of a poll's time is left, in milliseconds since 1970; undefined where nobody is to be reminded. */
export function reminderAt({ remind, createdAt, closesAt }: Poll): number | undefined {
  if (remind === 'nobody' || closesAt === undefined) return undefined;
  const runs = closesAt - createdAt;
  return runs < shortestReminded ? undefined : Math.round(closesAt - runs * shareLeft);
}
