// The message of a poll in every state: open with its live tally, while votes are counted, and closed.

import type { Poll } from '../../rules/poll/poll.ts';
import { confirmsVotes, visibleTally } from '../../rules/poll/secrecy.ts';
import { emptyTally, resultOf, type Tally } from '../../rules/poll/tally.ts';
import { fittingBlocks, fittingText } from '../kit/fitting.ts';
import { shownClicksBlockId } from '../kit/ids.ts';
import { type Message, plainSection } from '../kit/message.ts';
import type { Words } from '../words/words.ts';
import { pollFoot } from './poll-message-foot.ts';
import { aboutPoll, pollHeader } from './poll-message-head.ts';
import { pollResultBlocks } from './poll-message-result.ts';
import { pollSongBlocks } from './poll-message-songs.ts';
import { pollText } from './poll-text.ts';
import type { ShownPoll } from './shown-poll.ts';

/**
 * What a poll looks like now. A closed one shows the counts of its result, whatever the tally says; the tally
 * then only tells who voted.
 * @param words in the poll's language
 */
export function pollMessage(words: Words, { poll, tally, names, clicks = [] }: ShownPoll): Message {
  const isClosed = poll.status === 'closed';
  const counted = isClosed ? finalTally(poll, tally) : tally;
  // Whatever the caller knows, what must not be seen goes no further than here.
  const shown: ShownPoll = { poll, names, tally: visibleTally(poll, counted) };
  const shownTo = confirmsVotes(poll) ? [] : clicks;
  // Only in a poll that takes votes does anybody ask which of them it shows.
  const marked = poll.status === 'open' ? { block_id: shownClicksBlockId(shownTo) } : {};
  const counting = poll.status === 'closing' ? [plainSection(words.pollMessage.countingVotes)] : [];
  return {
    text: fittingText((room) => pollText(words, shown, room)),
    blocks: fittingBlocks((room) => [
      { ...pollHeader(words, poll, room), ...marked },
      aboutPoll(words, shown),
      ...counting,
      ...(isClosed ? pollResultBlocks(words, shown, room) : pollSongBlocks(words, shown, room)),
      ...pollFoot(words, poll),
    ]),
  };
}

function finalTally(poll: Poll, counted: Tally): Tally {
  const { result = resultOf(counted) } = poll;
  const blank = emptyTally(poll.songs.length);
  const songs = blank.songs.map((none, song) => ({
    voters: counted.songs[song]?.voters ?? none.voters,
    votes: result.votes[song] ?? none.votes,
  }));
  return { songs, voters: result.voters };
}
