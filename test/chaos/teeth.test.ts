// The checks of the simulation have teeth: each of these faults, planted into the app, is found within a few runs.

import { expect, test } from 'vitest';
import { faultNames, type PlantedFault, plantedFaults } from './plants.ts';
import { simulate, weatherOf } from './simulation.ts';

const mostSeeds = 150;

test.each(faultNames)('%s is caught', { timeout: 90_000 }, async (name) => {
  const fault: PlantedFault = plantedFaults[name];
  const isSeen = (complaint: string) => fault.seenBy.some((words) => complaint.startsWith(words));
  const { from = 1 } = fault;
  for (let seed = from; seed < from + mostSeeds; seed += 1) {
    if (fault.in === 'fair weather' && weatherOf(seed).mood !== 'fair') continue;
    const { broken } = await simulate({ seed, plant: fault.plant });
    if (broken.some(isSeen)) return;
  }
  expect.fail(`None of ${mostSeeds} runs saw it.`);
});
