// The checks of the simulation have teeth: each of these faults, planted into the app, is found within a few runs.

import { expect, test } from 'vitest';
import {
  announcesWithoutClaim,
  closesWithoutSealing,
  drawsWhatItHeard,
  drawsWithoutItsTurn,
  drawsWithoutPace,
  votesWithoutCondition,
} from './plants.ts';
import { simulate } from './simulation.ts';
import type { Plant } from './world/chaos-world.ts';

interface Bite {
  readonly fault: string;
  readonly plant: () => Plant;
  /** The first words of the invariants that see it. */
  readonly seenBy: readonly string[];
}

const bites: readonly Bite[] = [
  {
    fault: 'a drawing that trusts what it was told instead of reading in its turn',
    plant: drawsWhatItHeard,
    seenBy: ['no draw shows an older state', 'draws keep their pace'],
  },
  {
    fault: 'a drawing out of turn',
    plant: () => drawsWithoutItsTurn,
    seenBy: ['no draw shows an older state', 'draws keep their pace'],
  },
  {
    fault: 'a close without sealing',
    plant: () => closesWithoutSealing,
    seenBy: ['the poll is closed and its boxes'],
  },
  {
    fault: 'a vote without its condition',
    plant: () => votesWithoutCondition,
    seenBy: ['the counts of each box'],
  },
  {
    fault: 'an announcement without claim',
    plant: () => announcesWithoutClaim,
    seenBy: ['the result is announced once'],
  },
  { fault: 'an unpaced draw', plant: () => drawsWithoutPace, seenBy: ['draws keep their pace'] },
];

/** Each is seen in the first of these today; when the app sends its requests in another order, in a later one. */
const first = 4;
const mostSeeds = 100;

test.each(bites)('$fault is caught', { timeout: 60_000 }, async ({ plant, seenBy }) => {
  const isSeen = (complaint: string) => seenBy.some((words) => complaint.startsWith(words));
  for (let seed = first; seed < first + mostSeeds; seed += 1) {
    const { broken } = await simulate({ seed, plant: plant() });
    if (broken.some(isSeen)) return;
  }
  expect.fail(`None of ${mostSeeds} runs saw it.`);
});
