// How a poll ended, in sentences: for the closed poll, for the announcement, and for notifications. All plain.

import { outcome } from '../../rules/poll/outcome.ts';
import type { Poll, Result } from '../../rules/poll/poll.ts';
import type { Room } from '../kit/fitting.ts';
import { listed, quantity } from '../kit/text.ts';
import { quotedTitle, songInSentence } from './wording.ts';

/** A closed poll with its result beside it. */
export interface EndedPoll {
  readonly poll: Poll;
  readonly result: Result;
}

/** In the closed poll itself: "🏆 Title by Artist wins with 5 of 9 votes." */
export function resultLine({ poll, result }: EndedPoll, room: Room): string {
  const decided = outcome(result);
  const named = (song: number) => songInSentence(poll, song, room);
  switch (decided.kind) {
    case 'no-votes':
      return 'Nobody voted, so there is no winner.';
    case 'winner':
      return `🏆 ${named(decided.song)} wins ${score({ poll, result }, decided.votes)}.`;
    case 'tie':
      return `🏆 It is a tie: ${shareFirstPlace(listed(decided.songs.map(named)), decided.votes)}.`;
  }
}

/** The announcement as one sentence, which also says of what poll it speaks. */
export function announcement({ poll, result }: EndedPoll, room: Room): string {
  const decided = outcome(result);
  const named = (song: number) => songInSentence(poll, song, room);
  switch (decided.kind) {
    case 'no-votes':
      return nobodyVoted(poll, room);
    case 'winner':
      return `🏆 ${named(decided.song)}${winsPoll({ poll, result }, decided.votes, room)}.`;
    case 'tie':
      return `🏆 ${tieIn(poll, listed(decided.songs.map(named)), { votes: decided.votes, room })}.`;
  }
}

export function nobodyVoted(poll: Poll, room: Room): string {
  return `Nobody voted in ${quotedTitle(poll, room.pollTitle)}, so there is no winner.`;
}

/** What stands behind the winner's name: " wins “Which song?” with 5 of 9 votes". */
export function winsPoll(ended: EndedPoll, votes: number, room: Room): string {
  return ` wins ${quotedTitle(ended.poll, room.pollTitle)} ${score(ended, votes)}`;
}

/** "It is a tie in “Which song?”: 3 songs share first place with 2 votes each". */
export function tieIn(poll: Poll, songs: string, { votes, room }: { votes: number; room: Room }): string {
  return `It is a tie in ${quotedTitle(poll, room.pollTitle)}: ${shareFirstPlace(songs, votes)}`;
}

function shareFirstPlace(songs: string, votes: number): string {
  return `${songs} share first place with ${quantity(votes, 'vote')} each`;
}

/**
 * How a single winner won. With one vote each, votes are compared with votes; with several, a song can have at
 * most one from each person, so that it is people who are compared.
 */
function score({ poll, result }: EndedPoll, votes: number): string {
  const all = result.votes.reduce((sum, each) => sum + each, 0);
  if (all <= 1) return 'with the only vote';
  if (poll.votesPerPerson === 1)
    return votes === all ? `with all ${all} votes` : `with ${votes} of ${all} votes`;
  if (votes === result.voters) return `with votes from all ${votes} voters`;
  return `with votes from ${votes} of ${result.voters} voters`;
}
