// What stands below the songs of a poll's message: one row of buttons, and one small line.

import type { AnyBlock, Button } from '@slack/types';
import { songsIn } from '../../rules/poll/editing.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { button } from '../kit/button.ts';
import { actionIds, encodeClose } from '../kit/ids.ts';
import { plainText } from '../kit/message.ts';
import { asTyped, linkTo, mrkdwnContext } from '../kit/mrkdwn.ts';
import type { Words } from '../words/words.ts';
import { attribution } from './attribution.ts';
import { howToClose } from './poll-phrases.ts';

export function pollFoot(words: Words, poll: Poll): AnyBlock[] {
  const isOpen = poll.status === 'open';
  const buttons = [
    pollButton(actionIds.myVotes, words.pollMessage.myVotes, poll),
    // Its owner, where nobody else may, adds songs under Manage.
    ...(isOpen && poll.adding !== 'owner'
      ? [pollButton(actionIds.openAdding, words.adding.button, poll)]
      : []),
    ...(isOpen ? [closeButton(words, poll)] : []),
    pollButton(actionIds.openManage, words.manage.button, poll),
  ];
  const phrases = [...hints(words, poll), ...shownAttribution(words, poll), ...origin(words, poll)];
  return [
    { type: 'actions', elements: buttons },
    ...(phrases.length > 0 ? [mrkdwnContext(phrases.join(' · '))] : []),
  ];
}

/** mrkdwn */
function hints(words: Words, poll: Poll): readonly string[] {
  const { howToUndo, seeAnnouncement } = words.pollMessage;
  const isAnySong = songsIn(poll).length > 0;
  if (poll.status === 'open') return [...(isAnySong ? [howToUndo] : []), asTyped(howToClose(words, poll))];
  return poll.announcementLink === undefined ? [] : [linkTo(poll.announcementLink, seeAnnouncement)];
}

/** mrkdwn */
function origin({ schedule }: Words, poll: Poll): readonly string[] {
  return poll.schedule === undefined ? [] : [asTyped(schedule.from(poll.schedule.timetable))];
}

/** A closed poll in which nobody voted shows no song. */
function shownAttribution(words: Words, poll: Poll): readonly string[] {
  const showsSongs = poll.status !== 'closed' || poll.result === undefined || poll.result.voters > 0;
  return showsSongs ? attribution(words, poll.songs) : [];
}

function pollButton(actionId: string, text: string, poll: Poll): Button {
  return button(actionId, text, { value: encodeClose(poll.id) });
}

/** Slack shows everybody the same dialog, whoever may close the poll. */
function closeButton({ pollMessage: { close } }: Words, poll: Poll): Button {
  return {
    ...pollButton(actionIds.closePoll, close.button, poll),
    confirm: {
      title: plainText(close.title),
      text: plainText(close.text),
      confirm: plainText(close.button),
      deny: plainText(close.keepOpen),
    },
  };
}
