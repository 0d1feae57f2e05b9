// What the starter of a poll chooses in the window.

import type { MoreOptionsWords, SettingsWords } from '../settings.ts';

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
    },
  },
  closers: { label: 'Who can close it', choices: { owner: 'Only me', anyone: 'Anyone' } },
};
