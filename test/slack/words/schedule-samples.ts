// The samples for the words of schedules.

import type { Timetable } from '../../../src/rules/schedule/timetable.ts';
import type { Words } from '../../../src/slack/words/words.ts';
import type { Samples } from './samples.ts';

const friday: Timetable = { weekdays: [5], time: '16:00', zone: 'Europe/Berlin' };
const workdays: Timetable = { weekdays: [1, 2, 3, 4, 5], time: '09:00', zone: 'UTC' };
const everyDay: Timetable = { weekdays: [1, 2, 3, 4, 5, 6, 7], time: '00:30', zone: 'Asia/Kolkata' };
const longest: Timetable = {
  weekdays: [1, 2, 3, 4, 6, 7],
  time: '23:59',
  zone: 'America/Argentina/ComodRivadavia',
};
const moment = { at: 1_806_076_800_000, local: '2027-03-26T16:00' };

/** In order of the catalogue. */
export const scheduleSamples: Samples<Words['schedule']> = {
  names: { poll: 'section', song: 'section' },
  pollTitle: {
    in: 'section',
    with: ({ pollTitle }) => [
      [pollTitle, undefined],
      ['', 'Songs about rain'],
      [pollTitle, 'Songs about rain'],
    ],
  },
  every: { in: 'section', with: () => [[friday], [workdays], [everyDay], [longest]] },
  when: { in: 'section', with: () => [[moment]] },
  window: {
    create: 'window heading',
    edit: 'window heading',
    save: 'window button',
    cancel: 'window button',
    about: { in: 'section', with: () => [['<#C1>']] },
    what: {
      label: 'label',
      choices: { poll: 'option', song: 'option' },
      hint: 'hint',
      example: 'placeholder',
    },
    title: { label: 'label', hint: 'hint', example: 'placeholder' },
    on: {
      label: 'label',
      choices: { 1: 'option', 2: 'option', 3: 'option', 4: 'option', 5: 'option', 6: 'option', 7: 'option' },
      hint: 'hint',
      example: 'placeholder',
    },
    time: { label: 'label', hint: 'hint', example: 'placeholder' },
    zone: { label: 'label', hint: 'hint', example: 'placeholder' },
    otherZones: 'option',
    nextTimes: 'section',
    noTimes: 'context',
    songsFrom: {
      label: 'label',
      choices: { pool: 'option', people: 'option' },
      hint: 'hint',
      example: 'placeholder',
    },
    songs: { label: 'label', hint: 'hint', example: 'placeholder' },
    themes: { label: 'label', hint: 'hint', example: 'placeholder' },
    themeOrder: {
      label: 'label',
      choices: { 'in-order': 'option', shuffled: 'option' },
      hint: 'hint',
      example: 'placeholder',
    },
    ends: { '15m': 'option', '1h': 'option', '4h': 'option', '24h': 'option' },
    comesBack: {
      label: 'label',
      choices: { weeks: 'option', never: 'option' },
      hint: 'hint',
      example: 'placeholder',
    },
    resumes: {
      label: 'label',
      choices: { 'by-itself': 'option', 'by-hand': 'option' },
      hint: 'hint',
      example: 'placeholder',
    },
    changedMeanwhile: 'section',
  },
  list: {
    heading: 'window heading',
    close: 'window button',
    none: { in: 'section', with: () => [['<#C1>']] },
    standing: {
      in: 'context',
      with: () => [
        [1, '<#C1>'],
        [20, '<#C1>'],
      ],
    },
    create: 'button',
    skip: 'button',
    pause: 'button',
    resume: 'button',
    edit: 'button',
    stop: {
      button: 'button',
      title: 'confirm title',
      text: 'confirm text',
      confirm: 'confirm button',
      deny: 'confirm button',
    },
    run: 'button',
    about: { in: 'screen reader label', with: ({ labelled }) => [['Skip next', labelled]] },
    what: {
      in: 'context',
      with: () => [
        [{ what: 'song', songsFrom: 'pool', songs: 4 }],
        [{ what: 'poll', songsFrom: 'pool', songs: 4 }],
        [{ what: 'poll', songsFrom: 'people', songs: 4 }],
      ],
    },
    owner: { in: 'context', with: () => [['<@U1>']] },
    next: { in: 'section', with: () => [['Friday']] },
    paused: {
      'by-hand': 'section',
      pool: 'section',
      place: 'section',
      'owner-left': 'section',
      zone: 'section',
    },
    goesOnByItself: 'section',
  },
  from: { in: 'context', with: () => [[friday], [longest]] },
  stopThis: 'button',
  song: {
    suggestedBy: { in: 'section', with: ({ name }) => [[name]] },
    text: { in: 'section', with: ({ pollTitle, song }) => [[pollTitle, song]] },
  },
  told: {
    paused: {
      in: 'section',
      with: ({ pollTitle, name, command, bot, error }) => {
        const told = { title: pollTitle, owner: name, command, bot, channel: '<#C1>' };
        const ofPool = { ...told, why: 'pool', error: '' } as const;
        const ofPlace = { ...told, why: 'place', songs: 0, fewest: 2, resumes: 'by-itself' } as const;
        return [
          [{ ...ofPool, songs: 1, fewest: 2, resumes: 'by-itself' }],
          [{ ...ofPool, songs: 0, fewest: 1, resumes: 'by-hand' }],
          [{ ...ofPlace, error: 'is_archived' }],
          [{ ...ofPlace, error: 'not_in_channel' }],
          [{ ...ofPlace, error }],
          [{ ...ofPlace, why: 'owner-left', error: '' }],
          [{ ...ofPlace, why: 'zone', error: '' }],
        ];
      },
    },
    missed: {
      in: 'section',
      with: ({ pollTitle }) => {
        const told = { title: pollTitle, channel: '<#C1>', missed: moment, several: undefined };
        const thrice = { times: 3, last: moment };
        return [
          [{ ...told, next: undefined }],
          [{ ...told, next: moment }],
          [{ ...told, several: thrice, next: moment }],
        ];
      },
    },
  },
};

