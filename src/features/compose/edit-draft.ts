// Changing a person's draft from a modal window: read, change, write if nobody else did meanwhile, show. What stands in
// the window's inputs is saved with every change, so that closing the window loses nothing.

import type { HandlerDependencies } from '../../dependencies.ts';
import { type Draft, isUntouched, newDraft } from '../../rules/poll/draft.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { readSettings } from '../../slack/kit/modal-state.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { StoredDraft } from '../../store/draft-store.ts';
import { showDraft } from './draw-window.ts';
import type { ModalWindow } from './modal-window.ts';
import { tellOfLateSongs } from './tell-of-late-songs.ts';

export interface Edited {
  readonly draft: Draft;
  readonly notices?: readonly Notice[];
}

/**
 * Undefined when nothing is to be changed, nor to be shown.
 * @param posted the poll that the draft has become with which the change was begun; then `draft` is the next one
 */
export type Change = (draft: Draft, posted?: Poll) => Edited | undefined;

/** A draft is changed meanwhile only by the same person's other clicks. */
const mostTries = 10;

/**
 * Applies a change to the draft and shows the outcome in the window.
 * @param begunWith the id of the draft with which it was begun, where it took a while: what was begun with a draft that was
 * cleared since comes to nothing; with one that was posted since, it goes into the next
 */
export async function editDraft(
  deps: HandlerDependencies,
  window: ModalWindow,
  change: Change,
  begunWith?: string,
): Promise<void> {
  const saved = await saveEdited(deps, window, change, begunWith);
  if (saved === undefined) return;
  const { edited, version, isNext, before } = saved;
  const { draft, notices = [] } = edited;
  const drawn = await showDraft(deps, window, {
    draft,
    version,
    notices: [...noticesOf(window, draft, isNext), ...notices],
  });
  const isClosed = drawn.kind === 'refused' && drawn.error === 'not_found';
  const isOther = draft.id !== window.draftId;
  if (!isClosed || !isOther) return;
  await tellOfLateSongs(
    deps,
    window,
    draft.picks.filter((pick) => !before.picks.includes(pick)),
  );
}

/** Whether what the window showed was another draft than the one that it shows now, and why. */
function noticesOf(window: ModalWindow, draft: Draft, isNext: boolean): readonly Notice[] {
  if (isNext) return [{ kind: 'posted-meanwhile' }];
  const isForeign = draft.id !== window.draftId && draft.picks.length > 0;
  return isForeign ? [{ kind: 'draft-changed-elsewhere' }] : [];
}

/** Applies a change to the draft and shows nothing. @returns the draft as it stands then; undefined when nothing was changed. */
export async function saveDraft(
  deps: HandlerDependencies,
  window: ModalWindow,
  change: Change,
  begunWith?: string,
): Promise<(Edited & StoredDraft) | undefined> {
  const saved = await saveEdited(deps, window, change, begunWith);
  return saved && { ...saved.edited, version: saved.version };
}

interface FoundDraft extends StoredDraft {
  /** Whether the window's draft was posted, and this is the one after it. */
  readonly isNext: boolean;
}

/** The person's draft with what stands in the window's inputs; a new one where none is stored. */
export async function findDraftIn(deps: HandlerDependencies, window: ModalWindow): Promise<FoundDraft> {
  const stored = await deps.drafts.findDraft(window.person);
  const isOurs = stored !== undefined && !isUnseen(stored.draft, window);
  const { draft, isNext } = isOurs ? { ...stored, isNext: false } : await firstDraft(deps, window);
  return { draft: withInputs(draft, window), version: stored?.version ?? 0, isNext };
}

/**
 * A draft that was cleared, and a window that opened before the table had told of it: what was typed into that one is not to
 * make room for nothing.
 */
function isUnseen(stored: Draft, { draftId, picks }: ModalWindow): boolean {
  const isEmpty = isUntouched(stored) && stored.search === undefined;
  return stored.id !== draftId && isEmpty && picks.length === 0;
}

async function firstDraft(deps: HandlerDependencies, { draftId, usual }: ModalWindow) {
  // A window left open after its draft was posted begins another draft: ids of drafts become ids of polls.
  const isNext = (await deps.polls.findPoll(draftId)) !== undefined;
  return { draft: newDraft(isNext ? deps.newId() : draftId, {}, usual), isNext };
}

/** The draft with what stands in the window's inputs, where they are this draft's. */
export function withInputs(draft: Draft, window: ModalWindow): Draft {
  if (draft.id !== window.draftId) return draft;
  const { channel, ...settings } = readSettings(window.values, draft, window.isTitleFilled);
  // The conversation the window was opened in is filled in by itself and goes along with the person, not the draft.
  const isChosen = channel !== undefined && channel !== window.openedIn;
  return { ...draft, settings: { ...settings, ...(isChosen && { channel }) } };
}

async function saveEdited(
  deps: HandlerDependencies,
  window: ModalWindow,
  change: Change,
  begunWith: string | undefined,
) {
  for (let tries = 0; tries < mostTries; tries += 1) {
    const { draft, version, isNext } = await findDraftIn(deps, window);
    const isOther = begunWith !== undefined && draft.id !== begunWith;
    const posted = isOther ? (await deps.polls.findPoll(begunWith))?.poll : undefined;
    const isCleared = isOther && posted === undefined;
    const edited = isCleared ? undefined : change(draft, posted);
    if (edited === undefined) return undefined;
    const isNothing = version === 0 && isUntouched(edited.draft) && edited.draft.search === undefined;
    if (isNothing || (await deps.drafts.saveDraft(window.person, edited.draft, version))) {
      return { edited, version: isNothing ? 0 : version + 1, isNext, before: draft };
    }
  }
  throw new Error(`A draft was changed ${mostTries} times in a row while it was being saved`);
}
