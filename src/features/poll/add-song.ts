// Adding a song to an open poll from the window for it: one write, under the condition that the poll is as it was read. Who
// comes second decides again from what is there by then, so that two can neither add a song twice nor too many.

import type { App, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { type Rails, refusalOf, type SongRefusal } from '../../rules/channel/rails.ts';
import { addToPoll, type MayNotAdd, songsIn } from '../../rules/poll/editing.ts';
import { isSameRecording, type Song } from '../../rules/poll/song.ts';
import { actionIds, decodeSongId, decodeVote } from '../../slack/kit/ids.ts';
import type { AddingLine } from '../../slack/views/add-song-view.ts';
import type { AddingNotice } from '../../slack/words/adding.ts';
import { findRails } from '../channel/channel-rails.ts';
import { takeIntoPoll } from '../pool/draw-songs.ts';
import { findReruns, type Rerun } from '../pool/reruns.ts';
import { findPage, findSongToAdd } from './add-song-search.ts';
import { adderIn, mayOverrule } from './adder.ts';
import { type AddingWindow, addingWindowOf, drawAdding, findForAdding } from './adding-window.ts';
import { castVote } from './cast-vote.ts';
import { nameOfClick } from './click-facts.ts';
import { editPoll } from './edit-poll.ts';
import { bringBackDrawing } from './stale-message.ts';
import { takeBack } from './take-back.ts';

export function registerAddSong(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.addToPoll, async ({ ack, action, body }) => {
    await ack();
    const window = addingWindowOf(body, deps.now());
    const songId = decodeSongId(action.value);
    if (window !== undefined && songId !== undefined) await addFound(deps, window, { songId });
  });

  app.action<BlockButtonAction>(actionIds.addAnywayToPoll, async ({ ack, action, body }) => {
    await ack();
    const window = addingWindowOf(body, deps.now());
    const songId = decodeSongId(action.value);
    if (window !== undefined && songId !== undefined) await addFound(deps, window, { songId, anyway: true });
  });

  app.action<BlockButtonAction>(actionIds.inPoll, async ({ ack, action, body }) => {
    await ack();
    const window = addingWindowOf(body, deps.now());
    const songId = decodeSongId(action.value);
    if (window !== undefined && songId !== undefined) await sayInPoll(deps, window, songId);
  });

  app.action<BlockButtonAction>(actionIds.takeBack, async ({ ack, action, body }) => {
    await ack();
    const window = addingWindowOf(body, deps.now());
    const added = decodeVote(action.value);
    if (window === undefined || added?.pollId !== window.pollId) return;
    const { pollId, person } = window;
    const notice = await takeBack(deps, { pollId, song: added.song, person });
    await drawAdding(deps, window, { lines: [{ of: 'adding', notice }] });
  });

  app.action<BlockButtonAction>(actionIds.voteInWindow, async ({ ack, action, body }) => {
    await ack();
    const window = addingWindowOf(body, deps.now());
    const vote = decodeVote(action.value);
    if (window === undefined || vote?.pollId !== window.pollId) return;
    const stamp = { action_ts: action.action_ts, ...(action.value && { value: action.value }) };
    await voteHere(deps, window, { song: vote.song, stamp, trigger: body.trigger_id });
  });
}

interface Wanted {
  /** The catalogue's. */
  readonly songId: string;
  /** Although it won here lately, where its person may say so. */
  readonly anyway?: boolean;
}

async function addFound(
  deps: HandlerDependencies,
  window: AddingWindow,
  { songId, anyway = false }: Wanted,
): Promise<void> {
  const page = window.search && (await findPage(deps, window.search));
  const answer = await findSongToAdd(deps, songId, page);
  const line: AddingLine =
    'notice' in answer
      ? { of: 'search', notice: answer.notice }
      : { of: 'adding', notice: await addToOpenPoll(deps, window, { song: answer.value, anyway }) };
  await drawAdding(deps, window, { lines: [line], page });
}

/** The second half of a double click on Add mostly. Where the song is out of the poll by now, the window is drawn without it. */
async function sayInPoll(deps: HandlerDependencies, window: AddingWindow, songId: string): Promise<void> {
  const { pollId } = window;
  const [stored, page] = await Promise.all([
    deps.polls.findPoll(pollId),
    window.search && findPage(deps, window.search),
  ]);
  const found = page?.found.songs.find(({ id }) => id === songId);
  const there = stored && found && songsIn(stored.poll).find(({ song }) => isSameRecording(song, found));
  if (stored === undefined || there === undefined) return drawAdding(deps, window, { lines: [], page });
  const isOwn = there.song.addedBy === (await adderIn(deps, stored, window)).key;
  const notice = { kind: isOwn ? 'added' : 'already-there', title: there.song.title } as const;
  await drawAdding(deps, window, { lines: [{ of: 'adding', notice }], page });
}

