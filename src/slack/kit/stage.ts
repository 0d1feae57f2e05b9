// What a stage is called in Slack, so that several fit into one workspace: the real app, and others for trying it.

import { realStage } from '../../platform/stage.ts';
import { commandName } from './ids.ts';
import { mostInShortcutName } from './limits.ts';
import { cut } from './text.ts';

const appName = 'Song Poll';
const botName = 'songpoll';

export interface StageNames {
  readonly app: string;
  /** As it is mentioned: Slack allows small letters, digits and `-_.` only. */
  readonly bot: string;
  readonly command: string;
  /** A shortcut's name as this stage has it. */
  readonly shortcut: (name: string) => string;
}

/** `/songpoll` for the real one, `/songpoll-dev` for another. */
export function stageNames(stage: string): StageNames {
  if (stage === realStage) {
    return { app: appName, bot: botName, command: commandName, shortcut: (name) => name };
  }
  return {
    app: `${appName} ${stageSign(stage)}`,
    bot: `${botName}-${stage}`,
    command: `${commandName}-${stage}`,
    shortcut: (name) => cut(`${name} ${stageSign(stage)}`, mostInShortcutName),
  };
}

/** A stage's name as people see it: `DEV`. */
export const stageSign = (stage: string): string => stage.toUpperCase();
