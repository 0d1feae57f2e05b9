// The window in which songs are taken out of a poll, on top of the one in which it is managed.

import type { AnyBlock, ModalView } from '@slack/types';
import { songsIn } from '../../rules/poll/editing.ts';
import { fewestSongs, type Poll } from '../../rules/poll/poll.ts';
import { actionIds, callbackIds, encodeVote } from '../kit/ids.ts';
import { mostInButtonLabel } from '../kit/limits.ts';
import { encodeManaged } from '../kit/manage-metadata.ts';
import { plainContext, plainSection, plainText } from '../kit/message.ts';
import { mrkdwnSection } from '../kit/mrkdwn.ts';
import type { ManageNotice } from '../words/manage.ts';
import type { Words } from '../words/words.ts';
import { attribution } from './attribution.ts';
import { manageNoticeBlocks } from './manage-notices.ts';
import { confirmOf } from './manage-window.ts';
import { detailsLine, titleAndArtists } from './song-row.ts';
import { songLabel } from './song-text.ts';

/** A modal may hold far more than a message. */
const room = { title: 100, artists: 60, album: 60, label: mostInButtonLabel, covers: true };

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
      canRemove ? plainContext(removing.says) : plainSection(removing.fewest),
      ...present.flatMap(({ song, number }): AnyBlock[] => [
        {
          ...mrkdwnSection(titleAndArtists(words, song, room)),
          ...(canRemove && {
            accessory: {
              type: 'button',
              action_id: actionIds.removeFromPoll,
              text: plainText(removing.button),
              value: encodeVote({ pollId: poll.id, song: number }),
              accessibility_label: songLabel(words, song, { says: removing.removeSong, most: room.label }),
              confirm: { ...confirmOf(removing), style: 'danger' },
            },
          }),
        },
        detailsLine(words, song, { room, addedBy: undefined }),
      ]),
      ...attribution(
        words,
        present.map(({ song }) => song),
      ).map(plainContext),
    ],
  };
}
