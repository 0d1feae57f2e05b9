// The rare moments of ties, and of polls in which nobody voted.

import type { Evidence, PollEvidence } from './evidence.ts';
import { isRefused } from './exchanges.ts';
import type { RareEvent } from './rare-event.ts';

export const tieEvents: readonly RareEvent[] = [
  {
    name: 'a run-off that is opened',
    why: 'none, or two',
    floor: 10,
    count: countOf(({ poll }) => poll.runOffOf !== undefined),
  },
  {
    name: 'a poll opened for another hour',
    why: 'none, or two',
    floor: 5,
    count: countOf(({ poll }) => poll.anotherHourOf !== undefined),
  },
  {
    name: 'a coin that is tossed',
    why: 'two songs picked, or one that did not tie',
    floor: 10,
    count: countOf(({ poll }) => poll.toss !== undefined),
  },
  {
    name: 'a tie decided by a button',
    why: 'decided by who may not',
    floor: 5,
    count: countOf(({ poll, deciders }) => poll.ties === 'all' && deciders.length > 0),
  },
  {
    name: 'a decision that somebody else has made',
    why: 'decided twice',
    floor: 1,
    count: ({ exchanges }) =>
      exchanges.filter((exchange) => exchange.purpose === 'decision' && isRefused(exchange)).length,
  },
];

function countOf(isMeant: (poll: PollEvidence) => boolean) {
  return ({ polls }: Evidence): number => polls.filter(isMeant).length;
}
