// Every message and window of schedules, at their fullest and in each state: looked at as pictures, and held to Slack's limits.

import type { ModalView } from '@slack/types';
import { formOf, newPlan, type PlanForm } from '../../src/rules/schedule/planning.ts';
import { paused, withNext } from '../../src/rules/schedule/running.ts';
import type { PauseReason, Schedule } from '../../src/rules/schedule/schedule.ts';
import { localTime } from '../../src/rules/schedule/timetable.ts';
import type { Message } from '../../src/slack/kit/message.ts';
import {
  type ListedSchedule,
  type ScheduleList,
  scheduleListWindow,
} from '../../src/slack/views/schedule-list.ts';
import { missedMessage, pausedMessage } from '../../src/slack/views/schedule-messages.ts';
import { scheduleWindow } from '../../src/slack/views/schedule-window.ts';
import { songOfTheDayMessage } from '../../src/slack/views/song-of-the-day.ts';
import { english } from '../../src/slack/words/english/english.ts';

/** A Friday at noon, in UTC. */
const now = Date.UTC(2026, 10, 27, 12);
const longTitle =
  'Which song shall we all dance to on the roof of the old office after the very last meeting of the week?';

const schedule = (over: Partial<Schedule> = {}): Schedule => {
  const { weekdays, time: _, zone: __, ...plan } = newPlan('Europe/Berlin');
  return withNext(
    {
      ...plan,
      timetable: { weekdays, time: '16:00', zone: 'Europe/Berlin' },
      title: 'Friday song',
      ...{ id: 'schedule0001', channel: 'C0MUSIC', owner: { id: 'U1', name: 'Ann' }, language: 'en' },
      ...{ planEdition: 0, createdAt: now, status: 'active', pauses: 0, hadThemes: [] },
      ...over,
    },
    now,
  );
};
const pausedFor = (
  why: PauseReason,
  over: Partial<Schedule> = {},
  more: { songs?: number; error?: string } = {},
) => paused(schedule(over), { why, at: now, ...more });

const told = ({ timetable: { zone } }: Schedule, at: number) => ({ at, local: localTime(zone, at) });
const listed = (one: Schedule, mayChange = true): ListedSchedule => ({
  schedule: one,
  next: one.next && told(one, one.next.at),
  mayChange,
});
const list = (over: Partial<ScheduleList> = {}) =>
  scheduleListWindow(english, { channel: 'C0MUSIC', schedules: [], notices: [], ...over });

const daily: Partial<Schedule> = {
  what: 'song',
  title: '',
  timetable: { weekdays: [1, 2, 3, 4, 5], time: '09:00', zone: 'America/Argentina/Buenos_Aires' },
};
const long: Partial<Schedule> = {
  title: longTitle,
  timetable: { weekdays: [1, 2, 3, 4, 6, 7], time: '23:59', zone: 'America/Argentina/Buenos_Aires' },
};
const few = [
  listed(schedule()),
  listed(schedule({ ...daily, id: 'schedule0002', owner: { id: 'U2', name: 'Bo' } }), false),
  listed(pausedFor('pool', { id: 'schedule0003', title: 'Monday song', songsFrom: 'pool' })),
  listed(pausedFor('owner-left', { ...long, id: 'schedule0004' })),
];
const full = Array.from({ length: 20 }, (_, at) => listed(schedule({ ...long, id: `schedule00${at + 10}` })));

const zones = Intl.supportedValuesOf('timeZone');
const form = (over: Partial<PlanForm> = {}): PlanForm => ({ ...formOf(schedule()), ...over });
const setting = (over: Partial<PlanForm>, more: { id?: string; isChangedMeanwhile?: boolean } = {}) =>
  scheduleWindow(english, {
    metadata: {
      channel: 'C0MUSIC',
      planEdition: 0,
      form: form(over),
      ...(more.id !== undefined && { id: more.id }),
    },
    next: [1, 8, 15].map((days) => told(schedule(), now + days * 24 * 60 * 60 * 1_000)),
    zones,
    isChangedMeanwhile: more.isChangedMeanwhile ?? false,
  });

export const scheduleWindows: Readonly<Record<string, ModalView>> = {
  'schedule-poll': setting({}),
  'schedule-people': setting({ songsFrom: 'people', themes: ['Songs about rain', 'One-hit wonders'] }),
  'schedule-song': setting({ what: 'song' }),
  'schedule-edit': setting({ title: longTitle }, { id: 'schedule0001', isChangedMeanwhile: true }),
  'schedule-no-days': scheduleWindow(english, {
    metadata: { channel: 'C0MUSIC', planEdition: 0, form: form({ weekdays: [] }) },
    next: [],
    zones,
  }),
  'schedules-none': list(),
  'schedules-looking': list({ schedules: undefined }),
  'schedules-few': list({ schedules: few, notices: [{ kind: 'saved', title: 'Friday song' }] }),
  'schedules-full': list({ schedules: full }),
  'schedules-refused': list({ schedules: few, notices: [{ kind: 'may-not', owner: 'Ann' }] }),
};

const names = { command: '/songpoll', bot: 'songpoll' };

export const schedulePrivateWords: Readonly<Record<string, Message>> = {
  'schedule-paused-pool': pausedMessage(english, pausedFor('pool', {}, { songs: 1 }), names),
  'schedule-paused-by-hand-later': pausedMessage(
    english,
    pausedFor('pool', { resumes: 'by-hand', what: 'song' }, { songs: 0 }),
    names,
  ),
  'schedule-paused-place': pausedMessage(english, pausedFor('place', {}, { error: 'not_in_channel' }), names),
  'schedule-paused-left': pausedMessage(english, pausedFor('owner-left', { title: longTitle }), names),
  'schedule-missed': missedMessage(english, schedule(), {
    missed: told(schedule(), now),
    next: told(schedule(), now + 7 * 24 * 60 * 60 * 1_000),
  }),
  'schedule-missed-thrice': missedMessage(english, schedule(), {
    missed: told(schedule(), now - 14 * 24 * 60 * 60 * 1_000),
    several: { times: 3, last: told(schedule(), now) },
    next: told(schedule(), now + 7 * 24 * 60 * 60 * 1_000),
  }),
};

export const scheduleMessages = (entries: readonly Parameters<typeof songOfTheDayMessage>[1]['entry'][]) =>
  Object.fromEntries(
    entries.map((entry, at) => [
      `song-of-the-day-${at + 1}`,
      songOfTheDayMessage(english, {
        entry,
        by: 'Ann',
        title: at === 0 ? '' : longTitle,
        from: {
          id: 'schedule0001',
          timetable:
            at === 0 ? { weekdays: [5], time: '16:00', zone: 'UTC' } : { ...schedule(long).timetable },
        },
        marksExplicit: true,
      }),
    ]),
  );
