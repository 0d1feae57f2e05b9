// Schedules: polls and songs of the day that are posted by themselves.

import type { VotingEnds } from '../../rules/poll/settings.ts';
import type {
  Comeback,
  PauseReason,
  Resumption,
  ScheduleKind,
  SongSource,
} from '../../rules/schedule/schedule.ts';
import type { ThemeOrder } from '../../rules/schedule/themes.ts';
import type { Timetable } from '../../rules/schedule/timetable.ts';
import type { Weekday } from '../../rules/schedule/weekdays.ts';
import type { Confirmation } from './manage.ts';

/** A moment with what the clock on the wall of the schedule's zone shows then: `2027-03-26T16:00`. */
export interface ToldMoment {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly local: string;
}

/** What came of a click in the list of schedules, or of Save. */
export type ScheduleNotice =
  | { readonly kind: 'saved'; readonly title: string }
  | { readonly kind: 'skipped'; readonly title: string; readonly skipped: ToldMoment }
  /** It was skipped, or has come, since the list was shown. */
  | { readonly kind: 'not-next-any-more'; readonly title: string }
  | { readonly kind: 'paused'; readonly title: string }
  | { readonly kind: 'resumed'; readonly title: string }
  /** It needs so many songs in the pool, and there are so many. */
  | {
      readonly kind: 'still-too-few';
      readonly title: string;
      readonly fewest: number;
      readonly songs: number;
    }
  | {
      readonly kind: 'too-few-to-run';
      readonly title: string;
      readonly fewest: number;
      readonly songs: number;
    }
  | { readonly kind: 'stopped'; readonly title: string }
  /** At this moment something of it is being posted; nothing is after that. */
  | { readonly kind: 'stopped-underway'; readonly title: string }
  | { readonly kind: 'running'; readonly title: string }
  | { readonly kind: 'ran-lately'; readonly title: string }
  | { readonly kind: 'not-active'; readonly title: string }
  /** Its time zone is not known any more. */
  | { readonly kind: 'no-zone'; readonly title: string }
  | { readonly kind: 'may-not'; readonly owner: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'not-opened' }
  | { readonly kind: 'looking' };

/** Why a schedule is not saved. */
export type ScheduleError =
  | { readonly kind: 'no-days' }
  | { readonly kind: 'no-time' }
  | { readonly kind: 'no-zone' }
  | { readonly kind: 'too-many-themes'; readonly limit: number }
  | { readonly kind: 'theme-too-long'; readonly limit: number }
  | { readonly kind: 'themes-too-long' }
  | { readonly kind: 'no-ballot-key' }
  | { readonly kind: 'too-many-schedules'; readonly limit: number }
  /** Another schedule posts at nearly the same time. */
  | { readonly kind: 'too-near'; readonly minutes: number; readonly at: Timetable }
  | { readonly kind: 'not-invited'; readonly bot: string }
  | { readonly kind: 'archived' }
  | { readonly kind: 'slack-busy' }
  | { readonly kind: 'may-not'; readonly owner: string }
  | { readonly kind: 'gone' };

interface Field {
  readonly label: string;
  readonly hint?: string;
  readonly example?: string;
}

interface Menu<Choice extends string | number> extends Field {
  readonly choices: Readonly<Record<Choice, string>>;
}

export interface ScheduleWords {
  /** By which a schedule without a title is known. */
  readonly names: Readonly<Record<ScheduleKind, string>>;
  /** The title of a poll; either part may be missing. */
  readonly pollTitle: (title: string, theme: string | undefined) => string;
  /** "Every Friday at 16:00 (Berlin time)". */
  readonly every: (timetable: Timetable) => string;
  /** mrkdwn: a moment, in each reader's own zone. */
  readonly when: (moment: ToldMoment) => string;

  readonly window: {
    readonly create: string;
    readonly edit: string;
    readonly save: string;
    readonly cancel: string;
    /** mrkdwn */
    readonly about: (channel: string) => string;
    readonly what: Menu<ScheduleKind>;
    readonly title: Field;
    readonly on: Menu<Weekday>;
    readonly time: Field;
    readonly zone: Field;
    /** Above the zones that belong to no part of the world. */
    readonly otherZones: string;
    /** Above the moments. mrkdwn */
    readonly nextTimes: string;
    readonly noTimes: string;
    readonly songsFrom: Menu<SongSource>;
    readonly songs: Field;
    readonly themes: Field;
    readonly themeOrder: Menu<ThemeOrder>;
    readonly ends: Readonly<Record<Exclude<VotingEnds, 'never' | 'at'>, string>>;
    readonly comesBack: Menu<Comeback>;
    readonly resumes: Menu<Resumption>;
    readonly changedMeanwhile: string;
  };

  readonly list: {
    readonly heading: string;
    readonly close: string;
    /** mrkdwn */
    readonly none: (channel: string) => string;
    /** mrkdwn: how many, and where. */
    readonly standing: (schedules: number, channel: string) => string;
    readonly create: string;
    readonly skip: string;
    readonly pause: string;
    readonly resume: string;
    readonly edit: string;
    readonly stop: Confirmation & { readonly button: string };
    readonly run: string;
    /** What each button is about, for those who hear the window. */
    readonly about: (act: string, title: string) => string;
    /** Plain: what it posts, and from where. */
    readonly what: (schedule: {
      readonly what: ScheduleKind;
      readonly songsFrom: SongSource;
      readonly songs: number;
    }) => string;
    /** mrkdwn: `by` is a mention. */
    readonly owner: (by: string) => string;
    /** mrkdwn */
    readonly next: (moment: string) => string;
    /** Why it is paused, in a phrase. */
    readonly paused: Readonly<Record<PauseReason, string>>;
    /** Goes on by itself once the pool has enough. */
    readonly goesOnByItself: string;
  };

  /** mrkdwn, small: below what a schedule has posted. */
  readonly from: (timetable: Timetable) => string;
  /** In the window of Manage. */
  readonly stopThis: string;

  readonly song: {
    /** By whom a song was saved. */
    readonly suggestedBy: (by: string) => string;
    /** For who hears of it, or reads a notification. */
    readonly text: (title: string, song: string) => string;
  };

  /** Direct messages to a schedule's owner. mrkdwn. */
  readonly told: {
    readonly paused: (schedule: {
      readonly why: Exclude<PauseReason, 'by-hand'>;
      readonly title: string;
      readonly channel: string;
      readonly owner: string;
      /** Where the pool has too few. */
      readonly songs: number;
      readonly fewest: number;
      readonly resumes: Resumption;
      readonly error: string;
      readonly command: string;
      readonly bot: string;
    }) => string;
    readonly missed: (schedule: {
      readonly title: string;
      readonly channel: string;
      readonly missed: ToldMoment;
      /** Where it was missed more than once: how often, and when last. */
      readonly several: { readonly times: number; readonly last: ToldMoment } | undefined;
      readonly next: ToldMoment | undefined;
    }) => string;
  };
}
