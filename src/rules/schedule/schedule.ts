// What a schedule is, as types: a poll or a song of the day that is posted by itself. Decisions about it stand in the files
// beside this one.

import type { Language, Person } from '../poll/poll.ts';
import type { Choices } from '../poll/settings.ts';
import type { FromSchedule } from './origin.ts';
import type { ThemeOrder } from './themes.ts';
import type { Occurrence, Timetable } from './timetable.ts';

/** What is posted: a poll, or one song without a vote. */
export const scheduleKinds = ['poll', 'song'] as const;
export type ScheduleKind = (typeof scheduleKinds)[number];

/** Where the songs of a poll come from: the channel's pool, or people, who add them to the open poll. */
export const songSources = ['pool', 'people'] as const;
export type SongSource = (typeof songSources)[number];

/** How long a song of the day is kept from coming back: for the channel's weeks, or for good. */
export const comebacks = ['weeks', 'never'] as const;
export type Comeback = (typeof comebacks)[number];

/** How a schedule goes on that had nothing to post: as soon as there is enough, or when somebody resumes it. */
export const resumptions = ['by-itself', 'by-hand'] as const;
export type Resumption = (typeof resumptions)[number];

export const scheduleStatuses = ['active', 'paused', 'stopped'] as const;
export type ScheduleStatus = (typeof scheduleStatuses)[number];

/**
 * Why a schedule is paused: somebody wanted it, the pool has too little, the channel takes no posts, its owner has left, its
 * time zone is not known any more.
 */
export const pauseReasons = ['by-hand', 'pool', 'place', 'owner-left', 'zone'] as const;
export type PauseReason = (typeof pauseReasons)[number];

/** So many schedules run in a channel at most. */
export const mostSchedules = 20;
/** What schedules of one channel post is at least so far apart, in milliseconds. */
export const leastApartMs = 15 * 60_000;
/** What was missed is posted so much too late at most, in milliseconds. */
export const mostLateMs = 30 * 60_000;

/** Zones are 26 hours apart at most, in which a time of day comes twice; one more does no harm. */
export const mostHadKept = 3;

/** What its owner has chosen. */
export interface SchedulePlan {
  readonly what: ScheduleKind;
  /** Of its polls; empty where none is given. */
  readonly title: string;
  readonly timetable: Timetable;
  readonly songsFrom: SongSource;
  /** How many songs of the pool a poll gets: 2 to 10. */
  readonly songs: number;
  /** What its polls are about, one after the other; empty for none. */
  readonly themes: readonly string[];
  readonly themeOrder: ThemeOrder;
  /** The settings of its polls. Voting ends after a time that is known. */
  readonly choices: Choices;
  readonly comesBack: Comeback;
  readonly resumes: Resumption;
}

/** Why, and since when, in milliseconds since 1970. */
export interface Pause {
  readonly why: PauseReason;
  readonly at: number;
  /** Counts its pauses, so that each is told of once. */
  readonly number: number;
  /** Slack's own word for its no, where the channel takes no posts. */
  readonly error?: string;
  /** How many songs the pool had, where those were too few. */
  readonly songs?: number;
}

/** One moment at which something is posted. Its name is that of the moment, so that it comes about once. */
export interface BegunOccurrence {
  /** `2027-03-26T16:00` by the clock on the wall there, or `now-…` where somebody wanted it at once. */
  readonly name: string;
  /** When it was due, in milliseconds since 1970. */
  readonly at: number;
  /** As it was planned then: what was begun goes on as it was. */
  readonly what: ScheduleKind;
  readonly theme?: string;
  /** When it was seen to: posted, or known not to be. */
  readonly settledAt?: number;
}

/** An occurrence that was not posted, for the app was not running or Slack did not take it. */
export interface MissedOccurrence {
  /** Of several that were missed in one outage this is the first. */
  readonly name: string;
  readonly at: number;
  /** How many they were, and when the last of them was due; not there where it was one. */
  readonly several?: { readonly times: number; readonly lastAt: number };
}

export interface Schedule extends SchedulePlan {
  readonly id: string;
  /** Slack's id of the conversation it posts in. */
  readonly channel: string;
  readonly owner: Person;
  readonly language: Language;
  /** Counts the changes of its plan. */
  readonly planEdition: number;
  /** Times are milliseconds since 1970. */
  readonly createdAt: number;
  readonly status: ScheduleStatus;
  readonly pause?: Pause;
  /** How often it was paused. */
  readonly pauses: number;
  /** When it posts next; absent where it does not. */
  readonly next?: Occurrence;
  /** Up to the name of this occurrence, people wanted them left out. */
  readonly skipped?: string;
  /** The latest that was begun. */
  readonly current?: BegunOccurrence;
  /**
   * Names of the latest that the clock has begun, newest first: no more than can come again on the wall of another zone.
   * @see mostHadKept
   */
  readonly had?: readonly string[];
  /** The latest that was missed. */
  readonly missed?: MissedOccurrence;
  /** The themes that were had in the present go. */
  readonly hadThemes: readonly string[];
}

/** The plan alone: a schedule has more than that. */
export function planOf(plan: SchedulePlan): SchedulePlan {
  const { what, title, timetable, songsFrom, songs, themes, themeOrder, choices, comesBack, resumes } = plan;
  return {
    ...{ what, title, timetable, songsFrom, songs },
    ...{ themes, themeOrder, choices, comesBack, resumes },
  };
}

/** How many songs the pool must have, that something can be posted from it; 0 where it is not asked. */
export function fewestInPool({ what, songsFrom }: Pick<SchedulePlan, 'what' | 'songsFrom'>): number {
  if (what === 'song') return 1;
  return songsFrom === 'pool' ? 2 : 0;
}

/** Whether it goes on by itself once the pool has enough. */
export function waitsForPool({ status, pause, resumes }: Schedule): boolean {
  return status === 'paused' && pause?.why === 'pool' && resumes === 'by-itself';
}

/** Whether the clock has to look at it. */
export function isOnClock(schedule: Schedule): boolean {
  return schedule.status === 'active' || waitsForPool(schedule);
}

/** Whether something is being posted, or may be. */
export function isUnderway({ current }: Pick<Schedule, 'current'>): boolean {
  return current !== undefined && current.settledAt === undefined;
}

export function fromSchedule({ id, timetable }: Schedule): FromSchedule {
  return { id, timetable };
}
