// An answer that only one person sees, as a message; songs and names show as they are and notify nobody.

import type { AnyBlock } from '@slack/types';
import { Actions, BlockCollection, Button } from 'slack-block-builder';
import { actionIds, encodeVoteAgain } from '../kit/ids.ts';
import { type Message, plainMessage } from '../kit/message.ts';
import type { PrivateAnswer } from '../words/private-answers.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';

export function privateMessage(words: Words, answer: PrivateAnswer): Message {
  const { text, blocks } = plainMessage(sentenceOf(words.privateAnswers, answer));
  return { text, blocks: [...blocks, ...buttons(words, answer)] };
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
