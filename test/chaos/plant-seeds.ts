// Written by `npm run chaos -- --plants`: a seed that sees each planted fault, and is short.

import type { FaultName } from './plants.ts';

export const plantSeeds: Readonly<Partial<Record<FaultName, number>>> = {
  'a poll created without its condition': 1,
  'a message without a way to its poll': 4,
  'boxes that are never deleted': 4,
  'a vote without its condition': 4,
  'a vote that ignores the closing time': 22,
  'a vote refused by what was never true': 7,
  'a vote that never gets through': 40,
  'a drawing out of turn': 3,
  'a drawing that trusts what it was told instead of reading in its turn': 2,
  'a drawing that forgets what it has drawn': 49,
  'an unpaced draw': 3,
  'a draw before Slack wants it': 43,
  'a drawer who oversleeps': 49,
  'a look that changes what it looks at': 31,
  'a close without sealing': 4,
  'a close by anybody': 16,
  'everybody taken for an admin': 16,
  'settings saved whatever their edition is': 18,
  'a channel whose settings are not heeded': 21,
  'hidden votes that are shown': 6,
  'anonymous votes that are kept by name': 5,
  'a salt that outlives the poll': 5,
  'a poll that does not wait for enough voters': 4,
  'a reminder without claim': 57,
  'a door that is locked twice': 12,
  'a clock that sees nothing due': 8,
  'a queue that is believed': 20,
};
