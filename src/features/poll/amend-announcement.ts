// Once a tie is decided, or a poll in which nobody voted goes on, its announcement says so and its buttons go, as an errand.

import type { DrawingDependencies } from '../../dependencies.ts';
import { type Attempt, placePatienceMs } from '../../rules/errand/errand.ts';
import { isPosted } from '../../rules/poll/poll.ts';
import { isOpeningNext } from '../../rules/poll/ties.ts';
import { isFaultyMessage, isMessageDeleted, isMessageFixed } from '../../slack/gateway/slack-errors.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { type Message, withoutPictures } from '../../slack/kit/message.ts';
import type { StoredPoll } from '../../store/poll-item.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';
import { announcementOf } from './announcement.ts';
import { inChannel } from './in-channel.ts';
import { refusalOf } from './refusal.ts';

export const amending: ErrandKind = {
  name: 'amend-announcement',
  isCalledFor: ({ poll, announcement }) =>
    announcement !== undefined && poll.decision !== undefined && !isOpeningNext(poll) && !saysSo({ poll }),
  isSettled: () => false,
  begin: ({ ttl }, now) => ({ dueAt: now, ttl }),
  attempt: amend,
};

/** A toss that was made when the poll closed was announced with its result. */
const saysSo = ({ poll }: Pick<StoredPoll, 'poll'>) => poll.ties === 'toss' && poll.decision === 'toss';

/** Repeating it does no harm: what it says does not change any more. */
async function amend(deps: DrawingDependencies, seen: CountedPoll): Promise<Attempt> {
  const { poll, announcement } = seen;
  if (!isPosted(poll) || announcement === undefined)
    return { kind: 'refused', why: 'There is no announcement', refusal: 'final' };
  const message = await announcementOf(deps, seen, poll);
  const show = (shown: Message) =>
    inChannel(deps, poll, (channel) => deps.slack.updateMessage(channel, announcement, shown));
  const first = await show(message);
  const isFaulty = first.kind === 'refused' && isFaultyMessage(first.error);
  const answer = isFaulty ? await show(withoutPictures(message)) : first;
  if (answer.kind === 'done') return { kind: 'done' };
  deps.log.warn('An announcement was not brought up to date', { poll: poll.id, ...outcomeFacts(answer) });
  if (answer.kind !== 'refused') return answer;
  const isGone = isMessageDeleted(answer.error) || isMessageFixed(answer.error);
  const isHopeless = isGone || deps.now() - (poll.closedAt ?? 0) >= placePatienceMs;
  const refusal = isGone ? 'final' : refusalOf(answer.error, isHopeless);
  return { kind: 'refused', why: answer.error, refusal };
}
