// What admins of the workspace set for a channel.

import { mostDjs, mostRerunWeeks } from '../../../rules/channel/settings.ts';
import type { ChannelSettingsError, ChannelSettingsWords } from '../channel-settings.ts';
import type { Sentences } from '../sentences.ts';
import { counted, listed } from './grammar.ts';

export const channelSettings: ChannelSettingsWords = {
  heading: 'Channel settings',
  save: 'Save',
  cancel: 'Cancel',
  about: (channel) => `For song polls in ${channel}. Polls that are open keep the songs they have.`,
  labels: {
    djs: 'DJs',
    songsPerArtist: 'Songs per artist in a poll',
    longestMinutes: 'Longest song',
    explicit: 'Explicit songs',
    rerunWeeks: 'Weeks before a winner may come back',
    losersReturn: 'Losers return',
  },
  hints: {
    djs: `Up to ${mostDjs} people who may close, manage and add songs to every poll here, as workspace admins may.`,
    songsPerArtist: 'Guests on a song count too.',
    longestMinutes: 'As long as Spotify says the song is.',
    explicit:
      'By Spotify’s own label. Mark puts an E beside the title in the poll. A song without the label is taken.',
    rerunWeeks: `0 to ${mostRerunWeeks}. 0 lets it come back at once.`,
    losersReturn: 'Whether songs that were saved for later and lost a poll wait for the next one.',
  },
  choosePeople: 'Choose people',
  any: 'Any',
  longest: (minutes) => counted(minutes, { one: 'minute', other: 'minutes' }),
  explicit: { allow: 'Allow', mark: 'Mark', refuse: 'Refuse' },
  losersReturn: { yes: 'Yes', once: 'Once', no: 'No' },
  rerunWeeks: String,
  people: (names) => (names.length === 0 ? 'nobody' : listed(names)),
  somebody: 'somebody',
  line: (label, value) => `${label}: ${value}`,
  changedMeanwhile: (lines) =>
    `Not saved yet: somebody else has changed these settings meanwhile (${lines.join('; ')}). What you have changed is still below: please look, then press Save again.`,
};

export const channelSettingsErrors: Sentences<ChannelSettingsError> = {
  'not-an-admin': 'Only workspace admins and owners can change these settings. Nothing was saved.',
  'admin-unknown':
    'Slack doesn’t tell me right now whether you are an admin, so nothing was saved. Please press Save again in a moment.',
  'too-many-djs': `Choose at most ${mostDjs} people.`,
  'no-weeks': `Enter a whole number from 0 to ${mostRerunWeeks}.`,
};
