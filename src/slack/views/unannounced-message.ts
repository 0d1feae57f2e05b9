// The result of a poll, for one person, where it could not be announced in the channel.

import type { Poll } from '../../rules/poll/poll.ts';
import { type Message, plainContext, plainSection } from '../kit/message.ts';
import { escapeMrkdwn } from '../kit/text.ts';
import type { WhyUnannounced } from '../words/direct-messages.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';
import { pollTitle } from './poll-phrases.ts';
import { winnerMessage } from './winner-message.ts';

/** @param words in the reader's language */
export function unannouncedMessage(words: Words, poll: Poll, why: WhyUnannounced): Message {
  const { directMessages: say } = words;
  const reason = sentenceOf(say.whyUnannounced, why);
  const opening = say.unannounced({ title: pollTitle(words, poll, mostInTitle), why: reason });
  const result = winnerMessage(words, poll);
  return {
    text: `${escapeMrkdwn(opening)} ${result.text}`,
    blocks: [plainSection(opening), ...result.blocks, plainContext(say.announcedLater)],
  };
}

const mostInTitle = 150;
