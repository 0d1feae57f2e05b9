// Drawing a modal. What a person did is stored by then, so that drawing it once more does no harm; and a window that does not
// change makes people believe that nothing came of it.

import type { ModalView } from '@slack/types';
import type { HandlerDependencies } from '../../dependencies.ts';
import type { Draft } from '../../rules/poll/draft.ts';
import { type Outcome, outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { pollModal } from '../../slack/views/poll-modal.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { StoredDraft } from '../../store/draft-store.ts';
import { findReadersWords } from '../readers-words.ts';
import { carriedAlong, type ModalWindow } from './modal-window.ts';

/** How often a window is drawn again because the draft moved on while Slack was drawing it. */
const mostDraws = 3;
const mostTries = 3;
/** No try is begun later than this after the click: Slack waits three seconds for its answer. */
const patienceMs = 2_300;
/** Before another try, where Slack does not say how long. */
const pauseMs = 150;

export interface ShownDraft extends StoredDraft {
  readonly notices: readonly Notice[];
}

/**
 * Draws a draft in its window. Two clicks at once draw it twice, in any order: whoever sees after drawing that the draft has
 * moved on draws again, so that the window ends as the draft stands.
 * @returns how the first drawing ended
 */
export async function showDraft(
  deps: HandlerDependencies,
  window: ModalWindow,
  { notices, ...shown }: ShownDraft,
): Promise<Outcome<void>> {
  let { draft, version } = shown;
  const first = await drawWindow(deps, window, { draft, notices });
  for (let draws = 1; draws < mostDraws; draws += 1) {
    const now = await deps.drafts.findDraft(window.person);
    if (first.kind !== 'done' || now === undefined || now.version === version) return first;
    ({ draft, version } = now);
    await drawWindow(deps, window, { draft, notices });
  }
  return first;
}

interface Drawn {
  readonly draft: Draft;
  readonly notices: readonly Notice[];
}

/** Draws a draft once, and again as long as Slack fails and there is time. */
export async function drawWindow(
  deps: HandlerDependencies,
  window: ModalWindow,
  { draft, notices }: Drawn,
): Promise<Outcome<void>> {
  const words = await findReadersWords(deps, window.person);
  return drawView(deps, window, pollModal(words, draft, { notices, ...carriedAlong(window, draft) }));
}

/** Draws anything in an open window, and again as long as Slack fails and there is time. */
export async function drawView(
  deps: HandlerDependencies,
  window: Pick<ModalWindow, 'viewId' | 'askedAt'>,
  view: ModalView,
): Promise<Outcome<void>> {
  for (let tries = 1; ; tries += 1) {
    const drawn = await deps.slack.updateModal(window.viewId, view);
    if (drawn.kind === 'done') return drawn;
    const pause = pauseAfter(drawn);
    const isInTime = pause !== undefined && deps.now() + pause <= window.askedAt + patienceMs;
    if (!isInTime || tries === mostTries) {
      deps.log.warn('A modal was not drawn', outcomeFacts(drawn));
      return drawn;
    }
    await deps.sleep(pause);
  }
}

/** Undefined where another try would meet the same. */
function pauseAfter(drawn: Exclude<Outcome<void>, { kind: 'done' }>): number | undefined {
  switch (drawn.kind) {
    case 'later':
      return drawn.afterMs ?? pauseMs;
    case 'unknown':
      return pauseMs;
    case 'refused':
      return undefined;
  }
}
