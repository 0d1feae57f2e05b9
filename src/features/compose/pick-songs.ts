// The clicks in the modal beside searching: Add, Remove, Start over, and the choices that are saved as they are made.

import type { App, BlockAction, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { type Rails, refusalOf } from '../../rules/channel/rails.ts';
import { addSong, type Draft, newDraft, removeSong, toggleMore } from '../../rules/poll/draft.ts';
import { withSuggestedEnd } from '../../rules/poll/ending.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { leaveLinks } from '../../rules/poll/searching.ts';
import { details, type SettingName, settingNames } from '../../rules/poll/settings.ts';
import type { Song } from '../../rules/poll/song.ts';
import { actionIds, callbackIds, decodeSongId, decodeSongIds, settingActionId } from '../../slack/kit/ids.ts';
import { readSearchField } from '../../slack/kit/modal-state.ts';
import type { Notice } from '../../slack/words/notices.ts';
import { findLinks } from '../../songs/links.ts';
import { isSpotifyId } from '../../songs/spotify/link.ts';
import { findRails } from '../channel/channel-rails.ts';
import { findReruns } from '../pool/reruns.ts';
import { askCatalogue } from './ask-catalogue.ts';
import { type Change, type Edited, editDraft, findDraftIn, saveDraft } from './edit-draft.ts';
import { addressesOf } from './follow-links.ts';
import { type Found, refusedNotice } from './found-songs.ts';
import { lookUp } from './look-up.ts';
import { missingNotice } from './missing-notice.ts';
import { channelOf, type ModalWindow, windowOf } from './modal-window.ts';

export function registerPickSongs(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.addSong, async ({ ack, action, body }) => {
    await ack();
    const window = windowOf(body, deps.now());
    const songId = decodeSongId(action.value);
    if (window !== undefined && songId !== undefined) await pickSong(deps, window, songId);
  });

  app.action<BlockButtonAction>(actionIds.removeSong, async ({ ack, action, body }) => {
    await ack();
    const window = windowOf(body, deps.now());
    const songId = decodeSongId(action.value);
    if (window === undefined || songId === undefined) return;
    await editDraft(deps, window, (draft) => ({ draft: removeSong(draft, songId) }));
  });

  app.action<BlockButtonAction>(actionIds.addAnyway, async ({ ack, action, body }) => {
    await ack();
    const window = windowOf(body, deps.now());
    const ids = decodeSongIds(action.value);
    if (window !== undefined && ids !== undefined) await addAnyway(deps, window, ids);
  });

  app.action<BlockButtonAction>(actionIds.moreOptions, async ({ ack, body }) => {
    await ack();
    const window = windowOf(body, deps.now());
    if (window !== undefined) await editDraft(deps, window, (draft) => ({ draft: toggleMore(draft) }));
  });

  app.action<BlockButtonAction>(actionIds.startOver, async ({ ack, body }) => {
    await ack();
    const window = windowOf(body, deps.now());
    if (window !== undefined)
      await editDraft(deps, window, ({ usual }) => ({ draft: newDraft(deps.newId(), {}, usual) }));
  });

  // Choices that may bring a field, or take one away.
  for (const { of } of Object.values(details)) {
    app.action<BlockAction>(settingActionId(of), async ({ ack, body }) => {
      await ack();
      const window = windowOf(body, deps.now());
      const change = (draft: Draft) => ({ draft: withSuggestedEnd(draft, deps.now()) });
      if (window !== undefined) await editDraft(deps, window, change);
    });
  }

  const unfolding = new Set<SettingName>(Object.values(details).map(({ of }) => of));
  const plain = settingNames.filter((name) => !unfolding.has(name)).map(settingActionId);
  for (const id of [actionIds.channel, actionIds.endsAt, actionIds.enoughVoters, ...plain]) {
    app.action<BlockAction>(id, async ({ ack, body }) => {
      await ack();
      const window = windowOf(body, deps.now());
      if (window !== undefined) await saveDraft(deps, window, (draft) => ({ draft }));
    });
  }

  // A button that opens a web page; Slack reports the press all the same.
  app.action(actionIds.openSong, ({ ack }) => ack());

  app.view({ callback_id: callbackIds.pollModal, type: 'view_closed' }, async ({ ack, body }) => {
    await ack();
    const window = windowOf(body, deps.now());
    if (window !== undefined) await keepDraft(deps, window);
  });
}

