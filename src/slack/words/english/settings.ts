// What the starter of a poll chooses in the window.

import type { DetailsWords, MoreOptionsWords, SettingsWords } from '../settings.ts';

export const details: DetailsWords = {
  endsAt: { label: 'Ends at', hint: 'In your time zone, at least 5 minutes and at most 60 days from now.' },
  enoughVoters: { label: 'How many people', hint: 'The poll closes as soon as this many people have voted.' },
};

export const moreOptions: MoreOptionsWords = {
  unfold: 'More options',
  fold: 'Fewer options',
  chosen: (choices) => `Also chosen: ${choices.join(' · ')}`,
};

export const settings: SettingsWords = {
  votesPerPerson: { label: 'Votes per person', choices: { 1: '1', 2: '2', 3: '3', any: 'Any number' } },
  votingEnds: {
    label: 'Voting ends',
    choices: {
      never: 'When I close it',
      '15m': 'After 15 minutes',
      '1h': 'After 1 hour',
      '4h': 'After 4 hours',
      '24h': 'After 24 hours',
      at: 'At a date and time',
    },
  },
  closers: { label: 'Who can close it', choices: { owner: 'Only me', anyone: 'Anyone' } },
  closeEarly: { label: 'Close early', choices: { never: 'Never', voters: 'When … people have voted' } },
  votesShown: {
    label: 'Votes are shown',
    choices: { live: 'As they come in', closed: 'When the poll closes' },
    inMessage: { closed: 'Votes are shown when it closes' },
  },
  voterNames: {
    label: 'Voters are',
    choices: { shown: 'Shown by name', hidden: 'Anonymous' },
    hint: 'Anonymous: nobody in Slack sees who voted for what. Until the poll closes, only somebody who holds both the app’s key and its database could work it out; after that, nobody can.',
    inMessage: { hidden: 'Anonymous' },
  },
  adding: {
    label: 'Adding songs',
    choices: { owner: 'Only me', 1: 'Anyone: 1 each', 3: 'Anyone: 3 each', any: 'Anyone: any number' },
    inMessage: { 1: 'Add a song yourself', 3: 'Add up to 3 songs yourself', any: 'Add songs yourself' },
  },
  ties: {
    label: 'If songs tie',
    choices: { all: 'All of them win', 'run-off': 'Run-off', toss: 'Coin toss' },
    hint: 'Run-off: a new poll of the tied songs opens here for 30 minutes; if they tie again, a coin toss decides.',
    inMessage: { 'run-off': 'A tie goes to a run-off', toss: 'A coin toss decides a tie' },
  },
  remind: {
    label: 'Remind',
    choices: { nobody: 'Nobody', channel: 'The channel, once, before it closes' },
    hint: 'For polls that run an hour or longer: a reply to the poll when a fifth of the time is left.',
  },
};
