// The checks of the simulation have teeth: each of these faults, planted into the app, is found, at a seed that is known to see
// it. Where the app sends its requests in another order, others see it: `npm run chaos -- --plants` finds and notes them.

import { expect, test } from 'vitest';
import { plantSeeds } from './plant-seeds.ts';
import { sightingAt } from './planted-run.ts';
import { faultNames } from './plants.ts';

test.each(faultNames)('%s is caught', { timeout: 90_000 }, async (name) => {
  const seed = plantSeeds[name];
  const sighting = seed === undefined ? undefined : await sightingAt(name, seed);
  expect(sighting, `Seed ${seed} does not see it. Find another one: npm run chaos -- --plants`).toBeDefined();
});
