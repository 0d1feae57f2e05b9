// The clicks in the window of a channel's pool. What was done is saved first; then the window shows the pool as it is by then.

import type { App, BlockAction, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { isWaiting } from '../../rules/pool/entry.ts';
import { drawOrder } from '../../rules/pool/order.ts';
import { actionIds, callbackIds, decodeRecordingKey } from '../../slack/kit/ids.ts';
import { markedModal } from '../../slack/views/stage-mark.ts';
import type { PoolNotice } from '../../slack/words/pool.ts';
import { moderates } from '../channel/moderates.ts';
import { drawView } from '../compose/draw-window.ts';
import { openWindow } from '../compose/open-window.ts';
import { tellDirectly } from '../compose/start-song-poll.ts';
import { findReadersWords } from '../readers-words.ts';
import { entriesIn } from './edit-pool.ts';
import { noticeOf } from './save-all.ts';
import { saveSong } from './save-song.ts';
import { type PoolWindow, poolView, poolWindowOf } from './show-pool.ts';
import { removeSaved, takeBackSaved } from './take-back-saved.ts';

type Act = (deps: HandlerDependencies, window: PoolWindow, key: string) => Promise<PoolNotice | undefined>;

const acts: Readonly<Record<string, Act>> = {
  [actionIds.wantSaved]: want,
  [actionIds.takeBackSaved]: takeBack,
  [actionIds.removeSaved]: remove,
};

export function registerPoolClicks(app: App, deps: HandlerDependencies): void {
  for (const [actionId, act] of Object.entries(acts)) {
    app.action<BlockButtonAction>(actionId, async ({ ack, action, body }) => {
      await ack();
      const window = poolWindowOf(body, deps.now());
      const key = decodeRecordingKey(action.value);
      if (window === undefined || key === undefined) return;
      const notice = await act(deps, window, key);
      await draw(deps, window, notice === undefined ? [] : [notice]);
    });
  }

  for (const [actionId, step] of [
    [actionIds.nextInPool, 1],
    [actionIds.previousInPool, -1],
  ] as const) {
    app.action<BlockButtonAction>(actionId, async ({ ack, body }) => {
      await ack();
      const window = poolWindowOf(body, deps.now());
      if (window !== undefined) await draw(deps, { ...window, page: Math.max(0, window.page + step) }, []);
    });
  }

  // The ticks come along with every other click.
  app.action<BlockAction>(actionIds.tickSaved, ({ ack }) => ack());

  app.view({ callback_id: callbackIds.pool, type: 'view_submission' }, async ({ ack, body }) => {
    const window = poolWindowOf(body, deps.now());
    if (window === undefined) return ack();
    const songs = await tickedSongs(deps, window);
    if (songs.length === 0) {
      const view = await write(deps, window, [{ kind: 'none-ticked' }]);
      return ack({ response_action: 'update', view: markedModal(view, deps.stage) });
    }
    await ack();
    const { person, channel, isGroup } = window;
    await openWindow(deps, {
      ...{ person, trigger: triggerOf(body), place: { openedIn: channel, isGroup } },
      ...{ title: '', links: [], text: '', says: [], songs },
      refuse: (answer) => tellDirectly(deps, person, answer),
    });
  });
}

/** Slack sends one with every submission, whatever Bolt's types say. */
function triggerOf(body: object): string {
  return 'trigger_id' in body && typeof body.trigger_id === 'string' ? body.trigger_id : '';
}

/** In the order in which they would be drawn. For how many there is no room is told in the window. */
async function tickedSongs(deps: HandlerDependencies, { channel, ticked }: PoolWindow) {
  const pool = await deps.pools.findPool(channel);
  const order = drawOrder(entriesIn(pool).filter(isWaiting), pool.round, deps.now());
  const entries = order.map(({ entry }) => entry).filter(({ key }) => ticked.includes(key));
  return entries.map(({ song }) => ({ ...song, fromPool: true as const }));
}

async function want(
  deps: HandlerDependencies,
  { channel, person }: PoolWindow,
  key: string,
): Promise<PoolNotice | undefined> {
  const entry = entriesIn(await deps.pools.findPool(channel)).find((one) => one.key === key);
  if (entry === undefined || !isWaiting(entry)) return { kind: 'gone' };
  const outcome = await saveSong(deps, channel, { song: entry.song, person, now: deps.now() });
  return noticeOf(entry.song, outcome) ?? { kind: 'saved', titles: [entry.song.title] };
}

async function takeBack(
  deps: HandlerDependencies,
  { channel, person }: PoolWindow,
  key: string,
): Promise<PoolNotice> {
  const taken = await takeBackSaved(deps, channel, { key, person });
  return taken.kind === 'taken-back'
    ? { kind: 'taken-back', titles: [taken.entry.song.title] }
    : { kind: 'gone' };
}

/** Whether they may is asked again: the button may be old. */
async function remove(
  deps: HandlerDependencies,
  { channel, person }: PoolWindow,
  key: string,
): Promise<PoolNotice> {
  if (!(await moderates(deps, channel, person))) {
    deps.observe({ kind: 'refused', what: 'save', reason: 'may-not-remove' });
    return { kind: 'may-not-remove' };
  }
  const removed = await removeSaved(deps, channel, key);
  return removed.kind === 'taken-back'
    ? { kind: 'removed', title: removed.entry.song.title }
    : { kind: 'gone' };
}

async function write(deps: HandlerDependencies, window: PoolWindow, notices: readonly PoolNotice[]) {
  const { channel, person, isGroup, page, ticked } = window;
  const [words, pool, isModerator] = await Promise.all([
    findReadersWords(deps, person),
    deps.pools.findPool(channel),
    moderates(deps, channel, person),
  ]);
  const metadata = { channel, isGroup, page, ticked };
  return poolView(deps, words, { metadata, person, pool, moderates: isModerator, notices });
}

async function draw(
  deps: HandlerDependencies,
  window: PoolWindow,
  notices: readonly PoolNotice[],
): Promise<void> {
  await drawView(deps, window, await write(deps, window, notices));
}
