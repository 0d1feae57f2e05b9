// A poll as text alone: what notifications show and screen readers say. Plain; escaped by who sends it.

import type { Poll } from '../../rules/poll/poll.ts';
import { resultOf, type Tally } from '../../rules/poll/tally.ts';
import type { Room } from '../kit/fitting.ts';
import { quantity } from '../kit/text.ts';
import { resultLine } from './result-wording.ts';
import {
  countingVotes,
  haveVoted,
  howToClose,
  howToVote,
  ownerName,
  quotedTitle,
  songInSentence,
  votesAllowed,
} from './wording.ts';

export function pollText(poll: Poll, tally: Tally, room: Room): string {
  const title = quotedTitle(poll, room.pollTitle);
  const standings = `${songsAndVotes(poll, tally, room)}.`;
  const voted = `${haveVoted(poll, tally)}.`;
  switch (poll.status) {
    case 'open': {
      const asks = `${ownerName(poll)} asks: ${title} ${votesAllowed(poll)}.`;
      return [asks, standings, voted, howToVote(poll), howToClose(poll)].join(' ');
    }
    case 'closing':
      return [`The song poll ${title} is closed.`, countingVotes, standings, voted].join(' ');
    case 'closed':
      return [
        `The song poll ${title} is closed.`,
        resultLine({ poll, result: resultOf(tally) }, room),
        standings,
      ].join(' ');
  }
}

/** "1. Title by Artist: 3 votes; 2. Title by Artist: no votes". */
function songsAndVotes(poll: Poll, tally: Tally, room: Room): string {
  const lines = poll.songs.map((_, number) => {
    const votes = tally.songs[number]?.votes ?? 0;
    return `${number + 1}. ${songInSentence(poll, number, room)}: ${votes === 0 ? 'no votes' : quantity(votes, 'vote')}`;
  });
  return lines.join('; ');
}
