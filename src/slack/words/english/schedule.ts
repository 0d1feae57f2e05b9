// Schedules: polls and songs of the day that are posted by themselves.

import type { Timetable } from '../../../rules/schedule/timetable.ts';
import { type Weekday, weekdays } from '../../../rules/schedule/weekdays.ts';
import { asTyped } from '../../kit/mrkdwn.ts';
import { shortInline } from '../../kit/text.ts';
import type { ScheduleError, ScheduleNotice, ScheduleWords, ToldMoment } from '../schedule.ts';
import type { Sentences } from '../sentences.ts';
import { andModerators, counted, listed, quoted, slackWord, songs } from './grammar.ts';
import { manifest } from './manifest.ts';
import { settings } from './settings.ts';

const days: Readonly<Record<Weekday, string>> = {
  1: 'Monday',
  2: 'Tuesday',
  3: 'Wednesday',
  4: 'Thursday',
  5: 'Friday',
  6: 'Saturday',
  7: 'Sunday',
};
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const workdays = '1,2,3,4,5';

/** "Friday 26 March 2027 at 16:00", from `2027-03-26T16:00`. */
function dateAndTime(local: string): string {
  const [date = '', time = ''] = local.split('T');
  const [year, month, day] = date.split('-').map(Number);
  const weekday = new Date(`${date}T00:00Z`).getUTCDay() || 7;
  const named = weekdays.find((one) => one === weekday);
  return `${named === undefined ? '' : `${days[named]} `}${day} ${months[(month ?? 1) - 1]} ${year} at ${time}`;
}

