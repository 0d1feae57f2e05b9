// The message of a poll in every state: open with its live tally, while votes are counted, and closed.

import type { AnyBlock, HeaderBlock } from '@slack/types';
import { Actions, BlockCollection, Button, ConfirmationDialog, Context } from 'slack-block-builder';
import type { Poll } from '../../rules/poll/poll.ts';
import { emptyTally, resultOf, type Tally } from '../../rules/poll/tally.ts';
import { fittingBlocks, fittingText, type Room } from '../kit/fitting.ts';
import { actionIds, encodeClose, shownClicksBlockId } from '../kit/ids.ts';
import { mostInHeader } from '../kit/limits.ts';
import { type Message, plainContext, plainSection } from '../kit/message.ts';
import { cutForField } from '../kit/text.ts';
import type { Words } from '../words/words.ts';
import { pollSongBlocks } from './poll-message-songs.ts';
import { closedBy, haveVoted, howToClose, ownerName, pollTitle } from './poll-phrases.ts';
import { pollText } from './poll-text.ts';
import { resultSentence } from './result-text.ts';
import type { ShownPoll } from './shown-poll.ts';
import { unusualIn } from './unusual.ts';

/**
 * What a poll looks like now. A closed one shows the counts of its result, whatever the tally says; the tally
 * then only tells who voted.
 * @param words in the poll's language
 */
export function pollMessage(words: Words, { poll, tally, names, clicks = [] }: ShownPoll): Message {
  const shown: ShownPoll = { poll, names, tally: poll.status === 'closed' ? finalTally(poll, tally) : tally };
  // Only in a poll that takes votes does anybody ask which of them it shows.
  const marked = poll.status === 'open' ? { block_id: shownClicksBlockId(clicks) } : {};
  return {
    text: fittingText((room) => pollText(words, shown, room)),
    blocks: fittingBlocks((room) => [
      { ...header(words, poll, room), ...marked },
      ...opening(words, shown, room),
      ...pollSongBlocks(words, shown, room),
      { type: 'divider' },
      ...ending(words, poll),
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

/** Its starter typed the title in Slack, where `:tada:` means the emoji; a song's title never does. */
function header(words: Words, poll: Poll, room: Room): HeaderBlock {
  const title = cutForField(pollTitle(words, poll, room.pollTitle), mostInHeader);
  return { type: 'header', text: { type: 'plain_text', text: title, emoji: true } };
}

function opening(words: Words, { poll, tally, names }: ShownPoll, room: Room): AnyBlock[] {
  const { pollMessage: say } = words;
  const about = plainContext(
    [
      say.askedBy(ownerName(words, poll)),
      say.votesPerPerson(poll.votesPerPerson),
      haveVoted(words, poll, tally),
      ...unusualIn(words, poll),
    ].join(' · '),
  );
  switch (poll.status) {
    case 'open':
      return [about, ...whenItCloses(words, poll)];
    case 'closing':
      return [about, plainSection(say.countingVotes)];
    case 'closed':
      return [
        about,
        plainContext(closedBy(words, poll, names)),
        plainSection(resultSentence(words, { poll, result: resultOf(tally) }, room)),
      ];
  }
}

/** The date token needs mrkdwn, so nothing of a person's stands in this line; names are in plain ones. */
function whenItCloses(words: Words, poll: Poll): AnyBlock[] {
  const { closesAt, openUntil } = words.pollMessage;
  if (poll.closesAt === undefined) return [plainContext(openUntil(poll.closers, ownerName(words, poll)))];
  return BlockCollection(Context().elements(closesAt(poll.closesAt)));
}

function ending(words: Words, poll: Poll): AnyBlock[] {
  const { songsFromSpotify, howToVote } = words.pollMessage;
  if (poll.status !== 'open') return [plainContext(songsFromSpotify)];
  const how = [howToVote(poll.votesPerPerson), howToClose(words, poll)];
  return [...closeButton(words, poll), plainContext([...how, words.sentence(songsFromSpotify)].join(' '))];
}

function closeButton({ pollMessage: { close } }: Words, poll: Poll): AnyBlock[] {
  const confirmation = ConfirmationDialog({
    title: close.title,
    text: close.text,
    confirm: close.button,
    deny: close.keepOpen,
  });
  const button = Button({ text: close.button, actionId: actionIds.closePoll, value: encodeClose(poll.id) });
  return BlockCollection(Actions().elements(button.confirm(confirmation)));
}
