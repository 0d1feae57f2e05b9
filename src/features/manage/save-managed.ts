// Save in the window in which a poll is managed: one write, under the condition that the poll is as it was read. What somebody
// else has changed meanwhile is shown first, with all that was typed, and saved on top when Save is pressed again.

import type { App, BlockAction, ViewResponseAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { suggestedEnd } from '../../rules/poll/ending.ts';
import {
  changedSince,
  decideWish,
  type ManagedName,
  managedOf,
  type NewEndTrouble,
  type Wish,
  wishFor,
  wishOnTop,
} from '../../rules/poll/managing.ts';
import { type Poll, takesVotes } from '../../rules/poll/poll.ts';
import { actionIds, callbackIds, manageBlockId } from '../../slack/kit/ids.ts';
import type { ManageMetadata } from '../../slack/kit/manage-metadata.ts';
import { readWish, showsManageInput } from '../../slack/kit/manage-state.ts';
import { managedClosed, manageWindow } from '../../slack/views/manage-window.ts';
import { changesSaid } from '../../slack/views/managed-changes.ts';
import { markedModal } from '../../slack/views/stage-mark.ts';
import type { ManageNotice } from '../../slack/words/manage.ts';
import { sentenceOf } from '../../slack/words/sentences.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import { drawView } from '../compose/draw-window.ts';
import { editPoll } from '../poll/edit-poll.ts';
import {
  asManaged,
  drawEnd,
  findManaged,
  type Managed,
  type ManagingWindow,
  managingWindowOf,
  refusedToManage,
  wordsFor,
  writeEnd,
  writeManaging,
} from './managing-window.ts';

/** A window with the fields of an open poll. */
type OpenWindow = ManagingWindow & { readonly metadata: ManageMetadata };

export function registerSaveManaged(app: App, deps: HandlerDependencies): void {
  app.view({ callback_id: callbackIds.manage, type: 'view_submission' }, async ({ ack, body }) => {
    const window = managingWindowOf(body, deps.now());
    const answer = window && isOpen(window) ? await save(deps, window) : undefined;
    await (answer === undefined ? ack() : ack(answer));
  });

  // The field for a date and time comes with that choice, and goes with another.
  app.action<BlockAction>(actionIds.manageEnds, async ({ ack, body }) => {
    await ack();
    const window = managingWindowOf(body, deps.now());
    if (window && isOpen(window)) await showEnd(deps, window);
  });
  // What is picked is read when Save is pressed.
  app.action(actionIds.manageEndsAt, async ({ ack }) => ack());
}

const isOpen = (window: ManagingWindow): window is OpenWindow => window.metadata !== undefined;

async function showEnd(deps: HandlerDependencies, window: OpenWindow): Promise<void> {
  const wish = readWish(window.values, window.metadata);
  const isRight = (wish.ends === 'at') === showsTime(window);
  if (isRight) return;
  const found = await findManaged(deps, window.pollId, window.person);
  if (found.kind === 'not') return drawEnd(deps, window, found);
  await drawView(deps, window, await withTime(deps, window, { managed: found, wish }));
}

const showsTime = ({ values, metadata: { pollId, edition } }: OpenWindow) =>
  showsManageInput(values, manageBlockId('endsAt', pollId, edition));

/** The same window, with the field for a time where one is asked for. */
async function withTime(
  deps: HandlerDependencies,
  { metadata, person }: OpenWindow,
  { managed, wish }: { readonly managed: Managed; readonly wish: Wish },
) {
  const endsAt = wish.endsAt ?? suggestedEnd(deps.now());
  const filled = { ...(metadata.filled ?? wishFor(metadata.read)), endsAt };
  const open = { metadata: { ...metadata, filled }, wish: { ...wish, endsAt } };
  return writeManaging(deps, { ...managed, person, open, isUpdated: true });
}

type NotSaved =
  | { readonly kind: 'not'; readonly notice: ManageNotice; readonly poll?: Poll }
  | { readonly kind: 'closed'; readonly poll: Poll }
  | { readonly kind: 'nothing-new' }
  | { readonly kind: 'no-time'; readonly managed: Managed }
  | { readonly kind: 'trouble'; readonly trouble: NewEndTrouble; readonly poll: Poll }
  | {
      readonly kind: 'changed';
      readonly managed: Managed;
      readonly names: readonly ManagedName[];
    };

/** @returns what Slack is to do with the window; undefined closes it */
async function save(deps: HandlerDependencies, window: OpenWindow): Promise<ViewResponseAction | undefined> {
  const { pollId, person, metadata } = window;
  const wish = readWish(window.values, metadata);
  const edited = await editPoll<NotSaved>(deps, pollId, async (stored) => {
    const managed = await asManaged(deps, stored, person);
    if (managed.kind === 'not') return managed;
    const decided = decide(deps, { managed, stored, wish, metadata });
    const isTimeUnseen = wish.ends === 'at' && !showsTime(window);
    return decided.kind === 'edit' && isTimeUnseen ? { kind: 'no-time', managed } : decided;
  });
  if (edited.kind === 'edited') deps.observe({ kind: 'poll-changed', poll: pollId });
  else if (edited.kind !== 'nothing-new') refusedToManage(deps, pollId, edited);
  switch (edited.kind) {
    case 'edited':
    case 'nothing-new':
      return undefined;
    case 'missing':
      return shown(deps, await writeEnd(deps, window, { notice: { kind: 'poll-gone' } }));
    case 'not':
      return shown(deps, await writeEnd(deps, window, edited));
    case 'closed': {
      const words = await wordsFor(deps, person, edited.poll);
      return shown(deps, managedClosed(words, edited.poll, [{ kind: 'closed-meanwhile' }]));
    }
    case 'no-time':
      return shown(deps, await withTime(deps, window, { managed: edited.managed, wish }));
    case 'trouble':
      return errors(deps, window, edited);
    case 'changed':
      return shown(deps, await writeChanged(deps, window, { ...edited, wish }));
  }
}

interface Deciding {
  readonly managed: Managed;
  readonly stored: StoredPoll;
  readonly wish: Wish;
  readonly metadata: ManageMetadata;
}

function decide(deps: HandlerDependencies, { managed, stored, wish, metadata }: Deciding) {
  const { poll } = stored;
  if (!takesVotes(poll, deps.now())) return { kind: 'closed', poll } as const;
  const now = managedOf(poll);
  const names = changedSince(metadata.read, now);
  const onTop = wishOnTop(wish, { read: metadata.read, now });
  const decided = decideWish(poll, onTop, deps.now());
  if (decided.kind === 'closed') return { kind: 'closed', poll } as const;
  if (decided.kind !== 'change') return { kind: 'trouble', trouble: decided, poll } as const;
  // The same was chosen twice, or the same submission came twice.
  if (Object.keys(decided.change).length === 0) return { kind: 'nothing-new' } as const;
  if (names.length > 0) return { kind: 'changed', managed, names } as const;
  return { kind: 'edit', edit: decided.change } as const;
}

async function writeChanged(
  deps: HandlerDependencies,
  { metadata, person }: OpenWindow,
  {
    managed,
    names,
    wish,
  }: { readonly managed: Managed; readonly names: readonly ManagedName[]; readonly wish: Wish },
) {
  const { poll, edition } = managed.stored;
  const read = managedOf(poll);
  const onTop = wishOnTop(wish, { read: metadata.read, now: read });
  const words = await wordsFor(deps, person, poll);
  const changes = changesSaid(words, poll, names);
  return manageWindow(words, {
    poll,
    metadata: { pollId: poll.id, edition, read, filled: onTop, isUpdated: true },
    wish: onTop,
    isOwner: managed.isOwner,
    notices: [{ kind: 'changed-meanwhile', changes }],
  });
}

async function errors(
  deps: HandlerDependencies,
  { pollId, person, metadata }: OpenWindow,
  { trouble, poll }: { readonly trouble: NewEndTrouble; readonly poll: Poll },
): Promise<ViewResponseAction> {
  const words = await wordsFor(deps, person, poll);
  const input = trouble.kind === 'open-too-long' ? 'ends' : 'endsAt';
  const block = manageBlockId(input, pollId, metadata.edition);
  return { response_action: 'errors', errors: { [block]: sentenceOf(words.formErrors, trouble) } };
}

function shown({ stage }: HandlerDependencies, view: Parameters<typeof markedModal>[0]): ViewResponseAction {
  return { response_action: 'update', view: markedModal(view, stage) };
}
