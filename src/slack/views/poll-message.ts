// The message of a poll in every state: open with its live tally, while votes are counted, and closed.

import type { AnyBlock, HeaderBlock } from '@slack/types';
import { Actions, BlockCollection, Button, ConfirmationDialog, Context } from 'slack-block-builder';
import type { Poll } from '../../rules/poll/poll.ts';
import { emptyTally, resultOf, type Tally } from '../../rules/poll/tally.ts';
import { fittingBlocks, fittingText, type Room } from '../kit/fitting.ts';
import { actionIds, encodeClose } from '../kit/ids.ts';
import { mostInHeader } from '../kit/limits.ts';
import { type Message, plainContext, plainSection } from '../kit/message.ts';
import { cutForField, moment } from '../kit/text.ts';
import { pollText } from '../words/poll-text.ts';
import { resultLine } from '../words/result-wording.ts';
import type { Names } from '../words/standings.ts';
import {
  asked,
  closedBy,
  countingVotes,
  howToClose,
  howToVote,
  labels,
  openUntil,
  pollTitle,
  songsFrom,
} from '../words/wording.ts';
import { pollSongBlocks, type ShownPoll } from './poll-message-songs.ts';

/**
 * What a poll looks like now. A closed one shows the counts of its result, whatever the tally says; the tally
 * then only tells who voted.
 * @param names of voters by Slack id; who is missing is counted but not named
 */
export function pollMessage(poll: Poll, tally: Tally, names: Names): Message {
  const shown: ShownPoll = { poll, names, tally: poll.status === 'closed' ? finalTally(poll, tally) : tally };
  return {
    text: fittingText((room) => pollText(poll, shown.tally, room)),
    blocks: fittingBlocks((room) => [
      header(poll, room),
      ...opening(shown, room),
      ...pollSongBlocks(shown, room),
      { type: 'divider' },
      ...ending(poll),
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
function header(poll: Poll, room: Room): HeaderBlock {
  const title = cutForField(pollTitle(poll, room.pollTitle), mostInHeader);
  return { type: 'header', text: { type: 'plain_text', text: title, emoji: true } };
}

function opening({ poll, tally, names }: ShownPoll, room: Room): AnyBlock[] {
  const about = plainContext(asked(poll, tally));
  switch (poll.status) {
    case 'open':
      return [about, ...whenItCloses(poll)];
    case 'closing':
      return [about, plainSection(countingVotes)];
    case 'closed':
      return [
        about,
        plainContext(closedBy(poll, names)),
        plainSection(resultLine({ poll, result: resultOf(tally) }, room)),
      ];
  }
}

/** The date token needs mrkdwn, so nothing of a person's stands in this line; names are in plain ones. */
function whenItCloses(poll: Poll): AnyBlock[] {
  if (poll.closesAt === undefined) return [plainContext(openUntil(poll))];
  return BlockCollection(Context().elements(moment(poll.closesAt, 'Closes')));
}

function ending(poll: Poll): AnyBlock[] {
  if (poll.status !== 'open') return [plainContext(songsFrom)];
  return [...closeButton(poll), plainContext([howToVote(poll), howToClose(poll), `${songsFrom}.`].join(' '))];
}

function closeButton(poll: Poll): AnyBlock[] {
  const confirmation = ConfirmationDialog({
    title: labels.closeTitle,
    text: labels.closeText,
    confirm: labels.closePoll,
    deny: labels.keepOpen,
  });
  const button = Button({
    text: labels.closePoll,
    actionId: actionIds.closePoll,
    value: encodeClose(poll.id),
  });
  return BlockCollection(Actions().elements(button.confirm(confirmation)));
}
