// Finds a seed for each planted fault that its present one does not see any more, over all cores, and writes them down.

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { plantSeeds } from './plant-seeds.ts';
import type { FoundPlant } from './plant-worker.ts';
import { faultNames } from './plants.ts';

const seedsFile = fileURLToPath(new URL('plant-seeds.ts', import.meta.url));
const worker = fileURLToPath(new URL('plant-worker.ts', import.meta.url));

/**
 * @param anew the only one to be looked for, whatever is known of it; absent: all that are not seen any more
 * @returns whether there is a seed for each
 */
export async function findPlants(anew: string | undefined, print: (line: string) => void): Promise<boolean> {
  const names = anew === undefined ? faultNames : faultNames.filter((name) => name === anew);
  if (names.length === 0) throw new Error(`There is no fault called “${anew}”: see test/chaos/plants.ts.`);
  const seeds = new Map<string, number | undefined>(Object.entries(plantSeeds));

  function told({ name, seed, steps }: FoundPlant): void {
    const known = seeds.get(name);
    seeds.set(name, seed);
    if (seed === undefined) print(`✗ ${name}: no seed sees it`);
    else if (seed !== known) print(`${name}: seed ${known ?? 'none'} → ${seed}, ${steps} steps`);
    // Each at once: the search takes minutes, and who ends it keeps what was found.
    writeFileSync(seedsFile, sourceOf(seeds));
  }

  const mode = anew === undefined ? 'keep' : 'anew';
  const workers = Math.min(availableParallelism(), names.length);
  const shares = Array.from({ length: workers }, (_, share) =>
    names.filter((__, at) => at % workers === share),
  );
  await Promise.all(shares.map((share) => work([mode, ...share], told)));
  return names.every((name) => seeds.get(name) !== undefined);
}

async function work(words: readonly string[], told: (found: FoundPlant) => void): Promise<void> {
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  const child = fork(worker, words, { execArgv: process.execArgv, env });
  child.on('message', told);
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`A worker ended with ${code}.`);
}

function sourceOf(seeds: ReadonlyMap<string, number | undefined>): string {
  const lines = faultNames.flatMap((name) => {
    const seed = seeds.get(name);
    return seed === undefined ? [] : [`  '${name}': ${seed},`];
  });
  return `// Written by \`npm run chaos -- --plants\`: a seed that sees each planted fault, and is short.

import type { FaultName } from './plants.ts';

export const plantSeeds: Readonly<Partial<Record<FaultName, number>>> = {
${lines.join('\n')}
};
`;
}
