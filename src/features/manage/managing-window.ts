// The windows in which a poll is managed, as Slack describes them with every click in them; and who may manage: asked at every
// step, whatever the window shows.

import type { BlockAction, SlackViewAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { managedOf, mayManage, type Wish, wishFor } from '../../rules/poll/managing.ts';
import { isDeleted, type Poll, takesVotes } from '../../rules/poll/poll.ts';
import { decodeManage, decodeManaged, type ManageMetadata } from '../../slack/kit/manage-metadata.ts';
import { readWish } from '../../slack/kit/manage-state.ts';
import { sentenceWindow } from '../../slack/views/manage-notices.ts';
import { managedClosed, manageWindow } from '../../slack/views/manage-window.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { ManageNotice } from '../../slack/words/manage.ts';
import { sentenceOf } from '../../slack/words/sentences.ts';
import type { Words } from '../../slack/words/words.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import { moderatesNow } from '../channel/moderates.ts';
import { drawView } from '../compose/draw-window.ts';
import { readerOf } from '../poll/clicked-poll.ts';
import { findReadersWords } from '../readers-words.ts';

export interface ManagingWindow {
  readonly pollId: string;
  /** Absent in windows that show nothing to be changed. */
  readonly metadata: ManageMetadata | undefined;
  /** Slack's id of whose window it is. */
  readonly person: string;
  readonly viewId: string;
  /** What stands in its fields. */
  readonly values: unknown;
  /** When its person did what is to be answered now, in milliseconds since 1970. */
  readonly askedAt: number;
}

/** Undefined when its metadata is not ours. @param now milliseconds since 1970 */
export function managingWindowOf(
  body: BlockAction | SlackViewAction,
  now: number,
): ManagingWindow | undefined {
  const { view, user } = body;
  const pollId = view && decodeManaged(view.private_metadata);
  if (view === undefined || pollId === undefined) return undefined;
  const metadata = decodeManage(view.private_metadata);
  return { pollId, metadata, person: user.id, viewId: view.id, values: view.state?.values, askedAt: now };
}

export interface Managed {
  readonly kind: 'managed';
  readonly stored: StoredPoll;
  readonly isOwner: boolean;
}

export type FoundManaged =
  | Managed
  | { readonly kind: 'not'; readonly notice: ManageNotice; readonly poll?: Poll };

/** The poll, where this person may manage it now. */
export async function findManaged(
  deps: HandlerDependencies,
  pollId: string,
  person: string,
): Promise<FoundManaged> {
  const stored = await deps.polls.findPoll(pollId);
  return stored === undefined
    ? { kind: 'not', notice: { kind: 'poll-gone' } }
    : asManaged(deps, stored, person);
}

/** The same of a poll that is read already. */
export async function asManaged(
  deps: HandlerDependencies,
  stored: StoredPoll,
  person: string,
): Promise<FoundManaged> {
  const { poll } = stored;
  const isOwner = mayManage(poll, person, false);
  const may = isOwner || mayManage(poll, person, await moderatesNow(deps, poll.channel, person));
  if (!may) return { kind: 'not', notice: { kind: 'may-not-manage', owner: poll.owner.name }, poll };
  // Who might not have managed it is not told what became of it.
  if (isDeleted(poll)) return { kind: 'not', notice: { kind: 'deleted', title: poll.title }, poll };
  return { kind: 'managed', stored, isOwner };
}

/** In which words this person reads of the poll. Nothing is looked up about who takes part in an anonymous one. */
export async function wordsFor(
  deps: HandlerDependencies,
  person: string,
  poll: Poll | undefined,
): Promise<Words> {
  const reader = poll && readerOf(poll);
  return reader?.isAnonymous ? wordsIn(reader.language) : findReadersWords(deps, person, reader?.language);
}

interface Written extends Managed {
  readonly person: string;
  /** What stands in the open window; absent where the poll is read into it anew. */
  readonly open?: { readonly metadata: ManageMetadata; readonly wish: Wish };
  /** Whether it is an update of an open window. */
  readonly isUpdated: boolean;
  readonly notices?: readonly ManageNotice[];
}

/** The window as it is to be shown now. */
export async function writeManaging(deps: HandlerDependencies, written: Written) {
  const { stored, isOwner, person, open, isUpdated, notices = [] } = written;
  const { poll, edition } = stored;
  const words = await wordsFor(deps, person, poll);
  if (!takesVotes(poll, deps.now())) return managedClosed(words, poll, notices);
  const read = managedOf(poll);
  const metadata = open?.metadata ?? { pollId: poll.id, edition, read, isUpdated };
  return manageWindow(words, { poll, metadata, wish: open?.wish ?? wishFor(read), isOwner, notices });
}

/** Draws the window of Manage as it is, with what was typed in it, and with a word on what came of a click. */
export async function drawManaging(
  deps: HandlerDependencies,
  window: ManagingWindow,
  managed: Managed,
  notices: readonly ManageNotice[],
): Promise<void> {
  const { metadata, values, person } = window;
  const open = metadata && { metadata, wish: readWish(values, metadata) };
  const view = await writeManaging(deps, {
    ...managed,
    ...(open && { open }),
    ...{ person, isUpdated: true, notices },
  });
  await drawView(deps, window, view);
}

/** Draws a window of one sentence in the place of what was open: there is nothing to manage any more. */
export async function drawEnd(
  deps: HandlerDependencies,
  window: ManagingWindow,
  { notice, poll }: Pick<Extract<FoundManaged, { kind: 'not' }>, 'notice' | 'poll'>,
): Promise<void> {
  refusedToManage(deps, window.pollId, notice);
  await drawView(deps, window, await writeEnd(deps, window, { notice, ...(poll && { poll }) }));
}

export async function writeEnd(
  deps: HandlerDependencies,
  { pollId, person }: Pick<ManagingWindow, 'pollId' | 'person'>,
  { notice, poll }: { readonly notice: ManageNotice; readonly poll?: Poll },
) {
  const words = await wordsFor(deps, person, poll);
  return sentenceWindow(words, pollId, sentenceOf(words.manageNotices, notice));
}

export function refusedToManage(
  { observe }: HandlerDependencies,
  poll: string,
  { kind }: { readonly kind: string },
): void {
  observe({ kind: 'refused', what: 'manage', poll, reason: kind });
}
