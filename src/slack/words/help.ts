// What `/songpoll help` answers.

import { BlockCollection, Header, Section } from 'slack-block-builder';
import { fewestSongs, mostSongs } from '../../rules/poll/poll.ts';
import type { Message } from '../kit/message.ts';
import { escapeMrkdwn } from '../kit/text.ts';
import { modalLabels } from './modal-wording.ts';
import { labels } from './wording.ts';

const heading = 'Choose a song together';

/** @param command the slash command as it is called here: `/songpoll`, or `/songpoll-dev` on another stage */
export function helpMessage(command: string): Message {
  const lines = helpLines(escapeMrkdwn(command));
  return {
    text: [`${heading}.`, ...lines].join('\n'),
    blocks: BlockCollection(Header({ text: heading }), Section({ text: lines.join('\n') })),
  };
}

function helpLines(command: string): readonly string[] {
  return [
    `• *Start a poll:* type \`${command}\`, or \`${command} Friday song\` to give it a title. Search Spotify or paste links, add ${fewestSongs} to ${mostSongs} songs, and press *${modalLabels.post}*.`,
    `• *Vote:* press *${labels.vote}* under a song. Press it again to take the vote back.`,
    `• *Close:* press *${labels.closePoll}*, or react to the poll with :lock: (type \`:lock:\`). The winner is then announced. The one who starts a poll decides who may close it, and can let it close by itself.`,
    `• *Drafts:* if you close the window before posting, \`${command}\` brings back what you had for a day. *${modalLabels.startOver}* clears it.`,
    `• *Help:* \`${command} help\` shows this again.`,
  ];
}
