// One process among several that run seeds: every nth of them, telling the parent of each.

import type { Report } from './run-many.ts';
import { simulate } from './simulation.ts';

const [from = 0, until = 0, step = 1] = process.argv.slice(2).map(Number);

for (let seed = from; seed < until; seed += step) {
  const { broken, figures, rare } = await simulate({ seed });
  const report: Report = { seed, broken, figures, rare };
  process.send?.(report);
}
process.disconnect?.();
