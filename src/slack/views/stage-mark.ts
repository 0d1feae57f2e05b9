// The mark on everything that a test stage says. Its readers are those who try the app, so that it is in the default
// language whatever the message is in.

import type { ContextBlock, ModalView } from '@slack/types';
import { realStage } from '../../platform/stage.ts';
import type { Message } from '../kit/message.ts';
import { stageSign } from '../kit/stage.ts';
import { wordsIn } from '../words/languages.ts';

/** A message as a stage sends it: the real one's is unchanged, any other's begins with its mark. */
export function markedMessage(message: Message, stage: string): Message {
  if (stage === realStage) return message;
  return { text: `[${stageSign(stage)}] ${message.text}`, blocks: [markBlock(stage), ...message.blocks] };
}

/** The same for a modal. */
export function markedModal(view: ModalView, stage: string): ModalView {
  return stage === realStage ? view : { ...view, blocks: [markBlock(stage), ...view.blocks] };
}

/** A stage's name has no character that is markup. */
function markBlock(stage: string): ContextBlock {
  const text = `🚧 ${wordsIn().stageMark(stageSign(stage))}`;
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}
