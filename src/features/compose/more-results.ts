// Leafing through the results of a search: pages that were fetched already, and more of them from the catalogue.

import type { HandlerDependencies } from '../../dependencies.ts';
import { type Draft, type Findings, findingsPerPage, withFindings } from '../../rules/poll/draft.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { SearchPage } from '../../songs/catalogue.ts';
import { editDraft, findDraftIn } from './edit-draft.ts';
import type { ModalWindow } from './modal-window.ts';
import { searchOn } from './search-on.ts';

export async function showPrevious(deps: HandlerDependencies, window: ModalWindow): Promise<void> {
  await editDraft(deps, window, (draft) => ({ draft: turned(draft, -1) }));
}

export async function showMore(deps: HandlerDependencies, window: ModalWindow): Promise<void> {
  const { findings } = (await findDraftIn(deps, window)).draft;
  const offset = findings?.nextOffset;
  if (findings === undefined || offset === undefined || isFull(findings, findings.page + 1)) {
    return editDraft(deps, window, (draft) => ({ draft: turned(draft, 1) }));
  }
  const { query, songs: known } = findings;
  const answer = await searchOn(deps, { query, offset, known });
  return editDraft(deps, window, (draft) => {
    if ('notice' in answer) return { draft: turned(draft, 1), notices: [answer.notice] };
    // Another click may have searched for something else, or fetched this page, while Spotify was asked.
    const isSame = draft.findings?.query === query && draft.findings.nextOffset === offset;
    if (!isSame) return undefined;
    const longer = extended(draft, answer.value);
    const notices = whyNoMore(findings, answer.value);
    return { draft: isFull(findings, findings.page) ? turned(longer, 1) : longer, notices };
  });
}

/** Nothing to say where there are songs to turn to. */
function whyNoMore({ query, songs, page }: Findings, more: SearchPage): readonly Notice[] {
  if (songs.length === 0) return whyNothing(query, more);
  const isMoreToSee = more.songs.length > 0 || songs.length > (page + 1) * findingsPerPage;
  if (isMoreToSee) return [];
  return [{ kind: more.nextOffset === undefined ? 'no-more-results' : 'nothing-so-far', query }];
}

/**
 * Twins are left out, so the songs fetched so far may end amid a page. What is fetched next begins on that page: to
 * show it half full and then turn over would skip those songs.
 */
function isFull({ songs }: Findings, page: number): boolean {
  return songs.length >= (page + 1) * findingsPerPage;
}

function extended(draft: Draft, { songs, nextOffset }: SearchPage): Draft {
  if (draft.findings === undefined) return draft;
  const { nextOffset: _, ...findings } = draft.findings;
  return withFindings(draft, {
    ...findings,
    songs: [...findings.songs, ...songs],
    ...(nextOffset !== undefined && { nextOffset }),
  });
}

/** Turns the page of the findings, where there is one to turn to. */
function turned(draft: Draft, by: 1 | -1): Draft {
  const { findings } = draft;
  if (findings === undefined) return draft;
  const page = findings.page + by;
  const isThere = by === 1 ? findings.songs.length > page * findingsPerPage : page >= 0;
  return isThere ? { ...draft, findings: { ...findings, page } } : draft;
}

/** What to say of a search that has brought no song, as yet or at all; nothing where it has. */
export function whyNothing(
  query: string,
  { songs, nextOffset, unplayableIn }: SearchPage,
): readonly Notice[] {
  if (songs.length > 0) return [];
  if (nextOffset !== undefined) return [{ kind: 'nothing-so-far', query }];
  if (unplayableIn !== undefined) return [{ kind: 'nothing-playable', query, market: unplayableIn }];
  return [{ kind: 'nothing-found', query }];
}
