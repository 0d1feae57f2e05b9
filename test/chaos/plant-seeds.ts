// Written by `npm run chaos -- --plants`: a seed that sees each planted fault, and is short.

import type { FaultName } from './plants.ts';

export const plantSeeds: Readonly<Partial<Record<FaultName, number>>> = {
  'a drawing out of turn': 3,
};
