// What `/songpoll help` answers.

import { BlockCollection, Header, Section } from 'slack-block-builder';
import type { Message } from '../kit/message.ts';
import { escapeMrkdwn } from '../kit/text.ts';
import type { Words } from '../words/words.ts';

/** @param command the slash command as it is called here: `/songpoll`, or `/songpoll-dev` on another stage */
export function helpMessage({ help, sentence }: Words, command: string): Message {
  const typed = escapeMrkdwn(command);
  const lines = [
    ...[help.start(typed), help.songs(typed), help.shortcuts, help.vote, help.close, help.manage],
    ...[
      help.list(typed),
      help.pool(typed),
      help.schedules(typed),
      help.settings(typed),
      help.drafts(typed),
      help.help(typed),
    ],
  ].map((line) => `• ${line}`);
  return {
    text: [sentence(help.heading), ...lines].join('\n'),
    blocks: BlockCollection(Header({ text: help.heading }), Section({ text: lines.join('\n') })),
  };
}
