// The private list of a conversation's open polls.

import type { PollListWords } from '../poll-list.ts';
import { counted, quoted } from './grammar.ts';

export const pollList: PollListWords = {
  heading: 'Open polls I know of in this conversation',
  whichToClose: 'Which poll shall I close?',
  noneLeft: 'I know of no other open poll in this conversation.',
  startedBy: (owner) => `started by ${owner}`,
  closeLabel: (title) => `Close ${quoted(title)}`,
  more: (polls) => `${counted(polls, { one: 'older poll is', other: 'older polls are' })} open too.`,
};
