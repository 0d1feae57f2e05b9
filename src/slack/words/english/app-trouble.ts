// What is wrong with the app itself, for people who cannot mend it: what Slack says, and who can.

import type { AppTrouble } from '../../kit/app-trouble.ts';
import { slackWord } from './grammar.ts';

/** @param error Slack's own word for it. @param outcome what came of it: "so nothing was posted" */
export function appTrouble(trouble: AppTrouble, error: string, outcome: string): string {
  const word = slackWord(error);
  switch (trouble) {
    case 'token':
      return `Slack does not take this app’s token (${word}), ${outcome}. Please tell who runs the app: it has to be installed again.`;
    case 'scope':
      return `This app lacks a permission in Slack (${word}), ${outcome}. Please tell who runs the app: it has to be given.`;
    case 'content':
      return `Slack does not take what this app shows (${word}), ${outcome}. Please tell who runs the app: it is a fault of the app’s.`;
  }
}
