// An answer that only one person sees, as a message; songs and names show as they are and notify nobody.

import { type Message, plainMessage } from '../kit/message.ts';
import type { PrivateAnswer } from '../words/private-answers.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';

export function privateMessage(words: Words, answer: PrivateAnswer): Message {
  return plainMessage(sentenceOf(words.privateAnswers, answer));
}
