// Must hold: whatever happens to the app, however its processes race and die, what people see ends true. A handful of
// runs here; `npm run chaos` does as many as one likes.

import { expect, test } from 'vitest';
import { simulate } from './simulation.ts';

const seeds = [1, 2, 3, 4];

/** A run takes a second or two where nothing else is going on. */
const timeout = 90_000;

test.each(seeds)('every invariant holds after the storm of seed %i', { timeout }, async (seed) => {
  const { broken } = await simulate({ seed });
  expect(broken).toEqual([]);
});

test('a seed is the same run every time, whatever ran before it, and another one than any other', {
  timeout,
}, async () => {
  const once = await simulate({ seed: 5 });
  const other = await simulate({ seed: 6 });
  const again = await simulate({ seed: 5 });
  expect(again.steps).toEqual(once.steps);
  expect(again.fingerprint).toBe(once.fingerprint);
  expect(other.fingerprint).not.toBe(once.fingerprint);
});
