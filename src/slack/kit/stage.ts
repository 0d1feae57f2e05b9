// What a stage is called in Slack, so that several fit into one workspace: the real app, and others for trying it.

import { realStage } from '../../platform/stage.ts';
import { commandName } from './ids.ts';

const appName = 'Song Poll';
const botName = 'songpoll';

export interface StageNames {
  readonly app: string;
  /** As it is mentioned: Slack allows small letters, digits and `-_.` only. */
  readonly bot: string;
  readonly command: string;
}

/** `/songpoll` for the real one, `/songpoll-dev` for another. */
export function stageNames(stage: string): StageNames {
  if (stage === realStage) return { app: appName, bot: botName, command: commandName };
  return {
    app: `${appName} ${stageSign(stage)}`,
    bot: `${botName}-${stage}`,
    command: `${commandName}-${stage}`,
  };
}

/** A stage's name as people see it: `DEV`. */
export const stageSign = (stage: string): string => stage.toUpperCase();
