// A run with a planted fault, and the search for the seeds that see one: whenever the app sends its requests in another order,
// other seeds do.

import { type FaultName, plantedFaults } from './plants.ts';
import { type Run, simulate, weatherOf } from './simulation.ts';
import type { PlantedFault } from './tampering.ts';

export interface Sighting {
  readonly seed: number;
  /** How many steps the run took. */
  readonly steps: number;
  /** It is what the run complains of first, and nothing lasts for days in it. */
  readonly isPlain: boolean;
}

/** Most faults show in one of the first ten. */
const mostSeeds = 1_500;
/** Of so many that see it the shortest is taken: of plain ones, or of any. A fault that shows seldom is taken where it shows. */
const enoughPlain = 2;
const enough = 3;
const choosyUntil = 50;

/** @returns undefined where the run does not see it. */
export async function sightingAt(name: FaultName, seed: number): Promise<Sighting | undefined> {
  const { plant, calmMinutes, ...fault }: PlantedFault = plantedFaults[name];
  if (fault.in === 'fair weather' && weatherOf(seed).mood !== 'fair') return undefined;
  const run = await simulate({ seed, plant, calmMinutes });
  const sees = (complaint: string) => fault.seenBy.some((words) => complaint.startsWith(words));
  return run.broken.some(sees) ? { seed, steps: run.steps.length, isPlain: isPlain(run, sees) } : undefined;
}

function isPlain({ broken, plan }: Run, sees: (complaint: string) => boolean): boolean {
  return plan.days.upsets.length === 0 && broken.slice(0, 1).every(sees);
}

/** @returns undefined where none of many seeds sees it. */
export async function findSighting(name: FaultName): Promise<Sighting | undefined> {
  const found: Sighting[] = [];
  const plain = () => found.filter((one) => one.isPlain);
  for (let seed = 1; seed <= mostSeeds; seed += 1) {
    const sighting = await sightingAt(name, seed);
    if (sighting !== undefined) found.push(sighting);
    if (found.length >= (seed < choosyUntil ? enough : 1) || plain().length >= enoughPlain) break;
  }
  const [shortest] = (plain().length > 0 ? plain() : found).toSorted((one, other) => one.steps - other.steps);
  return shortest;
}
