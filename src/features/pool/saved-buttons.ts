// What can be done about songs that were just saved: how urgent they are, a note, and taking them back.

import type { App, BlockButtonAction, RespondFn } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { defaultUrgency, isOver, longestNote, type Urgency } from '../../rules/pool/entry.ts';
import { isInPool } from '../../rules/pool/saving.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { actionIds, callbackIds, decodeSaved, type SavedValue } from '../../slack/kit/ids.ts';
import { shortLine } from '../../slack/kit/text.ts';
import { noteWindow } from '../../slack/views/note-window.ts';
import { type SavedWord, savedMessage } from '../../slack/views/saved-message.ts';
import { markedMessage } from '../../slack/views/stage-mark.ts';
import type { PoolNotice } from '../../slack/words/pool.ts';
import { askCatalogue } from '../compose/ask-catalogue.ts';
import { whyNotOpened } from '../compose/open-window.ts';
import { refuse } from '../poll/clicks.ts';
import { findReadersWords } from '../readers-words.ts';
import { entriesIn } from './edit-pool.ts';
import { typedNote } from './note-field.ts';
import { noticeOf, saveAll } from './save-all.ts';
import { saveSong } from './save-song.ts';
import { takeBackSaved } from './take-back-saved.ts';

const urgent = {
  [actionIds.urgentNow]: 'now',
  [actionIds.urgentSoon]: 'soon',
  [actionIds.urgentSomeday]: 'someday',
} as const satisfies Record<string, Urgency>;

export function registerSavedButtons(app: App, deps: HandlerDependencies): void {
  for (const [actionId, urgency] of Object.entries(urgent)) {
    app.action<BlockButtonAction>(actionId, async ({ ack, action, body, respond }) => {
      await ack();
      const saved = decodeSaved(action.value);
      if (saved === undefined) return;
      const person = body.user.id;
      const notices = await change(deps, saved, { person, urgency });
      await showInPlace(deps, { person, respond }, { notices, saved, urgency });
    });
  }

  app.action<BlockButtonAction>(actionIds.undoSaved, async ({ ack, action, body, respond }) => {
    await ack();
    const saved = decodeSaved(action.value);
    if (saved === undefined) return;
    const person = body.user.id;
    const notices = await undo(deps, saved, person);
    const { channel } = saved;
    const word = { notices, saved: { channel, keys: [] }, urgency: defaultUrgency };
    await showInPlace(deps, { person, respond }, word);
  });

  app.action<BlockButtonAction>(actionIds.saveAnyway, async ({ ack, action, body, respond }) => {
    await ack();
    const wanted = decodeSaved(action.value);
    if (wanted === undefined) return;
    const { channel, links = [] } = wanted;
    const person = body.user.id;
    const answers = await Promise.all(links.map((id) => askCatalogue(deps, deps.catalogue.findSong(id))));
    const songs = answers.flatMap((answer) =>
      'value' in answer && answer.value.kind === 'song' ? [answer.value.song] : [],
    );
    const { notices, keys, urgency } = await saveAll(deps, { channel, person, songs, anyway: true });
    const isAsked = songs.length === links.length;
    const says: readonly PoolNotice[] = isAsked ? notices : [...notices, { kind: 'ask-again' }];
    const word = { notices: says, saved: { channel, keys }, urgency };
    await showInPlace(deps, { person, respond }, word);
  });

  app.action<BlockButtonAction>(actionIds.addNote, async ({ ack, action, body, respond }) => {
    await ack();
    const saved = decodeSaved(action.value);
    if (saved === undefined) return;
    const words = await findReadersWords(deps, body.user.id);
    const opened = await deps.slack.openModal(body.trigger_id, noteWindow(words, saved));
    if (opened.kind === 'done') return;
    deps.log.warn('The window for a note was not opened', outcomeFacts(opened));
    const listener = { respond, channel: saved.channel, person: body.user.id };
    await refuse(deps, listener, { what: 'open', answer: whyNotOpened(opened, undefined) });
  });

  app.view({ callback_id: callbackIds.songNote, type: 'view_submission' }, async ({ ack, body }) => {
    await ack();
    const saved = decodeSaved(body.view.private_metadata);
    const note = shortLine(typedNote(body.view.state.values), longestNote);
    if (saved !== undefined) await change(deps, saved, { person: body.user.id, note });
  });
}

interface Changed {
  readonly person: string;
  readonly urgency?: Urgency;
  readonly note?: string;
}

/**
 * By the same rules as saving once more. Who does not want a song any more is not brought back to it, nor a song that has won
 * meanwhile to the pool.
 */
async function change(
  deps: HandlerDependencies,
  { channel, keys, again = [], links = [] }: SavedValue,
  { person, urgency, note }: Changed,
): Promise<readonly PoolNotice[]> {
  const titles: string[] = [];
  const refused: PoolNotice[] = [];
  const pool = await deps.pools.findPool(channel);
  for (const key of [...keys, ...again]) {
    const entry = entriesIn(pool).find((one) => one.key === key);
    if (entry === undefined || isOver(entry)) continue;
    if (!entry.supporters.some((one) => one.person === person)) continue;
    const wish = {
      person,
      now: deps.now(),
      ...(urgency && { urgency }),
      ...(note !== undefined && { note }),
    };
    const outcome = await saveSong(deps, channel, { ...wish, song: entry.song });
    const notice = isInPool(outcome) ? undefined : noticeOf(entry.song, outcome);
    if (notice === undefined) titles.push(entry.song.title);
    else refused.push(notice);
  }
  const waiting = pool.links.filter((link) => links.includes(link.songId) && link.person === person);
  if (urgency !== undefined)
    for (const link of waiting) await deps.pools.hurryLink(channel, { ...link, urgency });
  if (titles.length === 0 && waiting.length === 0) return refused.length > 0 ? refused : [{ kind: 'gone' }];
  const kept: readonly PoolNotice[] =
    waiting.length > 0 ? [{ kind: 'kept-links', links: waiting.length }] : [];
  return [...(titles.length > 0 ? [{ kind: 'saved', titles } as const] : []), ...refused, ...kept];
}

async function undo(
  deps: HandlerDependencies,
  { channel, keys, links = [] }: SavedValue,
  person: string,
): Promise<readonly PoolNotice[]> {
  const titles: string[] = [];
  for (const key of keys) {
    const taken = await takeBackSaved(deps, channel, { key, person });
    if (taken.kind === 'taken-back') titles.push(taken.entry.song.title);
  }
  let isAnyLink = false;
  for (const songId of links) {
    const isGone = await deps.pools.takeBackLink(channel, songId, person);
    isAnyLink ||= isGone;
  }
  if (titles.length > 0) return [{ kind: 'taken-back', titles }];
  return [isAnyLink ? { kind: 'links-taken-back' } : { kind: 'gone' }];
}

interface Presser {
  readonly person: string;
  /** Undefined where Slack gave no address to answer to: then there is no word to replace. */
  readonly respond: RespondFn | undefined;
}

async function showInPlace(
  deps: HandlerDependencies,
  { person, respond }: Presser,
  word: SavedWord,
): Promise<void> {
  const words = await findReadersWords(deps, person);
  const message = savedMessage(words, word);
  await respond?.({
    ...markedMessage(message, deps.stage),
    response_type: 'ephemeral',
    replace_original: true,
  });
}
