// Searching in the window in which songs are added to a poll: Enter in its field, or its button Search where there is no
// Enter, and leafing through what was found.

import type { App, BlockButtonAction, BlockPlainTextInputAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { turnedBack, turnedTo } from '../../slack/kit/adding-metadata.ts';
import { actionIds, callbackIds } from '../../slack/kit/ids.ts';
import type { AddingLine } from '../../slack/views/add-song-view.ts';
import { markedModal } from '../../slack/views/stage-mark.ts';
import type { Notice } from '../../slack/words/notices.ts';
import { type FoundPage, findPage, readSearch } from './add-song-search.ts';
import { type AddingWindow, addingWindowOf, drawAdding, writeAdding } from './adding-window.ts';

export function registerSearchToAdd(app: App, deps: HandlerDependencies): void {
  app.action<BlockPlainTextInputAction>(actionIds.searchToAdd, async ({ ack, action, body }) => {
    await ack();
    const window = addingWindowOf(body, deps.now());
    if (window === undefined) return;
    const { searched, shown } = await search(deps, { ...window, typed: action.value ?? '' });
    await drawAdding(deps, searched, shown);
  });

  app.view({ callback_id: callbackIds.adding, type: 'view_submission' }, async ({ ack, body }) => {
    const window = addingWindowOf(body, deps.now());
    if (window === undefined) return ack();
    const { searched, shown } = await search(deps, window);
    const view = await writeAdding(deps, searched, shown);
    await ack({ response_action: 'update', view: markedModal(view, deps.stage) });
  });

  app.action<BlockButtonAction>(actionIds.nextToAdd, async ({ ack, body }) => {
    await ack();
    const window = addingWindowOf(body, deps.now());
    if (window?.search !== undefined) await turn(deps, window, window.search);
  });

  app.action<BlockButtonAction>(actionIds.previousToAdd, async ({ ack, body }) => {
    await ack();
    const window = addingWindowOf(body, deps.now());
    if (window?.search === undefined) return;
    await drawAdding(deps, { ...window, search: turnedBack(window.search) }, { lines: [] });
  });
}

interface Searched {
  readonly searched: AddingWindow;
  readonly shown: { readonly lines: readonly AddingLine[]; readonly page?: FoundPage };
}

/** What asks for nothing, and what could not be asked, leaves what was found before. */
async function search(deps: HandlerDependencies, window: AddingWindow): Promise<Searched> {
  const { search: asked, notices } = await readSearch(deps, window.typed);
  if (asked === undefined) return { searched: window, shown: { lines: linesOf(notices) } };
  const page = await findPage(deps, asked);
  const lines = linesOf([...notices, ...page.notices]);
  if (isFailed(page)) return { searched: window, shown: { lines } };
  // Links that were followed leave the field empty, or what is pasted next would be taken for a part of them.
  const isFollowed = asked.kind === 'links' && page.found.songs.length > 0;
  const emptied = window.emptied + (isFollowed ? 1 : 0);
  return { searched: { ...window, search: asked, emptied }, shown: { lines, page } };
}

async function turn(
  deps: HandlerDependencies,
  window: AddingWindow,
  asked: NonNullable<AddingWindow['search']>,
): Promise<void> {
  const { next } = await findPage(deps, asked);
  if (next === undefined) return drawAdding(deps, window, { lines: [] });
  const turned = turnedTo(asked, next);
  const page = await findPage(deps, turned);
  const lines = linesOf(page.notices);
  // Where the next page could not be fetched, this one stays.
  if (isFailed(page)) return drawAdding(deps, window, { lines });
  await drawAdding(deps, { ...window, search: turned }, { lines, page });
}

const isFailed = ({ found, notices }: FoundPage) =>
  found.songs.length === 0 && notices.some(({ kind }) => kind === 'search-failed');

function linesOf(notices: readonly Notice[]): readonly AddingLine[] {
  return notices.map((notice) => ({ of: 'search', notice }));
}
