// One process among several that run seeds: every nth of them, telling the parent of each.

import { simulate } from './simulation.ts';

const [from = 0, until = 0, step = 1] = process.argv.slice(2).map(Number);

for (let seed = from; seed < until; seed += step) {
  const { broken, figures } = await simulate(seed);
  process.send?.({ seed, broken, figures });
}
process.disconnect?.();
