// Why a poll cannot be posted, told at the field that has to change.

import { type InputName, inputBlockId } from '../kit/ids.ts';
import type { SearchField } from '../kit/modal-state.ts';
import type { FormError } from '../words/form-errors.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';

/**
 * What Slack wants in the answer to a submission: a sentence for each input block that has to change. The blocks are those
 * of the window that was submitted: for any other one Slack shows nothing.
 */
export function formErrors(
  words: Words,
  errors: readonly FormError[],
  { draftId, emptied }: SearchField,
): Record<string, string> {
  const told: Record<string, string> = {};
  for (const error of errors) {
    const input = inputOf(error);
    const block = inputBlockId(input, draftId, input === 'search' ? emptied : 0);
    told[block] = [told[block], sentenceOf(words.formErrors, error)].filter(Boolean).join(' ');
  }
  return told;
}

const aboutSongs: ReadonlySet<FormError['kind']> = new Set([
  'too-few-songs',
  'draft-expired',
  'still-looking-up',
  'words-not-searched',
]);

const aboutTime: ReadonlySet<FormError['kind']> = new Set(['no-end-time', 'ends-too-soon', 'ends-too-late']);

function inputOf({ kind }: FormError): InputName {
  if (aboutSongs.has(kind)) return 'search';
  if (aboutTime.has(kind)) return 'endsAt';
  return kind === 'no-voter-count' ? 'enoughVoters' : 'channel';
}
