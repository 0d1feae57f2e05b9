// "Remove a song" under Manage: takes a song out of an open poll, whatever votes it has. They are freed, and their voters told
// (release-songs.ts, tell-removed.ts).

import type { App, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { removeFromPoll, type TakenOut } from '../../rules/poll/editing.ts';
import { actionIds, decodeVote } from '../../slack/kit/ids.ts';
import { removeSongWindow } from '../../slack/views/remove-song-window.ts';
import type { ManageNotice } from '../../slack/words/manage.ts';
import { drawView } from '../compose/draw-window.ts';
import { editPoll } from '../poll/edit-poll.ts';
import {
  asManaged,
  drawEnd,
  type FoundManaged,
  findManaged,
  type ManagingWindow,
  managingWindowOf,
  refusedToManage,
  wordsFor,
} from './managing-window.ts';
import { registerPushing } from './push-window.ts';

export function registerRemoveSong(app: App, deps: HandlerDependencies): void {
  registerPushing(app, deps, {
    actionId: actionIds.manageRemoveSong,
    async write({ stored: { poll } }, { person }) {
      return removeSongWindow(await wordsFor(deps, person, poll), poll, []);
    },
  });

  app.action<BlockButtonAction>(actionIds.removeFromPoll, async ({ ack, action, body }) => {
    await ack();
    const window = managingWindowOf(body, deps.now());
    const removed = decodeVote(action.value);
    if (window === undefined || removed?.pollId !== window.pollId) return;
    await removeSong(deps, window, removed.song);
  });
}

type NotRemoved = Exclude<TakenOut, { kind: 'removed' }> | Extract<FoundManaged, { kind: 'not' }>;

async function removeSong(deps: HandlerDependencies, window: ManagingWindow, song: number): Promise<void> {
  const { pollId, person } = window;
  const edited = await editPoll<NotRemoved>(deps, pollId, async (stored) => {
    const managed = await asManaged(deps, stored, person);
    if (managed.kind === 'not') return managed;
    const taken = removeFromPoll(stored.poll, song, deps.now());
    return taken.kind === 'removed' ? { kind: 'edit', edit: { songs: taken.songs } } : taken;
  });
  switch (edited.kind) {
    case 'edited':
      deps.observe({ kind: 'song-removed', poll: pollId });
      return draw(deps, window, { kind: 'removed', title: edited.before.poll.songs[song]?.title ?? '' });
    case 'missing':
      return drawEnd(deps, window, { notice: { kind: 'poll-gone' } });
    case 'not':
      return drawEnd(deps, window, edited);
    case 'closed':
      return drawEnd(deps, window, { notice: { kind: 'closed' } });
    case 'gone':
    case 'too-few':
      refusedToManage(deps, pollId, edited);
      return draw(deps, window, { kind: edited.kind === 'gone' ? 'song-gone' : 'too-few' });
  }
}

async function draw(deps: HandlerDependencies, window: ManagingWindow, notice: ManageNotice): Promise<void> {
  const found = await findManaged(deps, window.pollId, window.person);
  if (found.kind === 'not') return drawEnd(deps, window, found);
  const { poll } = found.stored;
  const words = await wordsFor(deps, window.person, poll);
  await drawView(deps, window, removeSongWindow(words, poll, [notice]));
}
