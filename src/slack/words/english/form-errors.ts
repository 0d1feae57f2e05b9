// Why a poll cannot be posted.

import { fewestSongs } from '../../../rules/poll/poll.ts';
import { shortInline } from '../../kit/text.ts';
import type { FormError } from '../form-errors.ts';
import type { Sentences } from '../sentences.ts';
import { counted } from './grammar.ts';
import { window } from './window.ts';

export const formErrors: Sentences<FormError> = {
  'too-few-songs': ({ picked }) => {
    const missing = counted(fewestSongs - picked, { one: 'more song', other: 'more songs' });
    return `A poll needs at least ${fewestSongs} songs${picked === 0 ? '' : `: add ${missing}`}.`;
  },
  'draft-expired':
    'Drafts are kept for a day, and this one is older. Search for the songs again, or start a new poll.',
  'no-channel': 'Choose where to post the poll.',
  'not-invited': ({ bot }) =>
    `Invite me first: type /invite @${shortInline(bot, 40)} in that channel, then press ${window.post} again.`,
  'channel-archived': 'That channel is archived. Choose another one.',
  'may-not-post': 'I am not allowed to post in that channel. Choose another one, or ask who manages it.',
  'not-postable':
    'I cannot post in that conversation. Choose a channel, or a conversation that I am part of.',
  'being-posted': `This poll is being posted at this moment. Look in the channel before you press ${window.post} again.`,
  'perhaps-posted': `Slack did not say whether the poll was posted. Look in the channel before you press ${window.post} again.`,
  'slack-busy': `Slack is busy and the poll was not posted. Please press ${window.post} again in a moment.`,
};
