// The window in which a poll is put together: title, search, what was found, what is picked, settings.

import type { AnyBlock, KnownBlock, ModalView } from '@slack/types';
import { Actions, BlockCollection, Button, ConfirmationDialog, Modal } from 'slack-block-builder';
import { type Draft, isUntouched } from '../../rules/poll/draft.ts';
import { actionIds, callbackIds } from '../kit/ids.ts';
import { plainContext } from '../kit/message.ts';
import { encodeMetadata } from '../kit/modal-metadata.ts';
import { modalLabels } from '../words/modal-wording.ts';
import { isGoodNews, type Notice, noticeText } from '../words/notice-wording.ts';
import { searchInput, settingsInputs, titleInput } from './modal-settings.ts';
import { pickBlocks, resultBlocks } from './modal-songs.ts';

/** More than this at once would push the results out of sight. */
const mostNotices = 5;

/** What the window shows beside the draft. */
export interface Shown {
  /** How the last search or click went, in the order to be read; at most five are shown. */
  readonly notices?: readonly Notice[];
  /** Slack's id of the conversation the window was opened in, which Slack tells only then. */
  readonly openedIn?: string | undefined;
}

export function pollModal(draft: Draft, shown: Shown = {}): ModalView {
  const frame = Modal({
    title: modalLabels.modal,
    submit: modalLabels.post,
    close: modalLabels.close,
    callbackId: callbackIds.pollModal,
    privateMetaData: encodeMetadata({
      draftId: draft.id,
      picks: draft.picks.map((pick) => pick.id),
      openedIn: shown.openedIn,
    }),
  });
  return { ...frame.notifyOnClose(true).buildToObject(), blocks: blocksOf(draft, shown) };
}

function blocksOf(draft: Draft, shown: Shown): AnyBlock[] {
  return [
    ...titleInput(draft),
    ...searchInput(draft),
    ...(shown.notices ?? []).slice(0, mostNotices).map(noticeBlock),
    ...resultBlocks(draft),
    { type: 'divider' },
    ...pickBlocks(draft.picks),
    { type: 'divider' },
    ...settingsInputs(draft),
    ...(isUntouched(draft) ? [] : startOverButton()),
    plainContext(modalLabels.draftKept),
  ];
}

function noticeBlock(notice: Notice): KnownBlock {
  const text = noticeText(notice);
  return isGoodNews(notice) ? { type: 'context', elements: [text] } : { type: 'section', text };
}

function startOverButton(): AnyBlock[] {
  const confirmation = ConfirmationDialog({
    title: modalLabels.startOverTitle,
    text: modalLabels.startOverText,
    confirm: modalLabels.startOver,
    deny: modalLabels.keepDraft,
  });
  const button = Button({ text: modalLabels.startOver, actionId: actionIds.startOver });
  return BlockCollection(Actions().elements(button.confirm(confirmation.danger())));
}
