// The window in which a poll is put together: title, search, what was found, what is picked, settings.

import type { AnyBlock, ModalView } from '@slack/types';
import { Actions, BlockCollection, Button, ConfirmationDialog, Modal } from 'slack-block-builder';
import { type Draft, isUntouched } from '../../rules/poll/draft.ts';
import { searchingIn } from '../../rules/poll/searching.ts';
import { actionIds, callbackIds, encodeSongIds } from '../kit/ids.ts';
import { plainContext } from '../kit/message.ts';
import { encodeMetadata } from '../kit/modal-metadata.ts';
import type { Notice } from '../words/notices.ts';
import type { Words } from '../words/words.ts';
import { linksLeft } from './modal-links.ts';
import { noticeBlocks } from './modal-notices.ts';
import { searchInput, settingsInputs, titleInput } from './modal-settings.ts';
import { pickBlocks, resultBlocks } from './modal-songs.ts';

/** What the window shows beside the draft. */
export interface Shown {
  /** How the last search or click went. */
  readonly notices?: readonly Notice[];
  /** Slack's id of the conversation the window was opened in, which Slack tells only then. */
  readonly openedIn?: string | undefined;
  /** Whether that is a group message. */
  readonly isGroup?: boolean;
  /** Whether the title comes up filled in an open window, and nobody has touched it since. */
  readonly isTitleFilled?: boolean;
  /** Whether the window is just being opened: then the cursor goes into the search field, and is left alone later. */
  readonly isOpening?: boolean;
}

/** @param words in the language of whose window it is */
export function pollModal(words: Words, draft: Draft, shown: Shown = {}): ModalView {
  const frame = Modal({
    title: words.window.heading,
    submit: words.window.post,
    close: words.window.close,
    callbackId: callbackIds.pollModal,
    privateMetaData: encodeMetadata({
      draftId: draft.id,
      picks: draft.picks.map((pick) => pick.id),
      openedIn: shown.openedIn,
      isGroup: shown.isGroup ?? false,
      emptied: searchingIn(draft).emptied,
      isTitleFilled: shown.isTitleFilled ?? false,
      usual: draft.usual,
    }),
  });
  return { ...frame.notifyOnClose(true).buildToObject(), blocks: blocksOf(words, draft, shown) };
}

function blocksOf(words: Words, draft: Draft, shown: Shown): AnyBlock[] {
  return [
    ...titleInput(words, draft),
    ...searchInput(words, draft, shown),
    ...belowSearch(words, shown.notices ?? []),
    ...linksLeft(words, draft),
    ...pickBlocks(words, draft),
    ...resultBlocks(words, draft),
    { type: 'divider' },
    ...settingsInputs(words, draft, shown.openedIn),
    ...(isUntouched(draft) ? [] : startOverButton(words)),
    plainContext(words.window.draftKept),
  ];
}

/** One line at least: what stands below it is not to move when a notice goes. */
function belowSearch(words: Words, notices: readonly Notice[]): AnyBlock[] {
  if (notices.length === 0) return [plainContext(words.window.search.hint)];
  return [...noticeBlocks(words, notices), ...anywayButton(words, notices)];
}

/** For songs that won lately. */
function anywayButton({ pool }: Words, notices: readonly Notice[]): AnyBlock[] {
  const ids = notices.flatMap((notice) => (notice.kind === 'won-lately' ? [notice.id] : []));
  if (ids.length === 0) return [];
  const button = Button({ text: pool.saveAnyway, actionId: actionIds.addAnyway, value: encodeSongIds(ids) });
  return BlockCollection(Actions().elements(button));
}

function startOverButton({ window: { startOver } }: Words): AnyBlock[] {
  const confirmation = ConfirmationDialog({
    title: startOver.title,
    text: startOver.text,
    confirm: startOver.button,
    deny: startOver.keepDraft,
  });
  const button = Button({ text: startOver.button, actionId: actionIds.startOver });
  return BlockCollection(Actions().elements(button.confirm(confirmation.danger())));
}
