// What a poll's message says. How it ended is worded in result-wording.ts, private answers in private-wording.ts, the
// modal in modal-wording.ts, notice-wording.ts and form-errors.ts. All of it is plain: who puts it in mrkdwn escapes.

import type { Poll } from '../../rules/poll/poll.ts';
import type { Tally } from '../../rules/poll/tally.ts';
import type { Room } from '../kit/fitting.ts';
import { mostInPollTitle } from '../kit/limits.ts';
import { inline, quantity, shortLine } from '../kit/text.ts';
import { songByArtists } from './song-words.ts';
import type { Names } from './standings.ts';

/** A poll whose starter typed no title asks this. */
export const defaultTitle = 'Which song shall we play?';
export const songsFrom = 'Songs from Spotify';
export const countingVotes = 'Counting the votes…';

export const labels = {
  vote: 'Vote',
  closePoll: 'Close poll',
  closeTitle: 'Close this poll?',
  closeText: 'Voting ends now and the result is announced. This cannot be undone.',
  keepOpen: 'Keep it open',
} as const;

const nameLength = 40;

export function pollTitle(poll: Pick<Poll, 'title'>, most = mostInPollTitle): string {
  return shortLine(poll.title, most, defaultTitle);
}

export function ownerName(poll: Poll): string {
  return inline(shortLine(poll.owner.name, nameLength, 'Somebody'));
}

/** "Asked by Ann · 1 vote per person · 12 people have voted". */
export function asked(poll: Poll, tally: Tally): string {
  return [`Asked by ${ownerName(poll)}`, votesAllowed(poll), haveVoted(poll, tally)].join(' · ');
}

export function votesAllowed(poll: Poll): string {
  if (poll.votesPerPerson === 'any') return 'Any number of votes per person';
  return `${quantity(poll.votesPerPerson, 'vote')} per person`;
}

export function haveVoted(poll: Poll, { voters }: Tally): string {
  if (voters === 0) return poll.status === 'open' ? 'Nobody has voted yet' : 'Nobody voted';
  return voters === 1 ? '1 person has voted' : `${voters} people have voted`;
}

export function openUntil(poll: Poll): string {
  return poll.closers === 'anyone'
    ? 'Open until someone closes it'
    : `Open until ${ownerName(poll)} closes it`;
}

export function howToVote(poll: Poll): string {
  const change = 'Press Vote again to take a vote back';
  return poll.votesPerPerson === 1 ? `${change}, or on another song to switch.` : `${change}.`;
}

export function howToClose(poll: Poll): string {
  const who = poll.closers === 'anyone' ? 'Anyone here' : `Only ${ownerName(poll)}`;
  return `${who} can close the poll: press ${labels.closePoll}, or react to it with :lock:.`;
}

/** Who or what closed it; a person whose name is not known is left out. */
export function closedBy(poll: Poll, names: Names): string {
  if (poll.closedBy === undefined) return 'Closed because its time was up';
  const known = poll.closedBy === poll.owner.id ? poll.owner.name : names.get(poll.closedBy);
  const name = shortLine(known ?? '', nameLength);
  return name === '' ? 'Closed' : `Closed by ${inline(name)}`;
}

/** The title as it stands in a sentence. */
export function quotedTitle(poll: Poll, most: number): string {
  return `“${inline(pollTitle(poll, most))}”`;
}

/** "Title by Artist" of a song by its number in the poll; shorter than in a line of its own. */
export function songInSentence(poll: Poll, number: number, room: Room): string {
  const song = poll.songs[number];
  const shorter = { title: Math.min(room.title, 100), artists: Math.min(room.artists, 60) };
  return song === undefined ? `song ${number + 1}` : songByArtists(song, shorter);
}
