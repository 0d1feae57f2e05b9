// How a poll ends by itself.

import type { EndingWords } from '../endings.ts';
import { at, counted } from './grammar.ts';

const people = (count: number) => counted(count, { one: 'person', other: 'people' });

export const endings: EndingWords = {
  closesAtVoters: (count) => `Closes when ${people(count)} ${count === 1 ? 'has' : 'have'} voted`,
  enoughHaveVoted: (count) => `Closed: ${people(count)} ${count === 1 ? 'has' : 'have'} voted`,
  reminder: ({ at: time, voted }) => `${at(time, 'Voting ends')}. ${voted}.`,
};