export const scheduleNoticeSamples: Samples<Words['scheduleNotices']> = {
  saved: { in: 'context', with: ({ typed }) => [[{ kind: 'saved', title: typed }]] },
  skipped: { in: 'context', with: ({ typed }) => [[{ kind: 'skipped', title: typed, skipped: moment }]] },
  'not-next-any-more': {
    in: 'section',
    with: ({ typed }) => [[{ kind: 'not-next-any-more', title: typed }]],
  },
  paused: { in: 'context', with: ({ typed }) => [[{ kind: 'paused', title: typed }]] },
  resumed: { in: 'context', with: ({ typed }) => [[{ kind: 'resumed', title: typed }]] },
  'still-too-few': {
    in: 'section',
    with: ({ typed }) => [[{ kind: 'still-too-few', title: typed, fewest: 2, songs: 1 }]],
  },
  'too-few-to-run': {
    in: 'section',
    with: ({ typed }) => [[{ kind: 'too-few-to-run', title: typed, fewest: 1, songs: 0 }]],
  },
  stopped: { in: 'context', with: ({ typed }) => [[{ kind: 'stopped', title: typed }]] },
  'stopped-underway': { in: 'section', with: ({ typed }) => [[{ kind: 'stopped-underway', title: typed }]] },
  running: { in: 'context', with: ({ typed }) => [[{ kind: 'running', title: typed }]] },
  'ran-lately': { in: 'section', with: ({ typed }) => [[{ kind: 'ran-lately', title: typed }]] },
  'not-active': { in: 'section', with: ({ typed }) => [[{ kind: 'not-active', title: typed }]] },
  'no-zone': { in: 'section', with: ({ typed }) => [[{ kind: 'no-zone', title: typed }]] },
  'may-not': { in: 'section', with: ({ typedName }) => [[{ kind: 'may-not', owner: typedName }]] },
  gone: 'section',
  'not-opened': 'section',
  looking: 'context',
};

export const scheduleErrorSamples: Samples<Words['scheduleErrors']> = {
  'no-days': 'form error',
  'no-time': 'form error',
  'no-zone': 'form error',
  'too-many-themes': { in: 'form error', with: () => [[{ kind: 'too-many-themes', limit: 50 }]] },
  'theme-too-long': { in: 'form error', with: () => [[{ kind: 'theme-too-long', limit: 80 }]] },
  'themes-too-long': 'form error',
  'no-ballot-key': 'form error',
  'too-many-schedules': { in: 'form error', with: () => [[{ kind: 'too-many-schedules', limit: 20 }]] },
  'too-near': { in: 'form error', with: () => [[{ kind: 'too-near', minutes: 15, at: friday }]] },
  'not-invited': { in: 'form error', with: ({ bot }) => [[{ kind: 'not-invited', bot }]] },
  archived: 'form error',
  'slack-busy': 'form error',
  'may-not': { in: 'form error', with: ({ typedName }) => [[{ kind: 'may-not', owner: typedName }]] },
  gone: 'form error',
};
