// An answer that only one person sees, as a message; songs and names show as they are and notify nobody.

import { BlockCollection, Section } from 'slack-block-builder';
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
  const url = webAddress(link?.url);
  if (link === undefined || url === undefined) return { text, blocks };
  const line = `<${escapeMrkdwn(url)}|${escapeMrkdwn(words.privateLinks[link.to])}>`;
  return { text, blocks: [...blocks, ...BlockCollection(Section({ text: line }))] };
}
