// "Fill from the pool", in the window of a poll: the next songs of the pool of the channel that is chosen, as many as there is
// room for. They are out of the pool only once the poll is posted (draw-songs.ts): who draws the same ones meanwhile is told
// then, for a draft may lie for a day.

import type { App, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { byReason, siftSongs } from '../../rules/channel/rails.ts';
import type { ChannelSettings } from '../../rules/channel/settings.ts';
import { addSong, type Draft, type PickedSong } from '../../rules/poll/draft.ts';
import { mostSongs } from '../../rules/poll/poll.ts';
import { isSameRecording } from '../../rules/poll/song.ts';
import { isWaiting } from '../../rules/pool/entry.ts';
import { drawOrder } from '../../rules/pool/order.ts';
import { actionIds } from '../../slack/kit/ids.ts';
import { readSettings } from '../../slack/kit/modal-state.ts';
import { type Edited, editDraft, findDraftIn } from '../compose/edit-draft.ts';
import { refusedNotice } from '../compose/found-songs.ts';
import { type ModalWindow, windowOf } from '../compose/modal-window.ts';
import { entriesIn } from './edit-pool.ts';
import { forgetLeavers } from './forget-leavers.ts';
import { mendPool } from './mend-pool.ts';

export function registerFillPoll(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.fillFromPool, async ({ ack, body }) => {
    await ack();
    const window = windowOf(body, deps.now());
    if (window !== undefined) await fill(deps, window);
  });
}

async function fill(deps: HandlerDependencies, window: ModalWindow): Promise<void> {
  const { draft } = await findDraftIn(deps, window);
  const channel = readSettings(window.values, draft).channel ?? window.openedIn;
  if (channel === undefined) {
    return editDraft(deps, window, (current) => ({
      draft: current,
      notices: [{ kind: 'fill-from-where' }],
    }));
  }
  const [songs, { settings }] = await Promise.all([
    nextSongs(deps, channel),
    deps.channelSettings.findSettings(channel),
  ]);
  await editDraft(deps, window, (current) => filled(current, songs, settings));
}

/** What it takes to know which songs are next. */
export type NextSongsDependencies = Pick<
  HandlerDependencies,
  'channels' | 'pools' | 'polls' | 'songRecords' | 'channelSettings' | 'now' | 'people' | 'slack'
>;

/** All that wait in a channel's pool, in the order in which they are drawn. */
export async function nextSongs(
  deps: NextSongsDependencies,
  channel: string,
): Promise<readonly PickedSong[]> {
  const first = await deps.pools.findPool(channel);
  const mended = (await mendPool(deps, first)) ? await deps.pools.findPool(channel) : first;
  const pool = (await forgetLeavers(deps, mended)) ? await deps.pools.findPool(channel) : mended;
  const order = drawOrder(entriesIn(pool).filter(isWaiting), pool.round, deps.now());
  return order.map(({ entry }) => ({ ...entry.song, fromPool: true }));
}

/** As many of the songs as there is room for, without those that are picked, or that the channel does not take (any more). */
function filled(draft: Draft, songs: readonly PickedSong[], settings: ChannelSettings): Edited {
  const isPicked = (song: PickedSong) => draft.picks.some((pick) => isSameRecording(pick, song));
  const others = songs.filter((song) => !isPicked(song));
  const { taken, refused } = siftSongs(others, settings, draft.picks);
  const room = mostSongs - draft.picks.length;
  const drawn = others.filter((song) => taken.includes(song)).slice(0, Math.max(0, room));
  if (others.length === 0) return { draft, notices: [{ kind: 'pool-empty' }] };
  if (room <= 0) return { draft, notices: [{ kind: 'full' }] };
  const full = drawn.reduce((current, song) => {
    const added = addSong(current, song);
    return added.kind === 'added' ? added.draft : current;
  }, draft);
  const titles = drawn.map(({ title }) => title);
  // Some wait, and the channel takes none of them.
  if (titles.length === 0) return { draft, notices: byReason(refused).map(refusedNotice) };
  return { draft: full, notices: [{ kind: 'filled', titles }] };
}
