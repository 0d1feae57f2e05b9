// What stands below the songs of a poll's message: one row of buttons, and one small line.

import type { AnyBlock, Button } from '@slack/types';
import type { Poll } from '../../rules/poll/poll.ts';
import { actionIds, encodeClose } from '../kit/ids.ts';
import { plainText } from '../kit/message.ts';
import { asTyped, linkTo, mrkdwnContext } from '../kit/mrkdwn.ts';
import type { Words } from '../words/words.ts';
import { attribution } from './attribution.ts';
import { howToClose } from './poll-phrases.ts';

export function pollFoot(words: Words, poll: Poll): AnyBlock[] {
  const isOpen = poll.status === 'open';
  const buttons = [
    myVotesButton(words, poll),
    ...(isOpen && poll.adding !== 'owner' ? [addButton(words, poll)] : []),
    ...(isOpen ? [closeButton(words, poll)] : []),
  ];
  const phrases = [...hints(words, poll), ...shownAttribution(words, poll)];
  return [
    { type: 'actions', elements: buttons },
    ...(phrases.length > 0 ? [mrkdwnContext(phrases.join(' · '))] : []),
  ];
}

/** mrkdwn */
function hints(words: Words, poll: Poll): readonly string[] {
  const { howToUndo, seeAnnouncement } = words.pollMessage;
  if (poll.status === 'open') return [howToUndo, asTyped(howToClose(words, poll))];
  return poll.announcementLink === undefined ? [] : [linkTo(poll.announcementLink, seeAnnouncement)];
}

/** A closed poll in which nobody voted shows no song. */
function shownAttribution(words: Words, poll: Poll): readonly string[] {
  const showsSongs = poll.status !== 'closed' || poll.result === undefined || poll.result.voters > 0;
  return showsSongs ? attribution(words, poll.songs) : [];
}

function myVotesButton({ pollMessage }: Words, poll: Poll): Button {
  return {
    type: 'button',
    action_id: actionIds.myVotes,
    text: plainText(pollMessage.myVotes),
    value: encodeClose(poll.id),
  };
}

/** Its owner, where nobody else may, adds songs elsewhere. */
function addButton({ adding }: Words, poll: Poll): Button {
  return {
    type: 'button',
    action_id: actionIds.openAdding,
    text: plainText(adding.button),
    value: encodeClose(poll.id),
  };
}

/** Slack shows everybody the same dialog, whoever may close the poll. */
function closeButton({ pollMessage: { close } }: Words, poll: Poll): Button {
  return {
    type: 'button',
    action_id: actionIds.closePoll,
    text: plainText(close.button),
    value: encodeClose(poll.id),
    confirm: {
      title: plainText(close.title),
      text: plainText(close.text),
      confirm: plainText(close.button),
      deny: plainText(close.keepOpen),
    },
  };
}
