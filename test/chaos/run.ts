// `npm run chaos -- --seeds 10000 [--from N]` runs so many seeds over all cores, tells a short story of those that fail,
// and prints last how often each rare moment came. `--seed N` runs one and prints its steps; `--seed N --shrink` makes a
// failing one short; `--only` and `--timing` play what is left of it again, as its story says. Exits non-zero when an
// invariant does not hold, or when in 500 seeds and more a rare moment came too seldom.
// `--plants` finds new seeds for the planted faults that theirs do not see any more (teeth.test.ts), `--plant <name>` for one.

import { wordsOf } from './checks/figures.ts';
import { shortfalls, tableOf } from './checks/rare-events.ts';
import { findPlants } from './find-plants.ts';
import { runMany } from './run-many.ts';
import { readFlags, wholeNumber } from './seed-flags.ts';
import { type Scenario, simulate } from './simulation.ts';
import { shrink } from './story/shrink.ts';
import { tell } from './story/telling.ts';

const print = (line: string) => process.stdout.write(`${line}\n`);

/** Of so many failing seeds the story is told: more would hardly tell of other faults. */
const mostStories = 3;

const flags = readFlags({
  counted: 'seeds',
  usual: 100,
  options: {
    shrink: { type: 'boolean' },
    only: { type: 'string' },
    timing: { type: 'string' },
    plants: { type: 'boolean' },
    plant: { type: 'string' },
  },
  usage:
    ' [--shrink], [--only ids] [--timing 1] as the story of a seed says; --plants or --plant name for the seeds of planted faults',
  read: ({ shrink: isToShrink = false, only, timing, plants = false, plant }) => ({
    isToShrink,
    plant: typeof plant === 'string' ? plant : undefined,
    isForPlants: plants === true || plant !== undefined,
    only:
      typeof only === 'string' ? ({ ids: new Set(only.split(',')), mishaps: 'named' } as const) : undefined,
    timing: timing === undefined ? 0 : wholeNumber('timing', timing),
  }),
});

/** @returns whether everything held. */
async function followOne(scenario: Scenario): Promise<boolean> {
  const { seed, broken, steps, fingerprint, figures } = await simulate(scenario);
  for (const step of steps) print(step);
  for (const complaint of broken) print(`✗ ${complaint}`);
  print(`seed ${seed}, fingerprint ${fingerprint}: ${wordsOf(figures)}`);
  return broken.length === 0;
}

/** @returns whether everything held. */
async function tellStory(scenario: Scenario): Promise<boolean> {
  const story = await shrink(scenario);
  for (const line of story === undefined ? [`seed ${scenario.seed} breaks nothing`] : tell(story))
    print(line);
  return story === undefined;
}

/** @returns whether everything held, and everything came. */
async function followMany({ from, count }: typeof flags): Promise<boolean> {
  const { failed, figures, rare, seconds, workers } = await runMany({ from, count, print });
  for (const seed of failed.slice(0, mostStories)) await tellStory({ seed });
  for (const line of tableOf(rare)) print(line);
  const seldom = shortfalls(rare, count);
  for (const shortfall of seldom) print(`✗ ${shortfall}`);
  const speed = `${seconds.toFixed(0)} s, ${(count / seconds).toFixed(1)} seeds/s over ${workers} processes`;
  print(`${count} seeds, ${failed.length} broken: ${wordsOf(figures)}; ${speed}`);
  return failed.length === 0 && seldom.length === 0;
}

function follow(): Promise<boolean> {
  const { seed, only, timing, isToShrink, isForPlants, plant } = flags;
  if (isForPlants) return findPlants(plant, print);
  if (seed === undefined) return followMany(flags);
  const scenario = { seed, only, timing };
  return isToShrink ? tellStory(scenario) : followOne(scenario);
}

process.exitCode = (await follow()) ? 0 : 1;
