import { expect, test } from 'vitest';
import type { FinishedCall } from '../../../src/songs/spotify/calls.ts';
import { hasty, unavailability, useSpotify } from './spotify-at-hand.ts';
import { type Failure, failures } from './spotify-wire.ts';

const spotify = useSpotify();

/** A catalogue, and how its requests ended. */
function watched(options: Parameters<typeof spotify.catalogue>[0] = {}) {
  const calls: FinishedCall[] = [];
  const catalogue = spotify.catalogue({ ...options, onCall: (call) => calls.push(call) });
  return { catalogue, calls, outcomes: () => calls.map(({ outcome }) => outcome) };
}

test('each request is told of once it is over, the one for a token too, and none for what is remembered', async () => {
  const { catalogue, calls, outcomes } = watched();
  await catalogue.searchSongs('summer', 0);
  await catalogue.searchSongs('summer', 0);
  await catalogue.expandShortLink('https://spotify.link/abc123');
  expect(outcomes()).toEqual(['answered', 'answered', 'answered']);
  expect(calls.every(({ ms }) => ms >= 0 && Number.isInteger(ms))).toBe(true);
});

test.each<[string, Failure]>([
  ['429', failures.tooMany(30)],
  ['403', failures.premiumLapsed],
  ['502', failures.badGateway],
  ['down', failures.brokenJson],
])('a request that fails is told of as %s', async (outcome, failure) => {
  const { catalogue, outcomes } = watched();
  spotify.wire.failNext(failure);
  await unavailability(catalogue.searchSongs('summer', 0));
  expect(outcomes()).toEqual(['answered', outcome]);
});

test('a request that does not end is told of as slow', async () => {
  const { catalogue, outcomes } = watched({ timings: { ...hasty, token: 9_000, utmost: 9_000 } });
  await catalogue.warmUp();
  spotify.wire.failNext(failures.hang);
  await unavailability(catalogue.searchSongs('summer', 0));
  expect(outcomes()).toEqual(['answered', 'slow']);
});
