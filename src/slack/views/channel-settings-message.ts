// The settings of a channel, told to somebody who may not change them.

import { channelSettingNames } from '../../rules/channel/settings.ts';
import { type Message, plainSection } from '../kit/message.ts';
import { escapeMrkdwn } from '../kit/text.ts';
import type { PrivateAnswer } from '../words/private-answers.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';
import { channelSettingLines, type ToldSettings } from './channel-settings-lines.ts';

export function channelSettingsMessage(words: Words, why: PrivateAnswer, told: ToldSettings): Message {
  const sentence = sentenceOf(words.privateAnswers, why);
  const lines = channelSettingLines(words, told, channelSettingNames).map((line) => `• ${line}`);
  return {
    text: escapeMrkdwn([sentence, ...lines].join('\n')),
    blocks: [plainSection(sentence), plainSection(lines.join('\n'))],
  };
}
