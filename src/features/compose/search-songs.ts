// Enter in the search field: words are searched for, links are followed. Songs behind links are picked at once, for
// whoever pastes a link has chosen; an album's songs become results to choose from.

import type { App, BlockButtonAction, BlockPlainTextInputAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { addSong, type Draft, type Findings, findingsPerPage, withFindings } from '../../rules/poll/draft.ts';
import { type Song, withoutTwins } from '../../rules/poll/song.ts';
import { actionIds } from '../../slack/kit/ids.ts';
import { oneLine } from '../../slack/kit/text.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { SearchPage } from '../../songs/catalogue.ts';
import { parseSpotifyLinks } from '../../songs/spotify/link.ts';
import { askCatalogue } from './ask-catalogue.ts';
import { type Edited, editDraft, findDraftIn } from './edit-draft.ts';
import { followLinks } from './follow-links.ts';
import type { Found } from './found-songs.ts';
import { type ModalWindow, windowOf } from './modal-window.ts';

export function registerSearchSongs(app: App, deps: HandlerDependencies): void {
  app.action<BlockPlainTextInputAction>(actionIds.search, async ({ ack, action, body }) => {
    await ack();
    const window = windowOf(body);
    if (window !== undefined) await searchFor(deps, window, oneLine(action.value ?? ''));
  });

  app.action<BlockButtonAction>(actionIds.moreResults, async ({ ack, body }) => {
    await ack();
    const window = windowOf(body);
    if (window !== undefined) await showMore(deps, window);
  });

  app.action<BlockButtonAction>(actionIds.previousResults, async ({ ack, body }) => {
    await ack();
    const window = windowOf(body);
    if (window !== undefined) await editDraft(deps, window, (draft) => ({ draft: turned(draft, -1) }));
  });
}

async function searchFor(deps: HandlerDependencies, window: ModalWindow, text: string): Promise<void> {
  const links = parseSpotifyLinks(text);
  const found = links.length > 0 ? await followLinks(deps, text, links) : await searchWords(deps, text);
  await editDraft(deps, window, (draft) => withFound(draft, found));
}

/** Spotify's search takes no longer words. */
const longestQuery = 200;

async function searchWords(deps: HandlerDependencies, query: string): Promise<Found> {
  if (query === '') return { songs: [], notices: [{ kind: 'nothing-typed' }] };
  if ([...query].length > longestQuery) return { songs: [], notices: [{ kind: 'query-too-long' }] };
  const answer = await askCatalogue(deps, deps.catalogue.searchSongs(query, 0));
  if ('notice' in answer) return { songs: [], notices: [answer.notice] };
  const { songs, nextOffset } = answer.value;
  if (songs.length === 0) return { songs: [], findings: 'none', notices: [{ kind: 'nothing-found', query }] };
  return {
    songs: [],
    findings: { query, songs, page: 0, ...(nextOffset !== undefined && { nextOffset }) },
    notices: [],
  };
}

function withFound(draft: Draft, found: Found): Edited {
  const { findings: before, ...rest } = draft;
  const findings = found.findings ?? before;
  const searched = findings === undefined || findings === 'none' ? rest : withFindings(rest, findings);
  const picked = withSongs(searched, found.songs);
  return { draft: picked.draft, notices: [...(picked.notices ?? []), ...found.notices] };
}

function withSongs(draft: Draft, songs: readonly Song[]): Edited {
  const titles: string[] = [];
  const notices: Notice[] = [];
  let leftOut = 0;
  let current = draft;
  for (const song of songs) {
    const added = addSong(current, song);
    if (added.kind === 'full') leftOut += 1;
    else if (added.kind === 'picked-before') notices.push({ kind: 'picked-before', title: added.song.title });
    else {
      current = added.draft;
      titles.push(song.title);
    }
  }
  if (titles.length > 0) notices.unshift({ kind: 'added', titles });
  if (leftOut > 0) notices.push({ kind: 'full', leftOut });
  return { draft: current, notices };
}

async function showMore(deps: HandlerDependencies, window: ModalWindow): Promise<void> {
  const { findings } = (await findDraftIn(deps, window)).draft;
  const offset = findings?.nextOffset;
  if (findings === undefined || offset === undefined || isFull(findings, findings.page + 1)) {
    return editDraft(deps, window, (draft) => ({ draft: turned(draft, 1) }));
  }
  const answer = await askCatalogue(deps, deps.catalogue.searchSongs(findings.query, offset));
  return editDraft(deps, window, (draft) => {
    if ('notice' in answer) return { draft: turned(draft, 1), notices: [answer.notice] };
    // Another click may have searched for something else, or fetched this page, while Spotify was asked.
    const isSame = draft.findings?.query === findings.query && draft.findings.nextOffset === offset;
    if (!isSame) return { draft };
    const longer = extended(draft, answer.value);
    return { draft: isFull(findings, findings.page) ? turned(longer, 1) : longer };
  });
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
    songs: withoutTwins([...findings.songs, ...songs]),
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
