// The window in which a poll is handed over to somebody else, on top of the one in which it is managed.

import type { ModalView } from '@slack/types';
import type { Poll } from '../../rules/poll/poll.ts';
import { actionIds, callbackIds } from '../kit/ids.ts';
import { encodeManaged } from '../kit/manage-metadata.ts';
import { newOwnerBlockId } from '../kit/manage-state.ts';
import { plainSection, plainText } from '../kit/message.ts';
import { inline } from '../kit/text.ts';
import type { HandOverError } from '../words/manage.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';
import { pollTitle } from './poll-phrases.ts';

export function handOverWindow(words: Words, poll: Poll): ModalView {
  const { handingOver, cancel } = words.manage;
  return {
    type: 'modal',
    callback_id: callbackIds.handOver,
    private_metadata: encodeManaged(poll.id),
    title: plainText(handingOver.heading),
    submit: plainText(handingOver.submit),
    close: plainText(cancel),
    blocks: [
      {
        type: 'input',
        block_id: newOwnerBlockId,
        label: plainText(handingOver.label),
        element: {
          type: 'users_select',
          action_id: actionIds.newOwner,
          placeholder: plainText(handingOver.example),
        },
      },
      plainSection(handingOver.says(inline(pollTitle(words, poll)))),
    ],
  };
}

/** What Slack wants in the answer to a submission. */
export function handOverErrors(words: Words, error: HandOverError): Record<string, string> {
  return { [newOwnerBlockId]: sentenceOf(words.handOverErrors, error) };
}
