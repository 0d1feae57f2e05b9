// The rare moments of schedules, counted.

import type { Evidence } from './evidence.ts';
import { isApplied, isRefused } from './exchanges.ts';
import type { RareEvent } from './rare-event.ts';
import type { OccurrenceSeen, ScheduleSeen } from './schedule-history.ts';

const schedulesIn = ({ schedules }: Evidence): readonly ScheduleSeen[] => schedules?.schedules ?? [];
const occurrencesIn = (evidence: Evidence): readonly OccurrenceSeen[] =>
  schedulesIn(evidence).flatMap(({ occurrences }) => occurrences);
const isPosted = ({ posts }: OccurrenceSeen) => posts.some(isApplied);

function turns(
  evidence: Evidence,
  isMeant: (schedule: ScheduleSeen['history'][number]['schedule']) => boolean,
): number {
  return schedulesIn(evidence).reduce((sum, { history }) => {
    const met = history.filter(({ schedule }, at) => {
      const before = history[at - 1]?.schedule;
      return isMeant(schedule) && before !== undefined && !isMeant(before);
    });
    return sum + met.length;
  }, 0);
}

export const scheduleEvents: readonly RareEvent[] = [
  {
    name: 'an occurrence that is posted',
    why: 'one that is posted twice, or never',
    floor: 150,
    count: (evidence) => occurrencesIn(evidence).filter(isPosted).length,
  },
  {
    name: 'an occurrence that two begin at once',
    why: 'one that comes about twice',
    floor: 30,
    count: ({ schedules }) =>
      schedules?.exchanges.filter((one) => one.purpose === 'strike' && isRefused(one)).length ?? 0,
  },
  {
    name: 'an occurrence that is posted after a death',
    why: 'a song that is lost, or had twice',
    floor: 2,
    count: ({ schedules, ...evidence }) =>
      occurrencesIn({ ...evidence, schedules }).filter(({ id, posts, begunAt }) =>
        posts.some(
          (post) =>
            isApplied(post) &&
            schedules?.exchanges.some(
              ({ death, sentAt, request }) =>
                death !== undefined && sentAt >= begunAt && sentAt < post.sentAt && request.body.includes(id),
            ),
        ),
      ).length,
  },
  {
    name: 'an occurrence that is missed',
    why: 'one that is posted hours late, or forgotten without a word',
    floor: 35,
    count: (evidence) =>
      schedulesIn(evidence).reduce(
        (sum, { history }) =>
          sum + new Set(history.flatMap(({ schedule }) => schedule.missed?.name ?? [])).size,
        0,
      ),
  },
  {
    name: 'a schedule that waits for its pool',
    why: 'one that is paused again and again, or told of it each time',
    floor: 20,
    count: (evidence) => turns(evidence, ({ pause }) => pause?.why === 'pool'),
  },
  {
    name: 'a schedule whose channel takes no posts',
    why: 'a song that is lost where it could not be posted',
    floor: 12,
    count: (evidence) => turns(evidence, ({ pause }) => pause?.why === 'place'),
  },
  {
    name: 'a schedule that is stopped or paused while something of it is posted',
    why: 'a post after that',
    floor: 6,
    count: (evidence) =>
      turns(
        evidence,
        ({ status, current, pause }) =>
          (status === 'stopped' || pause?.why === 'by-hand') &&
          current !== undefined &&
          current.settledAt === undefined,
      ),
  },
  {
    name: 'a song of the day that is given back',
    why: 'one that is lost',
    floor: 4,
    count: ({ schedules }) => schedules?.givenBack ?? 0,
  },
];
