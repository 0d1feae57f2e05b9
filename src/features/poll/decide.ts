// The buttons under an announcement: Run-off and Coin toss decide a tie, Open for another hour goes on with a poll in which
// nobody voted. The first that is pressed decides. What follows is seen to by errands: open-next.ts, amend-announcement.ts.

import type { App, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { isDeleted } from '../../rules/poll/poll.ts';
import { decideByWish, nextOf, type Wish } from '../../rules/poll/ties.ts';
import { actionIds, decodeClose } from '../../slack/kit/ids.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import { type ClickedMessage, missing, type Refused, readerOf } from './clicked-poll.ts';
import { clickedMessage, refuse } from './clicks.ts';
import { mayCloseNow } from './close-poll.ts';
import { followClick } from './moved-channels.ts';

const wishes = {
  [actionIds.runOff]: 'run-off',
  [actionIds.coinToss]: 'toss',
  [actionIds.anotherHour]: 'another-hour',
} as const satisfies Record<string, Wish>;

export function registerDecide(app: App, deps: HandlerDependencies): void {
  for (const [actionId, wish] of Object.entries(wishes)) {
    app.action<BlockButtonAction>(actionId, async ({ ack, action, body, respond }) => {
      await ack();
      const pollId = decodeClose(action.value);
      const message = clickedMessage(body);
      if (pollId === undefined || message === undefined) return;
      const person = body.user.id;
      const refused = await decideAs(deps, { pollId, wish, person, message });
      const listener = { respond, channel: message.channel, person };
      if (refused !== undefined) await refuse(deps, listener, { what: 'decide', poll: pollId, ...refused });
    });
  }
}

interface Deciding {
  readonly pollId: string;
  readonly wish: Wish;
  /** Slack's id of who presses. */
  readonly person: string;
  readonly message: ClickedMessage;
}

/** @returns what to tell that person when this decided nothing */
async function decideAs(
  deps: HandlerDependencies,
  { pollId, wish, person, message }: Deciding,
): Promise<Refused | undefined> {
  const stored = await deps.polls.findPoll(pollId);
  if (stored === undefined) return { answer: missing(message, deps.now()) };
  const { poll } = stored;
  if (isDeleted(poll)) return { answer: { kind: 'poll-deleted' }, ...readerOf(poll) };
  if (!(await isHere(deps, stored, message))) return { answer: { kind: 'out-of-sight' }, ...readerOf(poll) };
  if (!(await mayCloseNow(deps, poll, person)))
    return { answer: { kind: 'may-not-decide', owner: poll.owner.name }, ...readerOf(poll) };
  const wished = decideByWish(poll, wish, deps.random());
  if (wished.kind !== 'decides') return whyNot(deps, stored, wished.kind);
  if (await deps.closing.saveDecision(pollId, wished.decided)) {
    deps.observe({ kind: 'poll-decided', poll: pollId, decision: wish });
    return undefined;
  }
  const present = await deps.polls.findPoll(pollId);
  const isDecided = present?.poll.decision !== undefined;
  return whyNot(deps, present ?? stored, isDecided ? 'decided-before' : 'nothing-to-decide');
}

/** A conversation may have another id by now; its announcement is the same. */
async function isHere(
  deps: HandlerDependencies,
  { poll, announcement }: StoredPoll,
  message: ClickedMessage,
): Promise<boolean> {
  if (poll.channel === message.channel) return true;
  return announcement !== undefined && (await followClick(deps, poll, message, announcement)) !== undefined;
}

/** The buttons are out of date, then: the announcement is brought up to date at once, should that still wait. */
async function whyNot(
  { errands, polls }: HandlerDependencies,
  { poll }: StoredPoll,
  why: 'decided-before' | 'nothing-to-decide',
): Promise<Refused> {
  const { decision, toss = 0 } = poll;
  if (why === 'nothing-to-decide' || decision === undefined)
    return { answer: { kind: 'nothing-to-decide' }, ...readerOf(poll) };
  await errands.hastenErrand({ poll: poll.id, name: 'amend-announcement' });
  await polls.touchPoll(poll.id);
  const url = nextOf(poll)?.link;
  const song = poll.songs[toss]?.title ?? '';
  return {
    answer: { kind: 'decided-before', decision, song },
    ...readerOf(poll),
    ...(url !== undefined && { link: { to: 'poll', url } }),
  };
}