/** The window is closed: what stands in it is kept, links that nobody pressed Enter for as well. */
async function keepDraft(deps: HandlerDependencies, window: ModalWindow): Promise<void> {
  const links = addressesOf(findLinks(readSearchField(window.values, window)));
  await saveDraft(deps, window, (draft) => ({ draft: leaveLinks(draft, links) }));
}

async function pickSong(deps: HandlerDependencies, window: ModalWindow, songId: string): Promise<void> {
  const { draft, version } = await findDraftIn(deps, window);
  // A window that shows an older search offers songs that the draft has forgotten; the catalogue knows them.
  const known = draft.findings?.songs.find((song) => song.id === songId);
  // What is found in a draft that is cleared meanwhile does not go into the empty one.
  const begunWith = version > 0 ? draft.id : undefined;
  if (known !== undefined) {
    const channel = channelOf(window, draft);
    const [rails, [won]] = await Promise.all([
      findRails(deps, channel),
      channel === undefined ? [] : findReruns(deps, channel, [known]),
    ]);
    const isIn = (posted?: Poll) => posted?.songs.some(({ id }) => id === known.id) ?? false;
    const change: Change = (current, posted) =>
      isIn(posted) ? undefined : withSong(current, known, { rails, won });
    return editDraft(deps, window, change, begunWith);
  }
  const links = addressesOf(isSpotifyId(songId) ? [{ kind: 'track', id: songId }] : []);
  await lookUp(deps, window, { addresses: links, field: false, find: () => findSong(deps, songId) });
}

/** Those among the picks stay; those that were kept out come in. */
async function addAnyway(
  deps: HandlerDependencies,
  window: ModalWindow,
  ids: readonly string[],
): Promise<void> {
  const { draft } = await findDraftIn(deps, window);
  const known = [...draft.picks, ...(draft.findings?.songs ?? [])];
  const missing = ids.filter((id) => !known.some((song) => song.id === id));
  const found = await Promise.all(missing.map((id) => findSong(deps, id)));
  const songs = [...known, ...found.flatMap((one) => one.songs)];
  const notices = found.flatMap((one) => one.notices);
  await editDraft(deps, window, (current) => {
    const wanted = ids.flatMap((id) => songs.find((song) => song.id === id) ?? []);
    const marked = current.picks.map((pick) =>
      ids.includes(pick.id) ? { ...pick, anyway: true as const } : pick,
    );
    const edited = wanted.reduce<Draft>(
      (before, song) => {
        const added = addSong(before, { ...song, anyway: true });
        return added.kind === 'added' ? added.draft : before;
      },
      { ...current, picks: marked },
    );
    return { draft: edited, notices };
  });
}

async function findSong(deps: HandlerDependencies, songId: string): Promise<Found> {
  const answer = await askCatalogue(deps, deps.catalogue.findSong(songId));
  if ('notice' in answer) return { songs: [], notices: [answer.notice] };
  const { value } = answer;
  if (value.kind === 'song') return { songs: [value.song], notices: [] };
  return { songs: [], notices: [missingNotice(value, 'song')] };
}

/** What the channel says of a song. */
interface Limits {
  readonly rails: Rails;
  /** That it won there lately. */
  readonly won: Notice | undefined;
}

/**
 * The button stands only where the song is not picked, as far as its window shows: where it is picked all the same, Slack
 * did not draw that, or the click came twice. Then the window is drawn again.
 */
function withSong(draft: Draft, song: Song, { rails, won }: Limits): Edited {
  const why = refusalOf(song, rails, draft.picks);
  const added = addSong(draft, song);
  switch (added.kind) {
    case 'added':
      if (why !== undefined) return { draft, notices: [refusedNotice({ songs: [song], why })] };
      if (won !== undefined) return { draft, notices: [won] };
      return { draft: added.draft };
    case 'picked-before':
      return { draft };
    case 'full':
      return { draft, notices: [{ kind: 'full' }] };
  }
}
