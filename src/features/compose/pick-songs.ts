// The clicks in the modal beside searching: Add, Remove, Start over, and the choices that are saved as they are made.

import type { App, BlockAction, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { addSong, type Draft, newDraft, removeSong } from '../../rules/poll/draft.ts';
import type { Song } from '../../rules/poll/song.ts';
import { actionIds, callbackIds, decodeSongId } from '../../slack/kit/ids.ts';
import type { FoundSong } from '../../songs/catalogue.ts';
import { askCatalogue } from './ask-catalogue.ts';
import { type Edited, editDraft, findDraftIn, saveSettings } from './edit-draft.ts';
import { missingNotice } from './missing-notice.ts';
import { type ModalWindow, windowOf } from './modal-window.ts';

export function registerPickSongs(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.addSong, async ({ ack, action, body }) => {
    await ack();
    const window = windowOf(body);
    const songId = decodeSongId(action.value);
    if (window !== undefined && songId !== undefined) await pickSong(deps, window, songId);
  });

  app.action<BlockButtonAction>(actionIds.removeSong, async ({ ack, action, body }) => {
    await ack();
    const window = windowOf(body);
    const songId = decodeSongId(action.value);
    if (window === undefined || songId === undefined) return;
    await editDraft(deps, window, (draft) => ({ draft: removeSong(draft, songId) }));
  });

  app.action<BlockButtonAction>(actionIds.startOver, async ({ ack, body }) => {
    await ack();
    const window = windowOf(body);
    if (window !== undefined) await editDraft(deps, window, () => ({ draft: newDraft(deps.newId()) }));
  });

  for (const id of [actionIds.channel, actionIds.votesPerPerson, actionIds.closers, actionIds.closes]) {
    app.action<BlockAction>(id, async ({ ack, body }) => {
      await ack();
      const window = windowOf(body);
      if (window !== undefined) await saveSettings(deps, window);
    });
  }

  // A button that opens a web page; Slack reports the press all the same.
  app.action(actionIds.openSong, ({ ack }) => ack());

  app.view({ callback_id: callbackIds.pollModal, type: 'view_closed' }, async ({ ack, body }) => {
    await ack();
    const window = windowOf(body);
    if (window !== undefined) await saveSettings(deps, window);
  });
}

async function pickSong(deps: HandlerDependencies, window: ModalWindow, songId: string): Promise<void> {
  const { draft } = await findDraftIn(deps, window);
  // A window that shows an older search offers songs that the draft has forgotten; the catalogue knows them.
  const known = draft.findings?.songs.find((song) => song.id === songId);
  const found: FoundSong | undefined = known && { kind: 'song', song: known };
  const answer =
    found === undefined ? await askCatalogue(deps, deps.catalogue.findSong(songId)) : { value: found };
  await editDraft(deps, window, (current) => {
    if ('notice' in answer) return { draft: current, notices: [answer.notice] };
    const { value } = answer;
    return value.kind === 'song'
      ? withSong(current, value.song)
      : { draft: current, notices: [missingNotice(value, 'song')] };
  });
}

function withSong(draft: Draft, song: Song): Edited {
  const added = addSong(draft, song);
  switch (added.kind) {
    case 'added':
      return { draft: added.draft };
    case 'picked-before':
      return { draft, notices: [{ kind: 'picked-before', title: added.song.title }] };
    case 'full':
      return { draft, notices: [{ kind: 'full' }] };
  }
}
