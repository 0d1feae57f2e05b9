// What `/songpoll help` answers.

import { fewestSongs, mostSongs } from '../../../rules/poll/poll.ts';
import type { HelpWords } from '../help.ts';
import { pollMessage } from './poll-message.ts';
import { window } from './window.ts';

export const help: HelpWords = {
  heading: 'Choose a song together',
  start: (command) =>
    `*Start a poll:* type \`${command}\`, or \`${command} Friday song\` to give it a title. Search Spotify or paste links, add ${fewestSongs} to ${mostSongs} songs, and press *${window.post}*.`,
  vote: `*Vote:* press *${pollMessage.voteButton}* under a song. Press it again to take the vote back.`,
  close: `*Close:* press *${pollMessage.close.button}*, or react to the poll with :lock: (type \`:lock:\`). The winner is then announced. The one who starts a poll decides who may close it, and can let it close by itself.`,
  drafts: (command) =>
    `*Drafts:* if you close the window before posting, \`${command}\` brings back what you had for a day. *${window.startOver.button}* clears it.`,
  help: (command) => `*Help:* \`${command} help\` shows this again.`,
};
