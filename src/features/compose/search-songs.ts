// Enter in the search field: words are searched for, links are followed. Songs behind links are picked at once, for
// whoever pastes a link has chosen; an album's songs become results to choose from.

import type { App, BlockButtonAction, BlockPlainTextInputAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { beginSearch, isLatestSearch, searchingIn } from '../../rules/poll/searching.ts';
import { actionIds } from '../../slack/kit/ids.ts';
import { oneLine } from '../../slack/kit/text.ts';
import { findLinks } from '../../songs/links.ts';
import { type Change, editDraft, findDraftIn, saveDraft } from './edit-draft.ts';
import { addressesOf, followLinks } from './follow-links.ts';
import { type Found, withFound } from './found-songs.ts';
import { lookUp } from './look-up.ts';
import { type ModalWindow, windowOf, withoutInputs } from './modal-window.ts';
import { showMore, showPrevious, whyNothing } from './more-results.ts';
import { searchOn } from './search-on.ts';

export function registerSearchSongs(app: App, deps: HandlerDependencies): void {
  app.action<BlockPlainTextInputAction>(actionIds.search, async ({ ack, action, body }) => {
    await ack();
    const window = windowOf(body, deps.now());
    if (window !== undefined) await searchFor(deps, window, action.value ?? '');
  });

  app.action<BlockButtonAction>(actionIds.lookUp, async ({ ack, body }) => {
    await ack();
    const window = windowOf(body, deps.now());
    if (window !== undefined) await followLeft(deps, window);
  });

  app.action<BlockButtonAction>(actionIds.moreResults, async ({ ack, body }) => {
    await ack();
    const window = windowOf(body, deps.now());
    if (window !== undefined) await showMore(deps, window);
  });

  app.action<BlockButtonAction>(actionIds.previousResults, async ({ ack, body }) => {
    await ack();
    const window = windowOf(body, deps.now());
    if (window !== undefined) await showPrevious(deps, window);
  });
}

async function searchFor(deps: HandlerDependencies, window: ModalWindow, typed: string): Promise<void> {
  // Links are read before the text is made a clean line: marks that show nothing may separate them.
  const links = findLinks(typed);
  const text = oneLine(typed);
  if (links.length === 0) return searchForWords(deps, window, text);
  const find = () => followLinks(deps, text, links);
  await lookUp(deps, window, { addresses: addressesOf(links), field: true, find });
}

/** Of two searches the one begun last shows its results, however long the other one takes. */
async function searchForWords(deps: HandlerDependencies, window: ModalWindow, words: string): Promise<void> {
  const settled = { words, window: window.viewId };
  // First the note of its beginning: by that it is known which of two was begun last.
  const begun = await saveDraft(deps, window, (draft) => {
    const beginning = beginSearch(draft, settled, window.actedAt);
    return beginning && { draft: beginning };
  });
  // A later one was begun: its results are those to be shown.
  if (begun === undefined) return;
  const found = await searchWords(deps, words);
  const { begun: number } = searchingIn(begun.draft);
  const end: Change = (draft, posted) => {
    const isLast = posted === undefined && isLatestSearch(draft, number);
    return isLast ? withFound(draft, found, window.picks) : undefined;
  };
  await editDraft(deps, withoutInputs(window), end, begun.draft.id);
}

/** Follows the links that could not be followed before. */
async function followLeft(deps: HandlerDependencies, window: ModalWindow): Promise<void> {
  const { left = [] } = searchingIn((await findDraftIn(deps, window)).draft);
  const text = left.join(' ');
  const find = () => followLinks(deps, text, findLinks(text));
  await lookUp(deps, window, { addresses: left, field: false, find });
}

/** Spotify's search takes no longer words. */
const longestQuery = 200;

async function searchWords(deps: HandlerDependencies, query: string): Promise<Found> {
  if (query === '') return { songs: [], notices: [{ kind: 'nothing-typed' }] };
  if ([...query].length > longestQuery) return { songs: [], notices: [{ kind: 'query-too-long' }] };
  const answer = await searchOn(deps, { query, offset: 0, known: [] });
  if ('notice' in answer) return { songs: [], notices: [answer.notice] };
  const { songs, nextOffset } = answer.value;
  const nothing = whyNothing(query, answer.value);
  if (songs.length === 0 && nextOffset === undefined) {
    return { songs: [], findings: 'none', notices: nothing };
  }
  return {
    songs: [],
    findings: { query, songs, page: 0, ...(nextOffset !== undefined && { nextOffset }) },
    notices: nothing,
  };
}
