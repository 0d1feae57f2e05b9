// The lines at the top of a window in which a poll is managed.

import type { AnyBlock, ModalView } from '@slack/types';
import { callbackIds } from '../kit/ids.ts';
import { encodeManaged } from '../kit/manage-metadata.ts';
import { plainContext, plainSection, plainText } from '../kit/message.ts';
import type { ManageNotice } from '../words/manage.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';

const goodNews: ReadonlySet<ManageNotice['kind']> = new Set(['looking', 'removed', 'closed', 'deleted']);

/** Good news is small and grey; what stands against something is as large as other text. */
export function manageNoticeBlocks(words: Words, notices: readonly ManageNotice[]): AnyBlock[] {
  return notices.map((notice) => {
    const sentence = sentenceOf(words.manageNotices, notice);
    return goodNews.has(notice.kind) ? plainContext(sentence) : plainSection(`⚠️ ${sentence}`);
  });
}

/** A window of one sentence: there is nothing to manage, or not for its reader. */
export function sentenceWindow(words: Words, pollId: string, sentence: string): ModalView {
  const { heading, close } = words.manage;
  return {
    type: 'modal',
    callback_id: callbackIds.manage,
    private_metadata: encodeManaged(pollId),
    title: plainText(heading),
    close: plainText(close),
    blocks: [plainSection(sentence)],
  };
}
