// What the app writes to one person by itself.

import type { DirectMessageWords } from '../direct-messages.ts';
import { quoted } from './grammar.ts';

export const directMessages: DirectMessageWords = {
  unannounced: ({ title, why }) =>
    `I could not post the result of ${quoted(title)} in its channel: ${why}. Here it is.`,
  whyUnannounced: {
    archived: 'the channel is archived',
    'not-there': 'I am not in that channel',
    'not-allowed': 'I am not allowed to post there',
    'not-taken': 'Slack does not take the message',
  },
  announcedLater: 'I will keep trying for 30 days.',
  pollDeleted: (title) =>
    `Your poll ${quoted(title)} has ended, because its message was deleted. Nothing was announced.`,
  stoodLikeThis: 'This is how it stood:',
  nobodyHadVoted: 'Nobody had voted.',
  postAgain: 'Post it again',
};
