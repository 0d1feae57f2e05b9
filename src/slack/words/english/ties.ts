// What follows when songs tie or nobody has voted.

import type { TieWords } from '../ties.ts';

export const ties: TieWords = {
  runOffButton: 'Run-off',
  tossButton: 'Coin toss',
  anotherHourButton: 'Open for another hour',

  runOffTitle: (title) => `Run-off: ${title}`,
  tossed: (song) => `The coin toss picks ${song}`,
  runOffOpens: 'A run-off of these songs opens in a moment, for 30 minutes',
  runOffIsOpen: 'A run-off decides between these songs',
  runOffFailed: 'The run-off couldn’t be opened, so all of them win',
  anotherHourOpens: 'It opens for another hour in a moment, as a new poll',
  anotherHourIsOpen: 'It was opened for another hour, as a new poll',
  anotherHourFailed: 'It couldn’t be opened for another hour',

  seeRunOff: 'See the run-off',
  seeAnotherHour: 'See the new poll',
  runOffOf: 'Run-off of an earlier poll',
  anotherHourOf: 'Another hour for an earlier poll',
};
