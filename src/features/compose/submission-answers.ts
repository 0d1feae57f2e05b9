// What Slack is to do with a window that was submitted: keep it open with a sentence at a field, or with another draft in it.
// Without an answer it closes.

import type { ViewResponseAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import type { RefusedSongs } from '../../rules/channel/rails.ts';
import type { Draft } from '../../rules/poll/draft.ts';
import { formErrors } from '../../slack/views/form-errors.ts';
import { pollModal } from '../../slack/views/poll-modal.ts';
import { markedModal } from '../../slack/views/stage-mark.ts';
import type { FormError } from '../../slack/words/form-errors.ts';
import type { Notice } from '../../slack/words/notices.ts';
import { findReadersWords } from '../readers-words.ts';
import { carriedAlong, type ModalWindow } from './modal-window.ts';

/** Undefined closes the window. */
export type SubmissionAnswer = ViewResponseAction | undefined;

export async function refused(
  deps: HandlerDependencies,
  window: ModalWindow,
  error: FormError,
): Promise<SubmissionAnswer> {
  deps.observe({ kind: 'refused', what: 'post', poll: window.draftId, reason: error.kind });
  const words = await findReadersWords(deps, window.person);
  return { response_action: 'errors', errors: formErrors(words, [error], window) };
}

export async function shownAnew(
  deps: HandlerDependencies,
  window: ModalWindow,
  { draft, notices }: { readonly draft: Draft; readonly notices: readonly Notice[] },
): Promise<SubmissionAnswer> {
  const words = await findReadersWords(deps, window.person);
  const view = pollModal(words, draft, { notices, ...carriedAlong(window, draft) });
  return { response_action: 'update', view: markedModal(view, deps.stage) };
}

/** Songs that the channel does not take. */
export function refusedSongs({ songs, why }: RefusedSongs): FormError {
  return { kind: 'songs-refused', titles: songs.map(({ title }) => title), why };
}
