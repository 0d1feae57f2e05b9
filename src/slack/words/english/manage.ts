// The window in which a poll is managed.

import { fewestSongs } from '../../../rules/poll/poll.ts';
import { shortInline } from '../../kit/text.ts';
import type { HandOverError, ManageNotice, ManageWords } from '../manage.ts';
import type { Sentences } from '../sentences.ts';
import { andModerators, at, listed, quoted, quotedShort, songs } from './grammar.ts';
import { pollMessage } from './poll-message.ts';
import { settings } from './settings.ts';

const handOver = 'Hand over';
const manageButton = 'Manage';
const utc = (time: number) => `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

export const manage: ManageWords = {
  button: manageButton,
  heading: 'Manage poll',
  save: 'Save',
  cancel: 'Cancel',
  close: 'Done',
  title: 'Title',
  ends: {
    label: settings.votingEnds.label,
    choices: {
      keep: 'No change',
      never: 'When it’s closed by hand',
      '15m': '15 minutes from now',
      '1h': '1 hour from now',
      '4h': '4 hours from now',
      '24h': '24 hours from now',
      at: settings.votingEnds.choices.at,
    },
    now: (time) => (time === undefined ? 'Now: it ends when it’s closed by hand' : at(time, 'Now: it ends')),
  },
  endsAt: { label: 'Ends at', hint: 'In your time zone, at least 5 minutes and at most 60 days from now.' },
  adding: { 1: 'Anyone: 1 each', 3: 'Anyone: 3 each', any: 'Anyone: any number' },
  closers: { anyone: settings.closers.choices.anyone },
  onlyOwner: (name) => `Only ${name}`,
  changed: {
    title: (title) => `the title is ${quoted(title)}`,
    closesAt: (time) => (time === undefined ? 'it has no closing time' : `it closes at ${utc(time)}`),
    choice: (label, choice) => `${quoted(label)} is ${quoted(choice)}`,
  },
  addSong: 'Add a song',
  removeSong: 'Remove a song',
  handOver,
  postCopy: 'Post a copy',
  delete: {
    button: 'Delete poll',
    title: 'Delete this poll?',
    text: 'Its message and all votes are deleted, and no result is announced. This can’t be undone.',
    confirm: 'Delete poll',
    deny: 'Keep it',
  },
  closedPoll: (title) => `${quoted(title)} is closed, so it can’t be changed any more.`,
  removing: {
    heading: 'Remove a song',
    says: (canTell) =>
      canTell
        ? 'Votes for a removed song are free again, and those who gave them are told.'
        : 'Votes for a removed song are free again. The poll is anonymous, so those who gave them can’t be told.',
    button: 'Remove',
    removeSong: (song) => `Remove ${song}`,
    title: 'Remove this song?',
    text: 'Its votes are released. This can’t be undone.',
    confirm: 'Remove song',
    deny: 'Keep it',
    fewest: `A poll keeps at least ${songs(fewestSongs)}. To remove another one, add a song first.`,
  },
  handingOver: {
    heading: handOver,
    label: 'New owner',
    example: 'Choose a person',
    says: (title) =>
      `The new owner of ${quoted(title)} can change, close and delete it. Its present owner can do so no longer, except as a DJ of this channel or a workspace admin.`,
    submit: handOver,
  },
};

export const manageNotices: Sentences<ManageNotice> = {
  looking: 'Looking at the poll…',
  'poll-gone': 'This poll is not there any more.',
  deleted: ({ title }) =>
    `${quoted(shortInline(title, 150, pollMessage.defaultTitle))} is deleted, and its votes with it.`,
  closed: 'This poll is closed, so it can’t be changed any more.',
  'closed-meanwhile': 'The poll was closed meanwhile, so nothing was saved.',
  'may-not-manage': ({ owner }) =>
    `Only ${andModerators(shortInline(owner, 40, 'whoever started it'))} can manage this poll. Nothing was changed.`,
  'changed-meanwhile': ({ changes }) =>
    `Nothing is saved yet, because somebody else changed this poll meanwhile: ${listed(changes)}. What you changed is still here. Press Save to save it on top.`,
  removed: ({ title }) => `${quotedShort(title)} is out of the poll.`,
  'song-gone': 'That song is not in the poll any more.',
  'too-few': `A poll keeps at least ${songs(fewestSongs)}, so that song stays.`,
  'draft-begun':
    'You have begun another poll. Post it, or clear it with Start over, and then press Post a copy again.',
  'schedule-stopped': ({ title }) =>
    `The schedule ${quotedShort(title)} is stopped: nothing more is posted by it. This poll stays as it is.`,
  'schedule-gone': 'The schedule that posted this poll is stopped already.',
  'may-not-stop-schedule': `Only ${andModerators('whoever set the schedule up')} can stop it.`,
  'not-opened': 'The window could not be opened in time. Please try again.',
};

export const handOverErrors: Sentences<HandOverError> = {
  nobody: 'Choose a person.',
  'is-owner': ({ name }) => `${shortInline(name, 25, 'That person')} owns this poll already.`,
  'is-bot': 'A bot or an app can’t own a poll. Choose a person.',
  'has-left': 'That account is deactivated. Choose somebody else.',
  'not-known': 'Slack doesn’t say who that is. Please try again, or choose somebody else.',
};
