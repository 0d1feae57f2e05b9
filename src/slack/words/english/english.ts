// English, one file for each thing people read.

import type { Words } from '../words.ts';
import { adding, addingNotices } from './adding.ts';
import { channelSettings, channelSettingsErrors } from './channel-settings.ts';
import { directMessages } from './direct-messages.ts';
import { endings } from './endings.ts';
import { formErrors } from './form-errors.ts';
import { help } from './help.ts';
import { handOverErrors, manage, manageNotices } from './manage.ts';
import { manifest } from './manifest.ts';
import { myVotes } from './my-votes.ts';
import { notices } from './notices.ts';
import { pollList } from './poll-list.ts';
import { pollMessage } from './poll-message.ts';
import { pollText } from './poll-text.ts';
import { pool, poolNotices } from './pool.ts';
import { privateAnswers, privateLinks } from './private-answers.ts';
import { result } from './result.ts';
import { schedule, scheduleErrors, scheduleNotices } from './schedule.ts';
import { details, moreOptions, settings } from './settings.ts';
import { songs } from './songs.ts';
import { ties } from './ties.ts';
import { window } from './window.ts';

export const english: Words = {
  songs,
  pollMessage,
  myVotes,
  pollText,
  pollList,
  result,
  ties,
  schedule,
  scheduleNotices,
  scheduleErrors,
  window,
  settings,
  details,
  moreOptions,
  endings,
  adding,
  pool,
  poolNotices,
  addingNotices,
  channelSettings,
  channelSettingsErrors,
  manage,
  manageNotices,
  handOverErrors,
  notices,
  formErrors,
  privateAnswers,
  privateLinks,
  directMessages,
  help,
  manifest,
  sentence: (phrase) => `${phrase}.`,
  stageMark: (stage) => `*${stage}* · a test of the app, not the real one`,
};
