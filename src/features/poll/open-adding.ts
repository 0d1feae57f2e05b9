// "Add a song" on a poll's message: opens the window at once, for the trigger lives three seconds and a cold start eats part
// of them. The poll is in it when the table gives it in time; else it is drawn into the open window.

import type { App, BlockButtonAction, RespondFn } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { actionIds, decodeClose } from '../../slack/kit/ids.ts';
import type { AddingLine } from '../../slack/views/add-song-view.ts';
import type { PollAndBallot } from '../../store/ballot-store.ts';
import { drawView } from '../compose/draw-window.ts';
import { untilAnswered, whyNotOpened } from '../compose/open-window.ts';
import { findForAdding, viewOf } from './adding-window.ts';
import { type ClickedMessage, findClickedPoll } from './clicked-poll.ts';
import { clickedMessage, refuse } from './clicks.ts';

/** How long the window waits for the poll, in milliseconds: a read from the table takes a tenth of it. */
const patienceMs = 300;

export function registerOpenAdding(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.openAdding, async ({ ack, action, body, respond }) => {
    await ack();
    const pollId = decodeClose(action.value);
    const message = clickedMessage(body);
    if (pollId === undefined || message === undefined) return;
    const asked = { pollId, message, person: body.user.id, trigger: body.trigger_id, respond };
    await Promise.all([openAdding(deps, asked), deps.catalogue.warmUp()]);
  });
}

export interface AskedToAdd {
  readonly pollId: string;
  /** The poll's. */
  readonly message: ClickedMessage;
  /** Slack's id of who wants to add a song. */
  readonly person: string;
  readonly trigger: string;
  readonly respond: RespondFn | undefined;
}

/** Opens the window in which somebody adds songs to a poll. Whether they may is decided whenever it is drawn, and by each Add. */
export async function openAdding(deps: HandlerDependencies, asked: AskedToAdd): Promise<void> {
  const { pollId, person, message } = asked;
  const askedAt = deps.now();
  const finding = find(deps, asked);
  const late = deps.sleep(patienceMs).then(() => 'late' as const);
  const inTime = await Promise.race([finding, late]);
  const write = (stored: PollAndBallot | undefined, lines: readonly AddingLine[]) =>
    viewOf(deps, { metadata: { pollId, emptied: 0 }, person, stored, lines });
  const first = inTime === 'late' ? { lines: [looking] } : inTime;
  const opened = await deps.slack.openModal(asked.trigger, await write(first.stored, first.lines));
  if (opened.kind !== 'done') {
    deps.log.warn('The window to add a song was not opened', outcomeFacts(opened));
    const listener = { respond: asked.respond, channel: message.channel, person };
    await refuse(deps, listener, { what: 'open', poll: pollId, answer: whyNotOpened(opened, undefined) });
    await untilAnswered(finding);
    return;
  }
  if (inTime !== 'late') return;
  const { stored, lines } = await finding;
  await drawView(deps, { viewId: opened.value.viewId, askedAt }, await write(stored, lines));
}

interface Found {
  readonly stored?: PollAndBallot;
  readonly lines: readonly AddingLine[];
}

const looking: AddingLine = { of: 'adding', notice: { kind: 'looking' } };

async function find(deps: HandlerDependencies, { pollId, person, message }: AskedToAdd): Promise<Found> {
  const found = await findClickedPoll(deps, { message }, () => findForAdding(deps, pollId, person));
  if (found.kind === 'found') return { stored: found.stored, lines: [] };
  const { refused } = found;
  if (refused === undefined) return { lines: [{ of: 'adding', notice: { kind: 'poll-gone' } }] };
  return { lines: [{ of: 'vote', answer: refused.answer }] };
}
