// Closing a poll: by its Close button, by a :lock: reaction, or because its time is up (close-due-polls.ts). The door is
// locked first, then the boxes are sealed, then they are counted; whoever finds a poll half closed goes on from there.

import type { App, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies, PollDependencies } from '../../dependencies.ts';
import { isDeleted, mayClose, type Poll } from '../../rules/poll/poll.ts';
import { resultOf, tally } from '../../rules/poll/tally.ts';
import { decidedAtClose } from '../../rules/poll/ties.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { actionIds, decodeClose } from '../../slack/kit/ids.ts';
import { privateMessage } from '../../slack/views/private-message.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import { moderates } from '../channel/moderates.ts';
import { findReadersWords } from '../readers-words.ts';
import { findClickedPoll, type Refused, readerOf } from './clicked-poll.ts';
import { clickedMessage, refuse } from './clicks.ts';
import { findPollOfMessage } from './moved-channels.ts';
import { bringBackDrawing } from './stale-message.ts';
import { whereResultIs } from './where-result-is.ts';

/** The reaction that closes a poll, by the name Slack gives it. */
const closingReaction = 'lock';

export function registerClosePoll(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.closePoll, async ({ ack, action, body, respond }) => {
    await ack();
    const pollId = decodeClose(action.value);
    const message = clickedMessage(body);
    if (pollId === undefined || message === undefined) return;
    const found = await findClickedPoll(deps, { message }, () => deps.polls.findPoll(pollId));
    const refused =
      found.kind === 'found'
        ? await closeAs(deps, found.stored.poll, { id: body.user.id, how: 'button' })
        : found.refused;
    const listener = { respond, channel: message.channel, person: body.user.id };
    if (refused === undefined) return;
    // A closed poll has no button to press.
    if (found.kind === 'found') await bringBackDrawing(deps, found.stored.poll);
    await refuse(deps, listener, { what: 'close', poll: pollId, ...refused });
  });

  app.event('reaction_added', async ({ event }) => {
    if (event.reaction !== closingReaction || event.item.type !== 'message') return;
    const stored = await findPollOfMessage(deps, { channel: event.item.channel, ts: event.item.ts });
    if (stored === undefined) return;
    const refused = await closeAs(deps, stored.poll, { id: event.user, how: 'reaction' });
    // Everybody sees that a closed poll is closed, and Slack may deliver one reaction several times.
    if (refused === undefined || saysNothingNew.has(refused.answer.kind)) return;
    const { id: poll, channel } = stored.poll;
    const { answer, language, isAnonymous } = refused;
    deps.observe({ kind: 'refused', what: 'close', poll, reason: answer.kind });
    const words = isAnonymous ? wordsIn(language) : await findReadersWords(deps, event.user, language);
    const told = await deps.slack.postPrivately(channel, event.user, privateMessage(words, answer));
    if (told.kind !== 'done')
      deps.log.warn('A word on a :lock: did not arrive', { channel, ...outcomeFacts(told) });
  });
}

/** What everybody sees in the channel. */
const saysNothingNew: ReadonlySet<string> = new Set(['already-closed', 'poll-deleted']);

export interface Closer {
  /** Slack's id of the person. */
  readonly id: string;
  readonly how: 'button' | 'command' | 'reaction';
}

/** Closes a poll in a person's name. @returns what to tell that person when it was not closed by this. */
export async function closeAs(
  deps: HandlerDependencies,
  poll: Poll,
  { id, how }: Closer,
): Promise<Refused | undefined> {
  const reader = readerOf(poll);
  if (isDeleted(poll)) return { answer: { kind: 'poll-deleted' }, ...reader };
  if (poll.status === 'closed') {
    const { result, link } = await whereResultIs(deps, poll.id);
    return { answer: { kind: 'already-closed', result }, ...reader, link };
  }
  if (!(await mayCloseNow(deps, poll, id))) {
    return {
      answer: { kind: 'may-not-close', owner: poll.owner.name, how: how === 'reaction' ? how : 'button' },
      ...reader,
    };
  }
  const isFirst = await deps.closing.lockPoll(poll.id, { by: id });
  if (isFirst) deps.observe({ kind: 'poll-closed', poll: poll.id, how });
  await finishClosing(deps, poll);
  return undefined;
}

/**
 * Whether somebody may close this poll now, and decide what follows from it once it is closed: also whoever moderates the
 * channel. A poll without a closing time whose owner's account is deactivated may be closed by anyone, from now on.
 */
export async function mayCloseNow(deps: HandlerDependencies, poll: Poll, person: string): Promise<boolean> {
  if (mayClose(poll, person, deps.now())) return true;
  if (await moderates(deps, poll.channel, person)) return true;
  if (poll.closesAt !== undefined) return false;
  const owner = await deps.slack.hasLeft(poll.owner.id);
  const isForsaken = owner.kind === 'done' && owner.value;
  if (isForsaken) await deps.polls.openToAll(poll);
  return isForsaken;
}

/** Closes a poll because its time is up, unless its owner has moved its end meanwhile. */
export async function closeOnTime(deps: PollDependencies, poll: Poll): Promise<void> {
  const isFirst = await deps.closing.lockPoll(poll.id, { timeWasUp: poll });
  if (isFirst) deps.observe({ kind: 'poll-closed', poll: poll.id, how: 'time' });
  // What is still open must not be sealed.
  const isMoved = !isFirst && (await deps.polls.findPoll(poll.id))?.poll.status === 'open';
  if (!isMoved) await finishClosing(deps, poll);
}

/** Closes a poll because enough people have voted. */
export async function closeEarly(deps: PollDependencies, poll: Poll): Promise<void> {
  const isFirst = await deps.closing.lockPoll(poll.id, { isEarly: true });
  if (isFirst) deps.observe({ kind: 'poll-closed', poll: poll.id, how: 'voters' });
  await finishClosing(deps, poll);
}

/** Seals and counts a poll whose door is locked. Repeatable, and harmless when somebody else does the same. */
export async function finishClosing(
  { closing, errands, polls, now, random }: PollDependencies,
  poll: Poll,
): Promise<void> {
  await closing.sealBoxes(poll);
  const counted = await polls.findCountedPoll(poll.id);
  if (counted?.poll.status !== 'closing') return;
  // Before the poll is closed, so that no closed poll is without it; until then nobody begins with it.
  const name = counted.poll.isWithdrawn ? 'tell-deleted' : 'announce';
  const errand = { dueAt: now(), ttl: counted.ttl };
  await errands.createErrand({ poll: poll.id, name }, errand);
  const result = resultOf(tally(counted.boxes, counted.poll.songs));
  const decided = decidedAtClose(counted.poll, result, random());
  if (decided?.kind === 'run-off') await errands.createErrand({ poll: poll.id, name: 'run-off' }, errand);
  await closing.saveResult(poll.id, result, decided);
}
