// Why a poll cannot be posted, told at the field that has to change.

import { type InputName, inputBlockId } from '../kit/ids.ts';
import type { FormError } from '../words/form-errors.ts';
import { sentenceOf } from '../words/sentences.ts';
import type { Words } from '../words/words.ts';

/** What Slack wants in the answer to a submission: a sentence for each input block that has to change. */
export function formErrors(
  words: Words,
  errors: readonly FormError[],
  draftId: string,
): Record<string, string> {
  const told: Record<string, string> = {};
  for (const error of errors) {
    const block = inputBlockId(inputOf(error), draftId);
    told[block] = [told[block], sentenceOf(words.formErrors, error)].filter(Boolean).join(' ');
  }
  return told;
}

function inputOf(error: FormError): InputName {
  const isAboutSongs = error.kind === 'too-few-songs' || error.kind === 'draft-expired';
  return isAboutSongs ? 'search' : 'channel';
}
