// Answers that only one person sees.

import { shortInline } from '../../kit/text.ts';
import type { PrivateAnswer } from '../private-answers.ts';
import type { Sentences } from '../sentences.ts';
import { listed, quoted, quotedShort, votes } from './grammar.ts';
import { pollMessage } from './poll-message.ts';
import { songs } from './songs.ts';

export const privateAnswers: Sentences<PrivateAnswer> = {
  'poll-closed': 'This poll is closed, so your click was not counted.',
  'over-limit': ({ limit, titles }) => {
    const given = limit === 'any' ? 'all your votes' : `your ${votes(limit)}`;
    const held = listed(titles.map((title) => quoted(shortInline(title, 80, songs.untitled))));
    const where = held === '' ? '' : ` to ${held}`;
    return `You have given ${given}${where}. To choose another song, first press ${pollMessage.voteButton} on one of those to take it back.`;
  },
  'taken-back': ({ title }) =>
    `That click took back your vote for ${quotedShort(title)}, which the poll had not shown yet. If you only wanted to make sure, press ${pollMessage.voteAgainButton}.`,
  'voted-again': ({ title }) => `Your vote for ${quotedShort(title)} is counted.`,
  'poll-unknown': 'This poll is not kept any more, so your click was not counted. You can start a new one.',
  'poll-elsewhere':
    'I do not have this poll, so your click was not counted. It is too young to be deleted: perhaps two copies of me run with the same tokens, each with polls of its own, or my data was deleted. Please tell who runs the app.',
  'other-message':
    'This copy of the poll is not the live one, so your click was not counted. Look for the other one in this channel.',
  'no-such-song': 'That song is not in this poll, so your click was not counted.',
  'may-not-close': ({ owner }) =>
    `Only ${shortInline(owner, 40, 'whoever started it')} can close this poll. Nothing was changed.`,
  'already-closed': 'This poll is closed already. The result is in the channel.',
  'not-opened': ({ command }) =>
    `The window could not be opened in time. Please type ${shortInline(command, 40)} again.`,
  'not-set-up':
    'I am not set up right, so nothing was done. Whoever looks after me finds in my log which setting is missing or wrong.',
  'went-wrong': 'Something went wrong, and this may not have gone through. Please look, and try again.',
};
