// What the modal says when nothing has gone wrong. Notices are in notice-wording.ts, errors in form-errors.ts.

import type { ClosingTime } from '../../rules/poll/draft.ts';
import { type Closers, fewestSongs, mostSongs, type VotesPerPerson } from '../../rules/poll/poll.ts';
import { inline, shortLine } from '../kit/text.ts';

export const modalLabels = {
  modal: 'New song poll',
  post: 'Post poll',
  close: 'Close',
  title: 'Title',
  search: 'Search Spotify or paste links',
  searchExample: 'Song, artist, or Spotify links',
  searchHint: 'Press Enter to search. Links to songs and albums work too, several at once.',
  add: 'Add',
  added: '✓ Added',
  remove: 'Remove',
  open: 'Open in Spotify ↗',
  moreResults: 'More results',
  previousResults: 'Previous results',
  noPicks: `Pick ${fewestSongs} to ${mostSongs} songs.`,
  channel: 'Post in',
  channelExample: 'Choose a channel',
  votesPerPerson: 'Votes per person',
  closers: 'Who can close it',
  closes: 'Closes',
  startOver: 'Start over',
  startOverTitle: 'Start over?',
  startOverText: 'This clears the title, the songs and the settings of this draft.',
  keepDraft: 'Keep my draft',
  draftKept: 'You can close this window: your draft is kept for a day.',
} as const;

export const votesPerPersonLabels: Record<VotesPerPerson, string> = {
  1: '1',
  2: '2',
  3: '3',
  any: 'Any number',
};

export const closersLabels: Record<Closers, string> = { owner: 'Only me', anyone: 'Anyone' };

export const closesLabels: Record<ClosingTime, string> = {
  never: 'When I close it',
  '15m': 'After 15 minutes',
  '1h': 'After 1 hour',
  '4h': 'After 4 hours',
  '24h': 'After 24 hours',
};

/** "Your songs (3 of 10)". */
export function yourSongs(picked: number): string {
  return `Your songs (${picked} of ${mostSongs})`;
}

export function resultsFor(query: string): string {
  return `Results for “${inline(shortLine(query, 80))}”`;
}
