// The window in which a poll is managed: what can be changed while it is open, and what can be done with it as a whole.

import type { Button, ModalView } from '@slack/types';
import type { Wish } from '../../rules/poll/managing.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { button } from '../kit/button.ts';
import { actionIds, callbackIds } from '../kit/ids.ts';
import { encodeManage, encodeManaged, type ManageMetadata } from '../kit/manage-metadata.ts';
import { plainSection, plainText } from '../kit/message.ts';
import { inline } from '../kit/text.ts';
import type { Confirmation, ManageNotice } from '../words/manage.ts';
import type { Words } from '../words/words.ts';
import { manageInputs } from './manage-inputs.ts';
import { manageNoticeBlocks } from './manage-notices.ts';
import { pollTitle } from './poll-phrases.ts';

export interface ManageView {
  /** As it stands now. */
  readonly poll: Poll;
  readonly metadata: ManageMetadata;
  /** What stands in its fields, or is to. */
  readonly wish: Wish;
  readonly isOwner: boolean;
  readonly notices: readonly ManageNotice[];
}

/** Of a poll that takes votes. @param words in the language of whose window it is */
export function manageWindow(words: Words, view: ManageView): ModalView {
  const { heading, save, cancel, addSong, removeSong, handOver, postCopy } = words.manage;
  return {
    type: 'modal',
    callback_id: callbackIds.manage,
    private_metadata: encodeManage(view.metadata),
    title: plainText(heading),
    submit: plainText(save),
    close: plainText(cancel),
    blocks: [
      ...manageNoticeBlocks(words, view.notices),
      ...manageInputs(words, view),
      { type: 'divider' },
      {
        type: 'actions',
        block_id: 'manage-buttons',
        elements: [
          button(actionIds.manageAddSong, addSong),
          button(actionIds.manageRemoveSong, removeSong),
          button(actionIds.manageHandOver, handOver),
          button(actionIds.postCopy, postCopy),
          ...scheduleButton(words, view.poll),
          deleteButton(words),
        ],
      },
    ],
  };
}

/** Of a poll that is closed: nothing can be changed in it any more. */
export function managedClosed(words: Words, poll: Poll, notices: readonly ManageNotice[]): ModalView {
  const { heading, close, closedPoll, postCopy } = words.manage;
  return {
    type: 'modal',
    callback_id: callbackIds.manage,
    private_metadata: encodeManaged(poll.id),
    title: plainText(heading),
    close: plainText(close),
    blocks: [
      ...manageNoticeBlocks(words, notices),
      plainSection(closedPoll(inline(pollTitle(words, poll)))),
      {
        type: 'actions',
        block_id: 'manage-buttons',
        elements: [button(actionIds.postCopy, postCopy), ...scheduleButton(words, poll), deleteButton(words)],
      },
    ],
  };
}

/** Whether who manages the poll may stop it is seen when it is pressed. */
function scheduleButton({ schedule: { stopThis, list } }: Words, poll: Poll): Button[] {
  if (poll.schedule === undefined) return [];
  const confirm = { ...confirmOf(list.stop), style: 'danger' } as const;
  return [{ ...button(actionIds.stopThisSchedule, stopThis), confirm }];
}

function deleteButton({ manage }: Words): Button {
  return {
    ...button(actionIds.deletePoll, manage.delete.button),
    style: 'danger',
    confirm: { ...confirmOf(manage.delete), style: 'danger' },
  };
}

export function confirmOf({ title, text, confirm, deny }: Confirmation) {
  return {
    title: plainText(title),
    text: plainText(text),
    confirm: plainText(confirm),
    deny: plainText(deny),
  };
}
