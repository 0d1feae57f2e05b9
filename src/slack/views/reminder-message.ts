// The reply in a poll's thread that reminds the channel before the poll closes.

import { BlockCollection, Section } from 'slack-block-builder';
import type { Poll } from '../../rules/poll/poll.ts';
import type { Tally } from '../../rules/poll/tally.ts';
import type { Message } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import { haveVoted } from './poll-phrases.ts';

/**
 * Says how many have voted, and nothing else of the votes. The date token needs mrkdwn; nothing in it was typed by anybody.
 * @param closesAt milliseconds since 1970
 */
export function reminderMessage(words: Words, poll: Poll, at: { tally: Tally; closesAt: number }): Message {
  const text = words.endings.reminder({ at: at.closesAt, voted: haveVoted(words, poll, at.tally) });
  return { text, blocks: BlockCollection(Section({ text })) };
}
