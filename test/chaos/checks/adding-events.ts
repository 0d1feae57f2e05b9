// The rare moments of adding songs to a poll, counted.

import { songsIn } from '../../../src/rules/poll/editing.ts';
import { mostSongs } from '../../../src/rules/poll/poll.ts';
import { isRefused } from './exchanges.ts';
import type { RareEvent } from './rare-event.ts';

export const addingEvents: readonly RareEvent[] = [
  {
    name: 'a song added in a storm',
    why: 'a song too many, or said to be where it is not',
    floor: 20,
    count: ({ polls }) =>
      sum(polls.map(({ songsTold }) => songsTold.filter(({ kind }) => kind === 'in').length)),
  },
  {
    name: 'a song taken back in a storm',
    why: 'votes that were given for it',
    floor: 6,
    count: ({ polls }) =>
      sum(polls.map(({ songsTold }) => songsTold.filter(({ kind }) => kind === 'out').length)),
  },
  {
    name: 'two who change the songs of a poll at once',
    why: 'a song that overwrites another one',
    floor: 3,
    count: ({ exchanges }) =>
      exchanges.filter((one) => isRefused(one) && one.purpose === 'edit' && setsSongs(one.request.body))
        .length,
  },
  {
    name: 'a poll that gets full',
    why: 'an eleventh song',
    floor: 1,
    count: ({ polls }) =>
      polls.filter(({ songHistory }) => songHistory.some((then) => songsIn(then).length === mostSongs))
        .length,
  },
  {
    name: 'a vote for a song that was added',
    why: 'a song that takes no votes, or counts for another one',
    floor: 3,
    count: ({ polls }) =>
      sum(
        polls.map(
          ({ poll, clicks }) =>
            clicks.filter(({ song, told }) => told === 'counted' && poll.songs[song]?.addedBy !== undefined)
              .length,
        ),
      ),
  },
];

const setsSongs = (body: string) => body.includes('#songs');
const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
