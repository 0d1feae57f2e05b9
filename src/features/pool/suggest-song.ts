// The window in which songs are suggested: searching, leafing, and saving. Nothing of it is stored: what was searched for travels
// with it, and the catalogue's answers are cached.

import type {
  App,
  BlockAction,
  BlockButtonAction,
  BlockPlainTextInputAction,
  SlackViewAction,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import * as v from 'valibot';
import type { HandlerDependencies } from '../../dependencies.ts';
import { defaultUrgency, isWaiting, longestNote, type Urgency, urgencies } from '../../rules/pool/entry.ts';
import { turnedBack, turnedTo } from '../../slack/kit/adding-metadata.ts';
import { actionIds, callbackIds, decodeSongId, suggestingSearchBlockId } from '../../slack/kit/ids.ts';
import { decodeSuggesting, type SuggestingMetadata } from '../../slack/kit/pool-metadata.ts';
import { shortLine } from '../../slack/kit/text.ts';
import { markedModal } from '../../slack/views/stage-mark.ts';
import { suggestWindow } from '../../slack/views/suggest-window.ts';
import type { Notice } from '../../slack/words/notices.ts';
import type { PoolNotice } from '../../slack/words/pool.ts';
import { drawView } from '../compose/draw-window.ts';
import { type FoundPage, findPage, findSongToAdd, readSearch } from '../poll/add-song-search.ts';
import { findReadersWords } from '../readers-words.ts';
import { entriesIn } from './edit-pool.ts';
import { typedNote } from './note-field.ts';
import { saveAll } from './save-all.ts';

export interface SuggestWindow extends SuggestingMetadata {
  /** Slack's id of whose window it is. */
  readonly person: string;
  readonly viewId: string;
  /** What stands in the search field. */
  readonly typed: string;
  readonly urgency: Urgency;
  readonly note: string;
  /** When its person did what is to be answered now, in milliseconds since 1970. */
  readonly askedAt: number;
}

export function registerSuggestSong(app: App, deps: HandlerDependencies): void {
  app.action<BlockPlainTextInputAction>(actionIds.searchToSave, async ({ ack, action, body }) => {
    await ack();
    const window = suggestWindowOf(body, deps.now());
    if (window === undefined) return;
    const { searched, shown } = await search(deps, { ...window, typed: action.value ?? '' });
    await draw(deps, searched, shown);
  });

  app.view({ callback_id: callbackIds.suggest, type: 'view_submission' }, async ({ ack, body }) => {
    const window = suggestWindowOf(body, deps.now());
    if (window === undefined) return ack();
    const { searched, shown } = await search(deps, window);
    const view = await write(deps, searched, shown);
    await ack({ response_action: 'update', view: markedModal(view, deps.stage) });
  });

  app.action<BlockButtonAction>(actionIds.saveSong, async ({ ack, action, body }) => {
    await ack();
    const window = suggestWindowOf(body, deps.now());
    const songId = decodeSongId(action.value);
    if (window !== undefined && songId !== undefined) await saveFound(deps, window, { songId });
  });

  app.action<BlockButtonAction>(actionIds.saveSongAnyway, async ({ ack, action, body }) => {
    await ack();
    const window = suggestWindowOf(body, deps.now());
    const songId = decodeSongId(action.value);
    if (window !== undefined && songId !== undefined) await saveFound(deps, window, { songId, anyway: true });
  });

  app.action<BlockButtonAction>(actionIds.songIsSaved, async ({ ack, action, body }) => {
    await ack();
    const window = suggestWindowOf(body, deps.now());
    const songId = decodeSongId(action.value);
    if (window !== undefined && songId !== undefined) await saveFound(deps, window, { songId, again: true });
  });
  app.action<BlockAction>(actionIds.urgency, ({ ack }) => ack());

  app.action<BlockButtonAction>(actionIds.nextToSave, async ({ ack, body }) => {
    await ack();
    const window = suggestWindowOf(body, deps.now());
    const page = window?.search && (await findPage(deps, window.search));
    if (window?.search === undefined || page?.next === undefined) return;
    await draw(deps, { ...window, search: turnedTo(window.search, page.next) }, { notices: [], says: [] });
  });

  app.action<BlockButtonAction>(actionIds.previousToSave, async ({ ack, body }) => {
    await ack();
    const window = suggestWindowOf(body, deps.now());
    if (window?.search === undefined) return;
    await draw(deps, { ...window, search: turnedBack(window.search) }, { notices: [], says: [] });
  });
}

const stateValues = v.record(v.string(), v.record(v.string(), v.unknown()));
const typedShape = v.object({ value: v.nullish(v.string()) });
const chosenShape = v.object({ selected_option: v.object({ value: v.picklist(urgencies) }) });

/** Undefined when its metadata is not ours. @param now milliseconds since 1970 */
function suggestWindowOf(body: BlockAction | SlackViewAction, now: number): SuggestWindow | undefined {
  const { view } = body;
  const metadata = view && decodeSuggesting(view.private_metadata);
  if (view === undefined || metadata === undefined) return undefined;
  const read = v.safeParse(stateValues, view.state?.values);
  const values = read.success ? read.output : {};
  const field = values[suggestingSearchBlockId(metadata.emptied)]?.[actionIds.searchToSave];
  const chosen = v.safeParse(chosenShape, values[actionIds.urgency]?.[actionIds.urgency]);
  return {
    ...metadata,
    person: body.user.id,
    viewId: view.id,
    typed: v.is(typedShape, field) ? (field.value ?? '') : '',
    urgency: chosen.success ? chosen.output.selected_option.value : defaultUrgency,
    note: shortLine(typedNote(values), longestNote),
    askedAt: now,
  };
}

interface Shown {
  readonly notices: readonly Notice[];
  readonly says: readonly PoolNotice[];
  /** The catalogue's id of a song that won lately, where the person may save it all the same. */
  readonly anyway?: string | undefined;
  readonly page?: FoundPage | undefined;
}

interface Searched {
  readonly searched: SuggestWindow;
  readonly shown: Shown;
}

/** What asks for nothing, and what could not be asked, leaves what was found before. */
async function search(deps: HandlerDependencies, window: SuggestWindow): Promise<Searched> {
  const { search: asked, notices } = await readSearch(deps, window.typed);
  if (asked === undefined) return { searched: window, shown: { notices, says: [] } };
  const page = await findPage(deps, asked);
  const all = [...notices, ...page.notices];
  const isFailed = page.found.songs.length === 0 && all.some(({ kind }) => kind === 'search-failed');
  if (isFailed) return { searched: window, shown: { notices: all, says: [] } };
  // Links that were followed leave the field empty, or what is pasted next would be taken for a part of them.
  const isFollowed = asked.kind === 'links' && page.found.songs.length > 0;
  const emptied = window.emptied + (isFollowed ? 1 : 0);
  return { searched: { ...window, search: asked, emptied }, shown: { notices: all, says: [], page } };
}

interface Wanted {
  /** The catalogue's. */
  readonly songId: string;
  readonly anyway?: boolean;
  /** The window says already that it is saved. */
  readonly again?: boolean;
}

async function saveFound(
  deps: HandlerDependencies,
  window: SuggestWindow,
  { songId, anyway = false, again = false }: Wanted,
): Promise<void> {
  const { channel, person, urgency, note } = window;
  const page = window.search && (await findPage(deps, window.search));
  const answer = await findSongToAdd(deps, songId, page);
  if ('notice' in answer) return draw(deps, window, { notices: [answer.notice], says: [], page });
  const saved = await saveAll(deps, {
    ...{ channel, person, urgency, anyway },
    songs: [answer.value],
    ...(note !== '' && { note }),
  });
  // The second half of a double click on Save mostly.
  const isNothingNew = saved.notices.every(({ kind }) => kind === 'saved-before');
  if (again && isNothingNew) return;
  await draw(deps, window, { notices: [], says: saved.notices, anyway: saved.anyway[0], page });
}

async function write(deps: HandlerDependencies, window: SuggestWindow, shown: Shown): Promise<ModalView> {
  const { channel, person, search: asked, emptied } = window;
  const [words, pool, page] = await Promise.all([
    findReadersWords(deps, person),
    deps.pools.findPool(channel),
    shown.page ?? (asked && findPage(deps, asked)),
  ]);
  const own = entriesIn(pool).filter(
    (entry) => isWaiting(entry) && entry.supporters.some((one) => one.person === person),
  );
  const outages = shown.page === undefined ? (page?.notices ?? []) : [];
  return suggestWindow(words, {
    metadata: { channel, emptied, ...(asked && { search: asked }) },
    notices: shown.notices.length > 0 ? shown.notices : outages,
    says: shown.says,
    anyway: shown.anyway,
    saved: own.map(({ song }) => song),
    ...(page && { found: page.found }),
  });
}

async function draw(deps: HandlerDependencies, window: SuggestWindow, shown: Shown): Promise<void> {
  await drawView(deps, window, await write(deps, window, shown));
}
