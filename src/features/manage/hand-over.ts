// "Hand over" under Manage: another person owns the poll from now on, and is told (tell-owner.ts). Who has owned it keeps no
// rights in it.

import type { App, ViewResponseAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { type MayNotOwn, type Member, whyNotOwner } from '../../rules/poll/managing.ts';
import { takesVotes } from '../../rules/poll/poll.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { actionIds, callbackIds } from '../../slack/kit/ids.ts';
import { readNewOwner } from '../../slack/kit/manage-state.ts';
import { handOverErrors, handOverWindow } from '../../slack/views/hand-over-window.ts';
import { privateMessage } from '../../slack/views/private-message.ts';
import { markedModal } from '../../slack/views/stage-mark.ts';
import type { HandOverError } from '../../slack/words/manage.ts';
import { isPersonId } from '../../store/box-item.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import { editPoll } from '../poll/edit-poll.ts';
import {
  asManaged,
  type FoundManaged,
  findManaged,
  type ManagingWindow,
  managingWindowOf,
  refusedToManage,
  wordsFor,
  writeEnd,
} from './managing-window.ts';
import { registerPushing } from './push-window.ts';

export function registerHandOver(app: App, deps: HandlerDependencies): void {
  registerPushing(app, deps, {
    actionId: actionIds.manageHandOver,
    async write({ stored: { poll } }, { person }) {
      return handOverWindow(await wordsFor(deps, person, poll), poll);
    },
  });

  app.view({ callback_id: callbackIds.handOver, type: 'view_submission' }, async ({ ack, body }) => {
    const window = managingWindowOf(body, deps.now());
    if (window === undefined) return ack();
    const { answer, handed } = await handOver(deps, window);
    await ack(answer);
    if (handed !== undefined) await tellFormer(deps, window, handed);
  });
  // Who is chosen is read when the window is submitted.
  app.action(actionIds.newOwner, async ({ ack }) => ack());
}

type NotHanded =
  | Extract<FoundManaged, { kind: 'not' }>
  | { readonly kind: 'closed' }
  | { readonly kind: 'may-not-own'; readonly why: MayNotOwn };

interface Handed {
  readonly before: StoredPoll;
  readonly to: string;
}

async function handOver(
  deps: HandlerDependencies,
  window: ManagingWindow,
): Promise<{ readonly answer: ViewResponseAction; readonly handed?: Handed }> {
  const { pollId, person } = window;
  const to = readNewOwner(window.values);
  // Before anything is asked about anybody: who has no rights learns nothing.
  const found = await findManaged(deps, pollId, person);
  if (found.kind === 'not') return { answer: await end(deps, window, found) };
  const refuse = async (error: HandOverError) => ({
    answer: await atField(deps, window, { error, stored: found.stored }),
  });
  if (to === undefined || !isPersonId(to)) return refuse({ kind: 'nobody' });
  const member = await findMember(deps, to);
  if (member === undefined) return refuse({ kind: 'not-known' });
  const edited = await editPoll<NotHanded>(deps, pollId, async (stored) => {
    const managed = await asManaged(deps, stored, person);
    if (managed.kind === 'not') return managed;
    if (!takesVotes(stored.poll, deps.now())) return { kind: 'closed' };
    const why = whyNotOwner(stored.poll, member);
    if (why !== undefined) return { kind: 'may-not-own', why };
    const owner = { id: member.id, name: member.name };
    return { kind: 'edit', edit: { owner, handedOver: stored.edition + 1 } };
  });
  switch (edited.kind) {
    case 'edited':
      deps.observe({ kind: 'poll-handed-over', poll: pollId });
      return {
        answer: { response_action: 'clear' },
        handed: { before: edited.before, to: member.name },
      };
    case 'missing':
      return { answer: await end(deps, window, { notice: { kind: 'poll-gone' } }) };
    case 'not':
      return { answer: await end(deps, window, edited) };
    case 'closed':
      return { answer: await end(deps, window, { notice: { kind: 'closed' } }) };
    case 'may-not-own':
      return refuse(edited.why.kind === 'is-owner' ? { kind: 'is-owner', name: member.name } : edited.why);
  }
}

async function findMember({ slack, log }: HandlerDependencies, id: string): Promise<Member | undefined> {
  const found = await slack.findMember(id);
  if (found.kind === 'done') return found.value && { id, ...found.value };
  log.warn('Who is to own a poll is not known', outcomeFacts(found));
  return undefined;
}

async function end(
  deps: HandlerDependencies,
  window: ManagingWindow,
  { notice, poll }: Pick<Extract<FoundManaged, { kind: 'not' }>, 'notice' | 'poll'>,
): Promise<ViewResponseAction> {
  refusedToManage(deps, window.pollId, notice);
  const view = await writeEnd(deps, window, { notice, ...(poll && { poll }) });
  return { response_action: 'update', view: markedModal(view, deps.stage) };
}

async function atField(
  deps: HandlerDependencies,
  { pollId, person }: ManagingWindow,
  { error, stored }: { readonly error: HandOverError; readonly stored: StoredPoll },
): Promise<ViewResponseAction> {
  refusedToManage(deps, pollId, error);
  const words = await wordsFor(deps, person, stored.poll);
  return { response_action: 'errors', errors: handOverErrors(words, error) };
}

/** The windows are closed by then: they are not this person's any more. */
async function tellFormer(
  deps: HandlerDependencies,
  { person }: ManagingWindow,
  { before: { poll }, to }: Handed,
): Promise<void> {
  const words = await wordsFor(deps, person, poll);
  const message = privateMessage(words, { kind: 'handed-over', title: poll.title, to });
  const told = await deps.slack.postPrivately(poll.channel, person, message);
  if (told.kind !== 'done') deps.log.warn('A word on a hand-over did not arrive', outcomeFacts(told));
}
