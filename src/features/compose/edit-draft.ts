// Changing a person's draft from a modal window: read, change, write if nobody else did meanwhile, show. What stands in
// the window's inputs is saved with every change, so that closing the window loses nothing.

import type { HandlerDependencies } from '../../dependencies.ts';
import { type Draft, isUntouched, newDraft } from '../../rules/poll/draft.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { readSettings } from '../../slack/kit/modal-state.ts';
import { pollModal } from '../../slack/views/poll-modal.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { StoredDraft } from '../../store/draft-store.ts';
import { findReadersWords } from '../readers-words.ts';
import type { ModalWindow } from './modal-window.ts';

export interface Edited {
  readonly draft: Draft;
  readonly notices?: readonly Notice[];
}

/** A draft is changed meanwhile only by the same person's other clicks. */
const mostTries = 10;
/** How often a window is drawn again because the draft moved on while Slack was drawing it. */
const mostDraws = 3;

/** Applies a change to the draft and shows the outcome in the window. */
export async function editDraft(
  deps: HandlerDependencies,
  window: ModalWindow,
  change: (draft: Draft) => Edited,
): Promise<void> {
  const { edited, version } = await saveEdited(deps, window, change);
  const isForeign = edited.draft.id !== window.draftId && edited.draft.picks.length > 0;
  const changedElsewhere: readonly Notice[] = isForeign ? [{ kind: 'draft-changed-elsewhere' }] : [];
  await showDraft(deps, window, {
    draft: edited.draft,
    version,
    notices: [...changedElsewhere, ...(edited.notices ?? [])],
  });
}

/** Saves what stands in the window's inputs, and shows nothing. */
export async function saveSettings(deps: HandlerDependencies, window: ModalWindow): Promise<void> {
  await saveEdited(deps, window, (draft) => ({ draft }));
}

/** The person's draft with what stands in the window's inputs; a new one where none is stored. */
export async function findDraftIn(deps: HandlerDependencies, window: ModalWindow): Promise<StoredDraft> {
  const stored = await deps.drafts.findDraft(window.person);
  const { draft, version } = stored ?? { draft: await firstDraft(deps, window), version: 0 };
  return { draft: withInputs(draft, window), version };
}

async function firstDraft(deps: HandlerDependencies, { draftId }: ModalWindow): Promise<Draft> {
  // A window left open after its draft was posted begins another draft: ids of drafts become ids of polls.
  const isPosted = (await deps.polls.findPoll(draftId)) !== undefined;
  return newDraft(isPosted ? deps.newId() : draftId);
}

function withInputs(draft: Draft, window: ModalWindow): Draft {
  if (draft.id !== window.draftId) return draft;
  const { channel, ...settings } = readSettings(window.values, draft);
  // The conversation the window was opened in is filled in by itself and goes along with the person, not the draft.
  const isChosen = channel !== undefined && channel !== window.openedIn;
  return { ...draft, settings: { ...settings, ...(isChosen && { channel }) } };
}

async function saveEdited(deps: HandlerDependencies, window: ModalWindow, change: (draft: Draft) => Edited) {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { draft, version } = await findDraftIn(deps, window);
    const edited = change(draft);
    const isNothing = version === 0 && isUntouched(edited.draft);
    if (isNothing || (await deps.drafts.saveDraft(window.person, edited.draft, version))) {
      return { edited, version: isNothing ? 0 : version + 1 };
    }
  }
  throw new Error(`A draft was changed ${mostTries} times in a row while it was being saved`);
}

interface ShownDraft extends StoredDraft {
  readonly notices: readonly Notice[];
}

/**
 * Draws the window. Two clicks at once draw it twice, in any order: whoever sees after drawing that the draft has moved
 * on draws again, so that the window ends as the draft stands.
 */
async function showDraft(deps: HandlerDependencies, window: ModalWindow, shown: ShownDraft): Promise<void> {
  let { draft, version } = shown;
  const words = await findReadersWords(deps, window.person);
  for (let draws = 0; draws < mostDraws; draws += 1) {
    const view = pollModal(words, draft, { notices: shown.notices, openedIn: window.openedIn });
    const drawn = await deps.slack.updateModal(window.viewId, view);
    if (drawn.kind !== 'done') return deps.log.warn('A modal was not drawn', outcomeFacts(drawn));
    const now = await deps.drafts.findDraft(window.person);
    if (now === undefined || now.version === version) return;
    ({ draft, version } = now);
  }
}
