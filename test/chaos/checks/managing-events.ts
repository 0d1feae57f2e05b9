// The rare moments of managing a poll, counted.

import { isDeleted } from '../../../src/rules/poll/poll.ts';
import { isApplied, isRefused } from './exchanges.ts';
import type { RareEvent } from './rare-event.ts';

export const managingEvents: readonly RareEvent[] = [
  {
    name: 'a poll deleted in a storm',
    why: 'votes, messages or an announcement left of it',
    floor: 20,
    count: ({ polls }) => polls.filter(({ poll }) => isDeleted(poll)).length,
  },
  {
    name: 'a poll deleted after somebody had voted in it',
    why: 'votes that outlive it',
    floor: 10,
    count: ({ polls }) =>
      polls.filter(({ poll, clicks }) => isDeleted(poll) && clicks.some(({ told }) => told === 'counted'))
        .length,
  },
  {
    name: 'a song removed in a storm',
    why: 'its votes in the result',
    floor: 5,
    count: ({ polls }) => polls.filter(({ poll }) => poll.songs.some(({ isRemoved }) => isRemoved)).length,
  },
  {
    name: 'a poll handed over in a storm',
    why: 'a former owner who still manages it',
    floor: 3,
    count: ({ polls }) =>
      polls.filter(({ tellings }) => tellings.some(({ kind }) => kind === 'handed over')).length,
  },
  {
    name: 'a poll changed in a storm',
    why: 'a change on top of another that nobody has seen',
    floor: 10,
    count: ({ exchanges }) => exchanges.filter((one) => one.purpose === 'edit' && isApplied(one)).length,
  },
  {
    name: 'a change or a deletion of a poll that was another one by then',
    why: 'the same',
    floor: 1,
    count: ({ exchanges }) =>
      exchanges.filter((one) => (one.purpose === 'edit' || one.purpose === 'poll deleted') && isRefused(one))
        .length,
  },
];
