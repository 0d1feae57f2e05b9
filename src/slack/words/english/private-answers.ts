// Answers that only one person sees.

import type { Decision } from '../../../rules/poll/poll.ts';
import type { VotesPerPerson } from '../../../rules/poll/settings.ts';
import { shortInline } from '../../kit/text.ts';
import type { PlaceOfNone, PrivateAnswer, PrivateLinkWords, ResultPlace } from '../private-answers.ts';
import type { Sentences } from '../sentences.ts';
import { appTrouble } from './app-trouble.ts';
import { andModerators, listed, quoted, quotedShort, slackWord, votes } from './grammar.ts';
import { manage } from './manage.ts';
import { cameTooLate } from './notices.ts';
import { pollMessage } from './poll-message.ts';
import { songs } from './songs.ts';

/** "1 of 2 votes." */
const votesUsed = (given: number, limit: VotesPerPerson): string =>
  limit === 'any' ? `${votes(given)} so far.` : `${given} of ${votes(limit)}.`;

export const privateAnswers: Sentences<PrivateAnswer> = {
  'poll-closed': 'This poll is closed, so your click was not counted.',
  'over-limit': ({ limit, titles }) => {
    const given = limit === 'any' ? 'all your votes' : `your ${votes(limit)}`;
    const held = listed(titles.map((title) => quoted(shortInline(title, 80, songs.untitled))));
    const where = held === '' ? '' : ` to ${held}`;
    return `You have given ${given}${where}. To choose another song, first click ${pollMessage.voteButton} on one of those to remove that vote.`;
  },
  'taken-back': ({ title }) =>
    `Your vote for ${quotedShort(title)} had counted, and your second click removed it. To vote for it after all, click ${pollMessage.voteAgainButton}.`,
  'voted-again': ({ title }) => `Your vote for ${quotedShort(title)} is counted.`,
  'poll-unknown':
    'This poll was deleted after 90 days, so your click was not counted. You can start a new one.',
  'poll-elsewhere':
    'I can’t find this poll, so your click was not counted. Either two copies of me are running with the same tokens, or my data was deleted. Please tell whoever runs the app.',
  'other-message':
    'This copy of the poll is not the live one, so your click was not counted. The live one is in this channel too.',
  'vote-given': ({ title, votes: given, limit }) =>
    `Your vote: ${quotedShort(title)}. ${votesUsed(given, limit)}`,
  'vote-removed': ({ title, votes: given, limit }) =>
    `Vote removed: ${quotedShort(title)}. ${votesUsed(given, limit)}`,
  'out-of-sight':
    'I cannot see this poll in this channel any more, so your click was not counted. If it is still there, invite me to the channel and click again.',
  'votes-anonymous':
    'This poll was anonymous. It is closed, so nobody, me included, can tell any more who voted for what.',
  'vote-freed': ({ title }) =>
    `${quotedShort(title)} was taken out of the poll, so your vote for it is free again.`,
  'song-removed': 'That song was taken out of this poll, so your click was not counted.',
  'poll-deleted': 'This poll was deleted, and its votes with it, so your click was not counted.',
  'may-not-manage': ({ owner }) =>
    `Only ${andModerators(shortInline(owner, 40, 'whoever started it'))} can manage this poll.`,
  'yours-now': ({ title }) =>
    `The poll ${quoted(shortInline(title, 150, pollMessage.defaultTitle))} was handed over to you, so it’s yours now. ${manage.button}, below its songs, is where you change it.`,
  'handed-over': ({ title, to }) =>
    `${quoted(shortInline(title, 150, pollMessage.defaultTitle))} belongs to ${shortInline(to, 40, 'its new owner')} now.`,
  'no-such-song': 'That song is not in this poll, so your click was not counted.',
  'may-not-close': ({ owner, how }) => {
    const who = andModerators(shortInline(owner, 40, 'whoever started it'));
    const refused = `Only ${who} can close this poll, so it’s still open.`;
    return how === 'reaction' ? `${refused} To take your 🔒 off, click it below the poll.` : refused;
  },
  'may-not-decide': ({ owner }) =>
    `Only ${andModerators(shortInline(owner, 40, 'whoever started it'))} can decide what follows from this poll.`,
  'decided-before': ({ decision, song }) => whatWasDecided(decision, quotedShort(song)),
  'nothing-to-decide': 'There is nothing to decide in this poll any more.',
  'already-closed': ({ result }) => `This poll is already closed. ${whereResultIs(result)}`,
  'posted-again': 'The poll is posted again.',
  'not-posted-again': ({ why }) => `The poll was not posted again. ${shortInline(why, 200)}`,
  'came-too-late': ({ titles }) =>
    `${cameTooLate(titles)} ${titles.length === 1 ? 'It is' : 'They are'} kept in a new draft for a day.`,
  'not-opened': ({ command }) => `The window could not be opened in time. Please ${again(command)}.`,
  'opening-postponed': ({ command }) =>
    `Slack is busy and did not open the window. Please ${again(command)} in a moment.`,
  'opening-refused': ({ error }) =>
    `Slack refuses to open the window (${slackWord(error)}). Please tell who runs the app.`,
  'app-trouble': ({ trouble, error }) => appTrouble(trouble, error, 'so no window was opened'),
  'not-set-up':
    'I am not set up right, so nothing was done. Whoever looks after me finds in my log which setting is missing or wrong.',
  'went-wrong': 'Something went wrong, and this may not have gone through. Please look, and try again.',
  'may-not-set': ({ unsure }) =>
    unsure
      ? 'Only workspace admins and owners can change the settings of this channel, and Slack doesn’t tell me right now whether you are one. Please try again in a moment. This is how they are:'
      : 'Only workspace admins and owners can change the settings of this channel. This is how they are:',
  'no-settings-here': ({ command }) =>
    `Only channels have settings. Type ${shortInline(command, 40)} in one.`,
  'no-schedules-here': ({ command }) =>
    `Only channels have schedules. Type ${shortInline(command, 40)} in one.`,
  'closed-now': ({ title }) =>
    `${quoted(shortInline(title, 150, pollMessage.defaultTitle))} is closed, and its votes are counted.`,
  'nothing-to-close': ({ open }) =>
    `${open} polls are open in this conversation, and you may close none of them: only ${andModerators('those who started them')} can.`,
  'no-open-polls': ({ place, bot }) => `I know of no open poll in this conversation.${whyNone[place](bot)}`,
};

