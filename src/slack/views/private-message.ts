// An answer that only one person sees, as a message; songs and names show as they are and notify nobody.

import type { AnyBlock } from '@slack/types';
import { Actions, BlockCollection, Button, Section } from 'slack-block-builder';
import { actionIds, encodeVoteAgain } from '../kit/ids.ts';
import { type Message, plainMessage } from '../kit/message.ts';
import { escapeMrkdwn, webAddress } from '../kit/text.ts';
import type { PrivateAnswer, PrivateLinkWords } from '../words/private-answers.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';

/** Where an answer leads besides. */
export interface PrivateLink {
  readonly to: keyof PrivateLinkWords;
  readonly url: string;
}

export function privateMessage(words: Words, answer: PrivateAnswer, link?: PrivateLink): Message {
  const { text, blocks } = plainMessage(sentenceOf(words.privateAnswers, answer));
  return { text, blocks: [...blocks, ...linkLine(words, link), ...buttons(words, answer)] };
}

function linkLine(words: Words, link: PrivateLink | undefined): AnyBlock[] {
  const url = webAddress(link?.url);
  if (link === undefined || url === undefined) return [];
  const line = `<${escapeMrkdwn(url)}|${escapeMrkdwn(words.privateLinks[link.to])}>`;
  return BlockCollection(Section({ text: line }));
}

/** What its reader can do about it right there. */
function buttons({ pollMessage }: Words, answer: PrivateAnswer): AnyBlock[] {
  if (answer.kind !== 'taken-back') return [];
  const again = Button({
    text: pollMessage.voteAgainButton,
    actionId: actionIds.voteAgain,
    value: encodeVoteAgain(answer.again),
  });
  return BlockCollection(Actions().elements(again));
}
