// One process among several that look for seeds of planted faults, telling the parent of each.

import { plantSeeds } from './plant-seeds.ts';
import { findSighting, sightingAt } from './planted-run.ts';
import { type FaultName, faultNames } from './plants.ts';

export interface FoundPlant {
  readonly name: string;
  /** Undefined where no seed sees it. */
  readonly seed: number | undefined;
  readonly steps: number;
}

const [mode = '', ...names] = process.argv.slice(2);

for (const name of faultNames.filter((one) => names.includes(one))) {
  const sighting = (mode === 'keep' ? await seenStill(name) : undefined) ?? (await findSighting(name));
  const found: FoundPlant = { name, seed: sighting?.seed, steps: sighting?.steps ?? 0 };
  process.send?.(found);
}
process.disconnect?.();

async function seenStill(name: FaultName) {
  const seed = plantSeeds[name];
  return seed === undefined ? undefined : sightingAt(name, seed);
}