const again = (command: string | undefined): string =>
  command === undefined ? 'try again' : `type ${shortInline(command, 40)} again`;

const whyNone: Readonly<Record<PlaceOfNone, (bot: string) => string>> = {
  here: () => '',
  outside: (bot) => ` I am not in it: to have polls here, type /invite @${shortInline(bot, 40)} first.`,
  group: () => ' A group message takes in no apps, so I cannot post polls here.',
};

function whatWasDecided(decision: Decision, song: string): string {
  switch (decision) {
    case 'run-off':
      return 'This tie is decided already: by a run-off, in a poll of its own.';
    case 'toss':
      return `This tie is decided already: the coin toss picked ${song}.`;
    case 'another-hour':
      return 'This poll was opened for another hour already, as a new poll.';
    case 'all':
      return 'This was decided already, but the new poll couldn’t be opened, so it stays as it is.';
  }
}

function whereResultIs(result: ResultPlace): string {
  switch (result.kind) {
    case 'announced':
      return 'The result is in the channel.';
    case 'on-its-way':
      return 'The result will be in the channel in a moment.';
    case 'refused':
      return 'The result couldn’t be posted in the channel yet. Whoever closed the poll has it.';
    case 'not-announced':
      return 'The result was not posted in the channel.';
  }
}

export const privateLinks: PrivateLinkWords = { result: 'See the result', poll: 'See the poll' };
