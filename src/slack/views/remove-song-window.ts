// The window in which songs are taken out of a poll, on top of the one in which it is managed.

import type { Button, ModalView } from '@slack/types';
import { type NumberedSong, songsIn } from '../../rules/poll/editing.ts';
import { fewestSongs, type Poll } from '../../rules/poll/poll.ts';
import { isAnonymous } from '../../rules/poll/secrecy.ts';
import { button } from '../kit/button.ts';
import { actionIds, callbackIds, encodeVote } from '../kit/ids.ts';
import { encodeManaged } from '../kit/manage-metadata.ts';
import { plainContext, plainSection, plainText } from '../kit/message.ts';
import type { ManageNotice } from '../words/manage.ts';
import type { Words } from '../words/words.ts';
import { attribution } from './attribution.ts';
import { manageNoticeBlocks } from './manage-notices.ts';
import { confirmOf } from './manage-window.ts';
import { roomInWindow, songRow } from './song-row.ts';
import { songLabel } from './song-text.ts';

export function removeSongWindow(words: Words, poll: Poll, notices: readonly ManageNotice[]): ModalView {
  const { removing, close } = words.manage;
  const present = songsIn(poll);
  const canRemove = present.length > fewestSongs;
  return {
    type: 'modal',
    callback_id: callbackIds.removing,
    private_metadata: encodeManaged(poll.id),
    title: plainText(removing.heading),
    close: plainText(close),
    blocks: [
      ...manageNoticeBlocks(words, notices),
      canRemove ? plainContext(removing.says(!isAnonymous(poll))) : plainSection(removing.fewest),
      ...present.flatMap(({ song, number }) =>
        songRow(words, song, {
          place: 'pick',
          ...(canRemove && { button: removeButton(words, poll, { song, number }) }),
        }),
      ),
      ...attribution(
        words,
        present.map(({ song }) => song),
      ).map(plainContext),
    ],
  };
}

function removeButton(words: Words, poll: Poll, { song, number }: NumberedSong): Button {
  const { removing } = words.manage;
  return {
    ...button(actionIds.removeFromPoll, removing.button, {
      value: encodeVote({ pollId: poll.id, song: number }),
      label: songLabel(words, song, { says: removing.removeSong, most: roomInWindow.label }),
    }),
    confirm: { ...confirmOf(removing), style: 'danger' },
  };
}
