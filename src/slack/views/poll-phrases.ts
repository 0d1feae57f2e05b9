// What several views say of a poll, cut to the room there is. Plain: nothing here is escaped yet.

import type { Poll } from '../../rules/poll/poll.ts';
import type { Tally } from '../../rules/poll/tally.ts';
import type { Room } from '../kit/fitting.ts';
import { mostInPollTitle } from '../kit/limits.ts';
import { inline, shortInline, shortLine } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import { songByArtists } from './song-text.ts';
import type { Names } from './standing.ts';

const nameLength = 40;

export function pollTitle(words: Words, poll: Pick<Poll, 'title'>, most = mostInPollTitle): string {
  return shortLine(poll.title, most, words.pollMessage.defaultTitle);
}

/** The title as it goes into a sentence. */
export function titleInSentence(words: Words, poll: Poll, room: Room): string {
  return inline(pollTitle(words, poll, room.pollTitle));
}

export function ownerName(words: Words, poll: Poll): string {
  return shortInline(poll.owner.name, nameLength, words.pollMessage.somebody);
}

export function haveVoted({ pollMessage }: Words, poll: Poll, { voters }: Tally): string {
  const isOpen = poll.status === 'open';
  if (voters === 0) return isOpen ? pollMessage.nobodyHasVotedYet : pollMessage.nobodyVoted;
  return isOpen ? pollMessage.haveVoted(voters) : pollMessage.voted(voters);
}

export function howToClose(words: Words, poll: Poll): string {
  return words.pollMessage.howToClose(poll.closers, ownerName(words, poll));
}

/** Who or what closed it; a person whose name is not known is left out. */
export function closedBy({ pollMessage, endings }: Words, poll: Poll, names: Names): string {
  if (poll.closedBy === undefined) {
    const { isClosedEarly, closesAtVoters = 0, result } = poll;
    // Some more may have voted in the moment before it was closed.
    const voted = Math.max(closesAtVoters, result?.voters ?? 0);
    return isClosedEarly ? endings.enoughHaveVoted(voted) : pollMessage.timeWasUp;
  }
  const known = poll.closedBy === poll.owner.id ? poll.owner.name : names.get(poll.closedBy);
  const name = shortInline(known ?? '', nameLength);
  return name === '' ? pollMessage.closed : pollMessage.closedBy(name);
}

/** "Title by Artist" of a song by its number in the poll; shorter than in a line of its own. */
export function songInSentence(words: Words, poll: Poll, at: { number: number; room: Room }): string {
  const song = poll.songs[at.number];
  const shorter = { title: Math.min(at.room.title, 100), artists: Math.min(at.room.artists, 60) };
  return song === undefined ? words.songs.numbered(at.number + 1) : songByArtists(words, song, shorter);
}
