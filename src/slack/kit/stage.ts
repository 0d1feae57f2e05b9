// What differs between the real app and a stage for trying: names, and the mark on everything that it says.

import type { ContextBlock, ModalView } from '@slack/types';
import { realStage } from '../../platform/stage.ts';
import { commandName } from './ids.ts';
import type { Message } from './message.ts';

const appName = 'Song Poll';

export interface StageNames {
  readonly app: string;
  /** As it is mentioned: Slack allows small letters, digits and `-_.` only. */
  readonly bot: string;
  readonly command: string;
}

/** What a stage is called in Slack, so that several fit into one workspace: `/songpoll`, `/songpoll-dev`. */
export function stageNames(stage: string): StageNames {
  if (stage === realStage) return { app: appName, bot: botName, command: commandName };
  return {
    app: `${appName} ${markOf(stage)}`,
    bot: `${botName}-${stage}`,
    command: `${commandName}-${stage}`,
  };
}

const botName = 'songpoll';

/** A message as a stage sends it: the real one's is unchanged, any other's begins with its mark. */
export function markedMessage(message: Message, stage: string): Message {
  if (stage === realStage) return message;
  return { text: `[${markOf(stage)}] ${message.text}`, blocks: [markBlock(stage), ...message.blocks] };
}

/** The same for a modal. */
export function markedModal(view: ModalView, stage: string): ModalView {
  return stage === realStage ? view : { ...view, blocks: [markBlock(stage), ...view.blocks] };
}

const markOf = (stage: string) => stage.toUpperCase();

/** A stage's name has no character that is markup. */
function markBlock(stage: string): ContextBlock {
  const text = `🚧 *${markOf(stage)}* · a test of the app, not the real one`;
  return { type: 'context', elements: [{ type: 'mrkdwn', text }] };
}