type NotAdded =
  | MayNotAdd
  | { readonly kind: 'already-there' }
  | { readonly kind: 'is-own' }
  | { readonly kind: 'song-refused'; readonly why: SongRefusal }
  | (Rerun & { readonly mayAnyway: boolean });

/** @returns what came of it. The same click delivered again finds its own song, which is no news. */
async function addToOpenPoll(
  deps: HandlerDependencies,
  window: AddingWindow,
  { song, anyway }: { readonly song: Song; readonly anyway: boolean },
): Promise<AddingNotice> {
  const { pollId } = window;
  let owner = '';
  let rails: Rails | undefined;
  const edited = await editPoll<NotAdded>(deps, pollId, async (stored) => {
    const { poll } = stored;
    owner = poll.owner.name;
    const by = await adderIn(deps, stored, window);
    const added = addToPoll(poll, song, { by, now: deps.now() });
    if (added.kind === 'added') {
      // Once: who has to decide again is in a crowd, and each read makes it longer.
      rails ??= await findRails(deps, poll.channel);
      const present = songsIn(poll).map(({ song: other }) => other);
      const why = refusalOf(song, rails, present);
      if (why !== undefined) return { kind: 'song-refused', why };
      const [won] = await findReruns(deps, poll.channel, [song]);
      const mayAnyway = won !== undefined && (by.mayAlways || (await mayOverrule(deps, poll, window)));
      if (won !== undefined && !(anyway && mayAnyway)) return { ...won, mayAnyway };
      return { kind: 'edit', edit: { songs: added.songs } };
    }
    if (added.kind === 'closed') await bringBackDrawing(deps, poll);
    const isOwn = added.kind === 'already-there' && poll.songs[added.number]?.addedBy === by.key;
    return isOwn ? { kind: 'is-own' } : added;
  });
  if (edited.kind === 'edited') {
    deps.observe({ kind: 'song-added', poll: pollId });
    const { id, channel } = edited.before.poll;
    // Who dies before leaves it in the pool until the poll is over.
    await takeIntoPoll(deps, { id, channel, songs: [song] });
  }
  const { title } = song;
  switch (edited.kind) {
    case 'edited':
    case 'is-own':
      return { kind: 'added', title };
    case 'already-there':
      return { kind: 'already-there', title };
    case 'missing':
      return { kind: 'poll-gone' };
    case 'may-not-add':
      return refused(deps, pollId, { kind: 'may-not-add', owner });
    case 'over-limit':
      return refused(deps, pollId, { kind: 'over-limit', limit: edited.limit });
    case 'won-lately':
      return refused(deps, pollId, wonLately(edited));
    case 'song-refused':
      return refused(deps, pollId, { kind: 'song-refused', title, why: edited.why });
    case 'closed':
    case 'full':
    case 'used-up':
      return refused(deps, pollId, { kind: edited.kind });
  }
}

function wonLately({ id, mayAnyway, ...had }: Rerun & { readonly mayAnyway: boolean }): AddingNotice {
  return { ...had, ...(mayAnyway && { anyway: id }) };
}

function refused({ observe }: HandlerDependencies, poll: string, notice: AddingNotice): AddingNotice {
  observe({ kind: 'refused', what: 'add', poll, reason: notice.kind });
  return notice;
}

interface Vote {
  readonly song: number;
  readonly stamp: { readonly action_ts: string; readonly value?: string };
  readonly trigger: string;
}

/** By the same rules and writes as a click on Vote in the poll's message, but that this button only gives a vote. */
async function voteHere(
  deps: HandlerDependencies,
  window: AddingWindow,
  { song, stamp, trigger }: Vote,
): Promise<void> {
  const { pollId, person } = window;
  const poll = (await findForAdding(deps, pollId, person))?.poll;
  const ts = poll?.message;
  // Without a poll the window says so when it is drawn.
  if (poll === undefined || ts === undefined) return drawAdding(deps, window, { lines: [] });
  const message = { channel: poll.channel, ts };
  const id = nameOfClick({ song, message, only: 'gives' }, stamp, trigger);
  const cast = await castVote(deps, { pollId, song, id, person, message, only: 'gives' });
  const title = poll.songs[song]?.title ?? '';
  if (cast.kind === 'refused') {
    deps.observe({ kind: 'refused', what: 'vote', poll: pollId, reason: cast.answer.kind });
    return drawAdding(deps, window, { lines: [{ of: 'vote', answer: cast.answer }] });
  }
  const line: AddingLine =
    cast.told === undefined
      ? { of: 'adding', notice: { kind: 'voted', title } }
      : { of: 'vote', answer: cast.told.answer };
  await drawAdding(deps, window, { lines: [line] });
}