/** "Berlin time", from `Europe/Berlin`. */
function zoneName(zone: string): string {
  const place = (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
  return zone.includes('/') ? `${place} time` : place;
}

function onDays(on: readonly Weekday[]): string {
  if (on.length === weekdays.length) return 'Every day';
  if (on.join() === workdays) return 'Every weekday';
  return `Every ${listed(on.map((day) => days[day]))}`;
}

const every = ({ weekdays: on, time, zone }: Timetable): string =>
  `${onDays(on)} at ${time} (${zoneName(zone)})`;

/** As a part of a sentence. */
const lowered = (text: string) => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;

/** In each reader's own zone; older apps and notifications show that of the schedule. */
function when({ at, local }: ToldMoment): string {
  const seconds = Math.floor(at / 1_000);
  return `<!date^${seconds}^{date_long_pretty} at {time}|${dateAndTime(local)}>`;
}

const names = { poll: 'Song poll', song: 'Song of the day' } as const;
const resume = 'Resume';
const edit = 'Edit';
const titled = (title: string) => quoted(shortInline(title, 100, names.poll));

export const schedule: ScheduleWords = {
  names,
  pollTitle: (title, theme) =>
    theme === undefined || title === '' ? title || (theme ?? '') : `${title}: ${theme}`,
  every,
  when,
  window: {
    create: 'New schedule',
    edit: 'Edit schedule',
    save: 'Save',
    cancel: 'Cancel',
    about: (channel) => `Posts by itself in ${channel}, until it’s paused or stopped.`,
    what: { label: 'What', choices: names },
    title: { label: 'Title', example: 'Friday song' },
    on: { label: 'On', choices: days },
    time: { label: 'At' },
    zone: { label: 'Time zone' },
    otherZones: 'Others',
    nextTimes: '*The next three times for you:*',
    noTimes: 'Choose at least one day and a time to see when it posts next.',
    songsFrom: {
      label: 'Songs from',
      choices: { pool: 'The pool', people: 'People, in the poll itself' },
      hint: 'The pool: songs that people have saved in this channel. In the poll itself: it opens empty, and people add songs.',
    },
    songs: {
      label: 'How many songs',
      hint: 'If the pool has fewer, but at least two, the poll takes those.',
    },
    themes: {
      label: 'Themes',
      example: 'Songs about rain',
      hint: 'One a line, at most 50. Each poll gets the next one, and none comes again until all were had.',
    },
    themeOrder: { label: 'Themes come', choices: { 'in-order': 'In order', shuffled: 'Shuffled' } },
    ends: {
      '15m': settings.votingEnds.choices['15m'],
      '1h': settings.votingEnds.choices['1h'],
      '4h': settings.votingEnds.choices['4h'],
      '24h': settings.votingEnds.choices['24h'],
    },
    comesBack: {
      label: 'The same song again',
      choices: { weeks: 'After some weeks', never: 'Never' },
      hint: 'Some weeks: as many as this channel keeps winners out, 8 unless an admin has set another number.',
    },
    resumes: {
      label: 'If the pool has too few songs',
      choices: {
        'by-itself': 'Pause until there are enough',
        'by-hand': 'Pause until it’s resumed',
      },
      hint: 'Either way nothing is posted, and you’re told once.',
    },
    changedMeanwhile:
      'Nothing is saved yet, because somebody else changed this schedule meanwhile. What you see here is yours: press Save to save it on top.',
  },
  list: {
    heading: 'Schedules',
    close: 'Done',
    none: (channel) =>
      `Nothing is posted by itself in ${channel} yet. A schedule posts a song poll or a song of the day on the days you choose.`,
    standing: (count, channel) => `${counted(count, { one: 'schedule', other: 'schedules' })} in ${channel}`,
    create: 'New schedule',
    skip: 'Skip next',
    pause: 'Pause',
    resume,
    edit,
    stop: {
      button: 'Stop',
      title: 'Stop this schedule?',
      text: 'Nothing is posted by it any more. What it has posted stays. This can’t be undone.',
      confirm: 'Stop it',
      deny: 'Keep it',
    },
    run: 'Run now',
    about: (act, title) => `${act}: ${title}`,
    what: ({ what, songsFrom, songs: count }) => {
      if (what === 'song') return `${names.song}: the next one from the pool`;
      return songsFrom === 'pool'
        ? `${names.poll}: up to ${songs(count)} from the pool`
        : `${names.poll}: people add the songs`;
    },
    owner: (by) => `Set up by ${by}`,
    next: (at) => `Next: ${at}`,
    paused: {
      'by-hand': 'Paused',
      pool: 'Paused: the pool has too few songs',
      place: 'Paused: Slack doesn’t let me post here',
      'owner-left': 'Paused: whoever set it up has left',
      zone: 'Paused: its time zone isn’t known any more',
    },
    goesOnByItself: 'It goes on by itself once there are enough',
  },
  from: (timetable) => `From a schedule: ${lowered(every(timetable))}`,
  stopThis: 'Stop this schedule',
  song: {
    suggestedBy: (by) => `Suggested by ${by}`,
    text: (title, song) => `${title}: ${song}`,
  },
  told: {
    paused(told) {
      const { title, channel } = told;
      return `${asTyped(titled(title))} in ${channel} is paused. ${whyPaused(told)}`;
    },
    missed: ({ title, channel, missed, several, next }) =>
      [
        `${asTyped(titled(title))} in ${channel} was due ${missedTimes(missed, several)} and was not posted, as far as I know: I was not running, or Slack did not take it, for half an hour.`,
        ...(next === undefined ? [] : [`Next time: ${when(next)}.`]),
      ].join(' '),
  },
};

type ToldMissed = Parameters<ScheduleWords['told']['missed']>[0];

function missedTimes(missed: ToldMoment, several: ToldMissed['several']): string {
  if (several === undefined) return when(missed);
  return `${several.times} times, from ${when(missed)} to ${when(several.last)},`;
}

type ToldPause = Parameters<ScheduleWords['told']['paused']>[0];

function whyPaused(told: ToldPause): string {
  const { why, owner, command, bot, error, fewest, songs: count, resumes } = told;
  const press = `press *${resume}* in \`${command} schedules\` there`;
  switch (why) {
    case 'pool': {
      const has = count === 0 ? 'has no song' : `has only ${songs(count)}`;
      const then = resumes === 'by-itself' ? 'It goes on by itself then.' : `Then ${press}.`;
      return `Its pool ${has} to post, and it needs ${fewest}. To fill it, choose *${manifest.saveForPoll.name}* in the menu of a message with a Spotify link, or type \`${command} suggest\` there. ${then}`;
    }
    case 'place':
      return `${placeTrouble(error, bot)} Then ${press}.`;
    case 'owner-left':
      return `${asTyped(shortInline(owner, 40, 'Whoever set it up'))}, who set it up, has left. A DJ of the channel or a workspace admin can take it over: ${press}.`;
    case 'zone':
      return `Its time zone is not known any more. Press *${edit}* in \`${command} schedules\` there and choose another one. Then press *${resume}*.`;
  }
}

function placeTrouble(error: string, bot: string): string {
  if (error === 'is_archived') return 'The channel is archived. Somebody who may has to bring it back.';
  if (error === 'channel_not_found' || error === 'not_in_channel')
    return `I am not in the channel any more. Type \`/invite @${shortInline(bot, 40)}\` there.`;
  return `Slack does not let me post there (${slackWord(error)}). Ask an admin of the workspace to allow it.`;
}

export const scheduleNotices: Sentences<ScheduleNotice> = {
  saved: ({ title }) => `${titled(title)} is saved.`,
  skipped: ({ title, skipped }) => `${titled(title)} leaves out ${dateAndTime(skipped.local)}.`,
  'not-next-any-more': ({ title }) => `That time of ${titled(title)} was left out, or has come, already.`,
  paused: ({ title }) => `${titled(title)} is paused. Nothing is posted until somebody resumes it.`,
  resumed: ({ title }) => `${titled(title)} goes on.`,
  'still-too-few': ({ title, fewest, songs: count }) =>
    `${titled(title)} stays paused: the pool has ${count === 0 ? 'no song' : `only ${songs(count)}`} to post, and it needs ${fewest}.`,
  'too-few-to-run': ({ title, fewest, songs: count }) =>
    `${titled(title)} was not run: the pool has ${count === 0 ? 'no song' : `only ${songs(count)}`} to post, and it needs ${fewest}.`,
  stopped: ({ title }) => `${titled(title)} is stopped. What it has posted stays.`,
  'stopped-underway': ({ title }) =>
    `${titled(title)} is stopped. Something of it was being posted at this moment and may still appear; nothing comes after that.`,
  running: ({ title }) => `${titled(title)} is being posted now.`,
  'ran-lately': ({ title }) =>
    `${titled(title)} was posted less than 15 minutes ago, or is being posted, so it was not run again.`,
  'not-active': ({ title }) => `${titled(title)} is paused or stopped, so nothing was posted.`,
  'no-zone': ({ title }) =>
    `The time zone of ${titled(title)} isn’t known any more, so it’s paused. Press ${edit} and choose another one, then ${resume}.`,
  'may-not': ({ owner }) =>
    `Only ${andModerators(shortInline(owner, 40, 'whoever set it up'))} can change this schedule. Nothing was changed.`,
  gone: 'This schedule is stopped, so it can’t be changed any more.',
  'not-opened': 'The window could not be opened in time. Please try again.',
  looking: 'Looking at the schedules…',
};

export const scheduleErrors: Sentences<ScheduleError> = {
  'no-days': 'Choose at least one day.',
  'no-time': 'Choose a time.',
  'no-zone': 'Choose a time zone.',
  'too-many-themes': ({ limit }) => `At most ${limit} themes. Take some out.`,
  'theme-too-long': ({ limit }) => `A theme has at most ${limit} characters. Shorten the longest.`,
  'themes-too-long': 'All themes together are too long. Shorten some, or take some out.',
  'no-ballot-key':
    'Anonymous polls need a key that this app has not been given. Choose names, or ask whoever runs the app.',
  'too-many-schedules': ({ limit }) =>
    `This channel has ${limit} schedules, as many as it can have. Stop one first.`,
  'too-near': ({ minutes, at }) =>
    `Schedules of a channel are at least ${minutes} minutes apart, and another one posts ${lowered(every(at))}. Choose another time.`,
  'not-invited': ({ bot }) =>
    `I can’t post in this channel. Type /invite @${shortInline(bot, 40)} there, then save again.`,
  archived: 'This channel is archived, so nothing can be posted in it.',
  'slack-busy': 'Slack is busy and does not say whether I can post here. Please save again in a moment.',
  'may-not': ({ owner }) =>
    `Only ${andModerators(shortInline(owner, 20, 'whoever set it up'))} can change this schedule.`,
  gone: 'This schedule was stopped meanwhile, so it can’t be changed any more.',
};
