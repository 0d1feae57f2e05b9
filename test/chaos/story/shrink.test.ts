// A seed that a planted fault breaks is made short: what is left is a story of a few lines, and it still breaks.

import { expect, test } from 'vitest';
import { plantSeeds } from '../plant-seeds.ts';
import { type FaultName, plantedFaults } from '../plants.ts';
import { type Scenario, simulate } from '../simulation.ts';
import { invariantOf, type Limits, type Story, shrink } from './shrink.ts';
import { tell } from './telling.ts';

/** Runs only: a machine with much to do is not to change what comes out. */
const inRuns = (runs: number): Limits => ({ runs, ms: Number.POSITIVE_INFINITY });

/** At its seed, which is a short one (plant-seeds.ts). */
function brokenBy(fault: FaultName): Scenario {
  const seed = plantSeeds[fault];
  if (seed === undefined) throw new Error(`No seed is known to see ${fault}: npm run chaos -- --plants`);
  return { seed, plant: plantedFaults[fault].plant };
}

async function storyOf(scenario: Scenario, limits: Limits): Promise<Story> {
  const story = await shrink(scenario, limits);
  if (story === undefined) throw new Error('Nothing broke.');
  return story;
}

test('an announcement without claim is told in a handful of lines', {
  timeout: 300_000,
}, async () => {
  const whole = brokenBy('an announcement without claim');
  const story = await storyOf(whole, inRuns(110));
  const lines = tell(story);
  // A poll may close because enough have voted: then their votes are part of it, and no others.
  expect(lines.length).toBeLessThanOrEqual(12);
  expect(lines.filter((line) => line.includes(' votes for ')).length).toBeLessThanOrEqual(4);
  expect(lines.at(-2)).toContain('✗ the result is announced once');
  expect(lines.at(-1)).toContain(`--seed ${whole.seed} --only poll-${whole.seed}-`);
});

test('what is left of a seed is the same run again, and breaks the same', { timeout: 90_000 }, async () => {
  const whole = brokenBy('a vote without its condition');
  const { mishaps, acts } = await simulate(whole);
  const story = await storyOf(whole, inRuns(40));
  expect(story.run.acts.length + story.run.mishaps.length).toBeLessThan((mishaps.length + acts.length) / 2);

  const again = await simulate(story.scenario);
  expect(again.fingerprint).toBe(story.run.fingerprint);
  expect(again.broken.map(invariantOf)).toContain(story.invariant);
});

test('a story ends where its limits do, and says so', { timeout: 60_000 }, async () => {
  const whole = brokenBy('a vote without its condition');
  const story = await storyOf(whole, inRuns(3));
  expect(story.tried).toBe(3);
  expect(tell(story)[0]).toContain('not searched to the end');
});

test('a seed that breaks nothing has no story', async () => {
  expect(await shrink({ seed: 1 })).toBeUndefined();
});
