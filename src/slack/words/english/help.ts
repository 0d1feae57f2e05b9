// What `/songpoll help` answers.

import { fewestSongs, mostSongs } from '../../../rules/poll/poll.ts';
import type { HelpWords } from '../help.ts';
import { manage } from './manage.ts';
import { manifest } from './manifest.ts';
import { pollMessage } from './poll-message.ts';
import { pool } from './pool.ts';
import { window } from './window.ts';

export const help: HelpWords = {
  heading: 'Choose a song together',
  start: (command) =>
    `*Start a poll:* type \`${command}\`, or \`${command} Friday song\` to give it a title. Search Spotify or paste links, add ${fewestSongs} to ${mostSongs} songs, and press *${window.post}*.`,
  songs: (command) =>
    `*Name the songs at once:* type \`${command} Friday song | a song | another song or a link\`. The best match of each is in the window, for you to look at before you post.`,
  shortcuts: `*Shortcuts:* in the menu of a message with links to Spotify, choose *${manifest.pollTheseSongs.name}*; or choose *${manifest.startSongPoll.name}* among the shortcuts of Slack.`,
  vote: `*Vote:* press *${pollMessage.voteButton}* beside a song. Press it again to take the vote back.`,
  close: `*Close:* press *${pollMessage.close.button}*, or react to the poll with :lock: (type \`:lock:\`). The winner is then announced. Whoever starts a poll decides who may close it, and can let it close by itself.`,
  manage: `*Change a poll:* *${manage.button}* lets its owner, DJs and workspace admins change the title and the end, add and remove songs, hand the poll over, post a copy or delete it.`,
  list: (command) =>
    `*Open polls:* \`${command} list\` shows those of a conversation, to you alone. \`${command} close\` closes the one you may close, or asks which.`,
  schedules: (command) =>
    `*By itself:* \`${command} schedule\` sets up a poll, or a song of the day, on the days and at the time you choose. \`${command} schedules\` shows what runs in a channel.`,
  settings: (command) =>
    `*Settings of a channel:* with \`${command} settings\` admins of the workspace name DJs, who may close and manage every poll there, and say which songs its polls take. Everybody else reads what is set.`,
  pool: (command) =>
    `*Save songs for later:* choose *${manifest.saveForPoll.name}* in the menu of a message, or type \`${command} suggest\`. \`${command} pool\` shows what waits in a channel, and *${pool.fill}* in the window of a poll takes the next ones.`,
  drafts: (command) =>
    `*Drafts:* if you close the window before posting, \`${command}\` brings back what you had for a day. *${window.startOver.button}* clears it.`,
  help: (command) => `*Help:* \`${command} help\` shows this again.`,
};
