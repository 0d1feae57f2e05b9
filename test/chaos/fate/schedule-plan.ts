// The schedules of a run: what they post, which songs wait for them, and what people do with them around each moment at which
// something is due; drawn apart from the rest. They run in a channel of their own, once everything else has come to rest.

import type { Random } from './random.ts';

export interface SchedulesPlan {
  readonly schedules: readonly ScheduleWish[];
  /** How many songs wait in the pool from the start. */
  readonly songs: number;
  /** What comes around each moment, one after the other. */
  readonly rounds: readonly Round[];
}

/** A schedule as somebody sets it up. */
export interface ScheduleWish {
  readonly id: string;
  readonly what: 'poll' | 'song';
  readonly songsFrom: 'pool' | 'people';
  readonly songs: number;
  readonly resumes: 'by-itself' | 'by-hand';
  readonly themes: readonly string[];
  /** `16:00`, in UTC. */
  readonly time: string;
  readonly isDaily: boolean;
}

/** From shortly before a moment on. */
export interface Round {
  /** How late the clock comes to look, in milliseconds; less than 0: the storm begins before the moment. */
  readonly late: number;
  /** How long things go wrong, in milliseconds. */
  readonly stormMs: number;
  readonly acts: readonly ScheduleAct[];
}

export const scheduleDeeds = [
  'stop',
  'pause',
  'resume',
  'skip',
  'edit',
  'run',
  'fill',
  'archive',
  'unarchive',
  'move',
] as const;
export type ScheduleDeed = (typeof scheduleDeeds)[number];

export interface ScheduleAct {
  /** Names it among all acts of the run. */
  readonly id: string;
  /** Milliseconds after the round began. */
  readonly at: number;
  /** Number of the schedule. */
  readonly schedule: number;
  readonly deed: ScheduleDeed;
}

export const noSchedules: SchedulesPlan = { schedules: [], songs: 0, rounds: [] };

/** In how many runs there are any. */
const scheduleRuns = 0.3;
const [second, minute, hour] = [1_000, 60_000, 3_600_000];
/** So long before a moment its storm begins. */
export const leadMs = 5 * second;
/** Most of what people do they do seldom. */
const deeds: readonly ScheduleDeed[] = [
  ...scheduleDeeds,
  ...([
    'stop',
    'pause',
    'pause',
    'resume',
    'resume',
    'skip',
    'run',
    'fill',
    'fill',
    'unarchive',
    'edit',
  ] as const),
];

export function createSchedulesPlan(random: Random): SchedulesPlan {
  if (!random.chance(scheduleRuns)) return noSchedules;
  const schedules = Array.from({ length: random.between(1, 3) }, (_, at): ScheduleWish => {
    const what = random.pick(['poll', 'song', 'song'] as const);
    return {
      id: `schedule-${at + 1}`,
      what,
      songsFrom: random.chance(0.3) ? 'people' : 'pool',
      songs: random.between(2, 3),
      resumes: random.pick(['by-itself', 'by-itself', 'by-hand'] as const),
      themes: random.chance(0.3) ? ['Rain', 'Sun'] : [],
      // Some come in the same storm.
      time: `16:${String(at * 15).padStart(2, '0')}`,
      isDaily: random.chance(0.7),
    };
  });
  const rounds = Array.from({ length: random.between(2, 5) }, (_, number): Round => {
    const acts = Array.from({ length: random.below(4) }, (__, at): ScheduleAct => {
      const isAtOnce = random.chance(0.5);
      return {
        id: `scheduling-${number + 1}-${at + 1}`,
        at: isAtOnce ? leadMs + random.below(random.pick([50, 3 * second])) : random.below(70 * second),
        schedule: random.below(schedules.length),
        deed: random.pick(deeds),
      };
    });
    return { late: latenessOf(random), stormMs: random.pick([20, 70, 150]) * second, acts };
  });
  return { schedules, songs: random.below(9), rounds };
}

function latenessOf(random: Random): number {
  const isInTime = random.chance(0.7);
  const late = random.pick([2 * minute, 20 * minute, 29 * minute, 45 * minute, 50 * hour]);
  return isInTime ? -leadMs : late;
}
