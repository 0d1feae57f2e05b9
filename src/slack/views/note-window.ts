// The small window in which a note goes with a song that is saved.

import type { ModalView } from '@slack/types';
import { BlockCollection, Input, TextInput } from 'slack-block-builder';
import { longestNote } from '../../rules/pool/entry.ts';
import { actionIds, callbackIds, encodeSaved, type SavedValue } from '../kit/ids.ts';
import { plainText } from '../kit/message.ts';
import type { Words } from '../words/words.ts';

export function noteWindow({ pool: { note } }: Words, saved: SavedValue): ModalView {
  const element = TextInput({
    actionId: actionIds.note,
    maxLength: longestNote,
    placeholder: note.example,
  }).focusOnLoad(true);
  return {
    type: 'modal',
    callback_id: callbackIds.songNote,
    private_metadata: encodeSaved(saved),
    title: plainText(note.heading),
    submit: plainText(note.save),
    close: plainText(note.cancel),
    blocks: BlockCollection(
      Input({ label: note.label, blockId: actionIds.note }).optional(true).element(element),
    ),
  };
}
