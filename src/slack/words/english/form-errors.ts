// Why a poll cannot be posted.

import { mostVotersAwaited } from '../../../rules/poll/ending.ts';
import { fewestSongs } from '../../../rules/poll/poll.ts';
import { shortInline } from '../../kit/text.ts';
import type { FormError } from '../form-errors.ts';
import type { Sentences } from '../sentences.ts';
import { appTrouble } from './app-trouble.ts';
import { counted, quoted, slackWord } from './grammar.ts';
import { takes } from './rails.ts';
import { window } from './window.ts';

export const formErrors: Sentences<FormError> = {
  'too-few-songs': ({ picked }) => {
    const missing = counted(fewestSongs - picked, { one: 'more song', other: 'more songs' });
    return `A poll needs at least ${fewestSongs} songs${picked === 0 ? '' : `: add ${missing}`}.`;
  },
  'draft-expired':
    'Drafts are kept for a day, and this one is older. Search for the songs again, or start a new poll.',
  'still-looking-up': `Your links are still being looked up, so nothing was posted. Press ${window.post} again in a moment.`,
  'words-not-searched': ({ words }) =>
    `You have not searched for ${quoted(shortInline(words, 20))}. Press Enter here to do so, or ${window.post} again to post without it.`,
  'songs-refused': ({ titles: [first = '', ...more], why }) => {
    const others = more.length === 0 ? '' : ` and ${more.length} more`;
    return `That channel ${takes(why, false)}. Remove ${quoted(shortInline(first, 20))}${others}, or choose another channel.`;
  },
  'no-end-time': 'Choose a date and time.',
  'ends-too-soon': 'Choose a time at least 5 minutes from now.',
  'ends-too-late': 'Choose a time within the next 60 days.',
  'open-too-long':
    'A poll is open for 60 days at most, and for 30 without a closing time. Choose a sooner end.',
  'no-voter-count': `Enter a whole number from 1 to ${mostVotersAwaited.toLocaleString('en')}.`,
  'no-ballot-key':
    'I can’t run anonymous polls yet. Whoever runs the app has to make their key: npm run secrets does it. Or choose to show voters by name.',
  'no-channel': 'Choose where to post the poll.',
  'not-invited': ({ bot }) =>
    `Invite me first: type /invite @${shortInline(bot, 40)} there, then press ${window.post} again. Group messages take no app.`,
  'channel-archived': 'That channel is archived. Choose another one.',
  'may-not-post': 'I am not allowed to post in that channel. Choose another one, or ask who manages it.',
  'not-postable':
    'I cannot post in that conversation. Choose a channel, or a conversation that I am part of.',
  'group-message':
    'Apps cannot be invited into a group message. Choose a channel, or a conversation that I am part of.',
  'messages-closed':
    'My own messages are switched off in Slack. Choose a channel, or tell who runs the app: its Messages tab has to be on.',
  'posting-refused': ({ error }) =>
    `Slack refuses to post there (${slackWord(error)}). Choose another channel; if none works, please tell who runs the app.`,
  'app-trouble': ({ trouble, error }) => appTrouble(trouble, error, 'so nothing was posted'),
  'being-posted': `This poll is being posted at this moment. Look in the channel before you press ${window.post} again.`,
  'perhaps-posted': `Slack did not say whether the poll was posted. Look in the channel before you press ${window.post} again.`,
  'slack-busy': `Slack is busy and the poll was not posted. Please press ${window.post} again in a moment.`,
};
