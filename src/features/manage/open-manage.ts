// "Manage" on a poll's message: opens the window for those who may, at once, for the trigger lives three seconds. Whoever may
// not is told in private. Where that takes too long to find out, it is drawn into the open window.

import type { App, BlockButtonAction, RespondFn } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { HandlerDependencies } from '../../dependencies.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { actionIds, decodeClose } from '../../slack/kit/ids.ts';
import { sentenceWindow } from '../../slack/views/manage-notices.ts';
import { sentenceOf } from '../../slack/words/sentences.ts';
import { drawView } from '../compose/draw-window.ts';
import { untilAnswered, whyNotOpened } from '../compose/open-window.ts';
import { type ClickedMessage, findClickedPoll, type Refused, readerOf } from '../poll/clicked-poll.ts';
import { clickedMessage, refuse } from '../poll/clicks.ts';
import { asManaged, wordsFor, writeManaging } from './managing-window.ts';

/** How long the window waits for the poll and for who may, in milliseconds: a read and a call to Slack take half of it. */
const patienceMs = 600;

export function registerOpenManage(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.openManage, async ({ ack, action, body, respond }) => {
    await ack();
    const pollId = decodeClose(action.value);
    const message = clickedMessage(body);
    if (pollId === undefined || message === undefined) return;
    await openManage(deps, { pollId, message, person: body.user.id, trigger: body.trigger_id, respond });
  });
}

interface Asked {
  readonly pollId: string;
  readonly message: ClickedMessage;
  /** Slack's id. */
  readonly person: string;
  readonly trigger: string;
  readonly respond: RespondFn | undefined;
}

type Look =
  | { readonly kind: 'view'; readonly view: ModalView }
  | ({ readonly kind: 'refused' } & Refused)
  /** Nobody is refused for a value that no button of ours carries. */
  | { readonly kind: 'nothing' };

async function openManage(deps: HandlerDependencies, asked: Asked): Promise<void> {
  const { pollId, person, message, respond } = asked;
  const askedAt = deps.now();
  const listener = { respond, channel: message.channel, person };
  const late = deps.sleep(patienceMs).then(() => ({ kind: 'late' }) as const);
  const looking = (isUpdated: boolean) => look(deps, asked, isUpdated);
  const first = looking(false);
  const inTime = await Promise.race([first, late]);
  if (inTime.kind === 'nothing') return;
  if (inTime.kind === 'refused') return refuse(deps, listener, { what: 'manage', poll: pollId, ...inTime });
  const words = await wordsFor(deps, person, undefined);
  const meanwhile = () => sentenceWindow(words, pollId, sentenceOf(words.manageNotices, { kind: 'looking' }));
  const opened = await deps.slack.openModal(
    asked.trigger,
    inTime.kind === 'late' ? meanwhile() : inTime.view,
  );
  if (opened.kind !== 'done') {
    deps.log.warn('The window to manage a poll was not opened', outcomeFacts(opened));
    const answer = whyNotOpened(opened, undefined);
    await refuse(deps, listener, { what: 'open', poll: pollId, answer });
    await untilAnswered(first);
    return;
  }
  if (inTime.kind !== 'late') return;
  await first;
  const then = await looking(true);
  const view =
    then.kind === 'view'
      ? then.view
      : sentenceWindow(words, pollId, sentenceOf(words.privateAnswers, refusalIn(then)));
  await drawView(deps, { viewId: opened.value.viewId, askedAt }, view);
}

const refusalIn = (look: Exclude<Look, { kind: 'view' }>) =>
  look.kind === 'refused' ? look.answer : ({ kind: 'poll-unknown' } as const);

async function look(
  deps: HandlerDependencies,
  { pollId, message, person }: Asked,
  isUpdated: boolean,
): Promise<Look> {
  const found = await findClickedPoll(deps, { message }, () => deps.polls.findPoll(pollId));
  if (found.kind !== 'found') {
    return found.refused === undefined ? { kind: 'nothing' } : { kind: 'refused', ...found.refused };
  }
  const { poll } = found.stored;
  const managed = await asManaged(deps, found.stored, person);
  if (managed.kind === 'managed') {
    return { kind: 'view', view: await writeManaging(deps, { ...managed, person, isUpdated }) };
  }
  return { kind: 'refused', answer: { kind: 'may-not-manage', owner: poll.owner.name }, ...readerOf(poll) };
}
