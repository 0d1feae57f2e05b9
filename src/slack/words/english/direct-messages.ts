// What the app writes to one person by itself.

import type { DirectMessageWords } from '../direct-messages.ts';
import { quoted } from './grammar.ts';

export const directMessages: DirectMessageWords = {
  unannounced: ({ title, why }) =>
    `I couldn’t post the result of ${quoted(title)} in its channel: ${why}. Here it is:`,
  whyUnannounced: {
    archived: 'the channel is archived',
    'not-there': 'I’m not in that channel',
    'not-allowed': 'I’m not allowed to post there',
    'not-taken': 'Slack rejects the message',
  },
  announcedLater: 'I’ll keep trying to post it there for 30 days.',
  pollDeleted: (title) =>
    `Your poll ${quoted(title)} has ended because its message was deleted. No result was announced.`,
  stoodLikeThis: 'The votes so far:',
  nobodyHadVoted: 'Nobody had voted.',
  postAgain: 'Post it again',
};
