// Reminding the channel, as an errand: one reply in the poll's thread, shown in the channel too, when a fifth of its time is
// left. Where the poll's end was moved meanwhile, the errand goes by the new one.

import type { DrawingDependencies } from '../../dependencies.ts';
import { type Attempt, placePatienceMs } from '../../rules/errand/errand.ts';
import { isPosted, takesVotes } from '../../rules/poll/poll.ts';
import { reminderAt } from '../../rules/poll/reminder.ts';
import { tally } from '../../rules/poll/tally.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { reminderMessage } from '../../slack/views/reminder-message.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';
import { inChannel } from './in-channel.ts';
import { refusalOf } from './refusal.ts';

/** A poll that ends at no known time is asked again after so long: its owner may give it one. */
const unknownEndMs = 86_400_000;
/** Longer than any pause after a try that came to nothing. */
const longestTryPauseMs = 400_000;
/** The queue may be a little early by this machine's clock. */
const earlyMs = 1_000;

/** Begun once the poll is posted: until then it may be written anew, with another end. */
export const reminding: ErrandKind = {
  name: 'remind',
  isCalledFor: ({ poll, errands }) =>
    (isPosted(poll) && reminderAt(poll) !== undefined) || errands.some(({ name }) => name === 'remind'),
  isSettled: ({ poll }) => poll.status !== 'open',
  begin: ({ poll, ttl }, now) => ({ dueAt: reminderAt(poll) ?? now, ttl }),
  movesTo: ({ poll }, { dueAt, placeRefused }, now) => {
    const at = reminderAt(poll);
    if (at === undefined || dueAt === undefined || placeRefused !== undefined) return undefined;
    if (at > now) return dueAt === at ? undefined : at;
    // Its time has come, or has gone by since the end was moved. What is left to wait may be a pause after a try.
    return dueAt - now > longestTryPauseMs ? now : undefined;
  },
  attempt: remind,
};

async function remind(deps: DrawingDependencies, seen: CountedPoll, isInDoubt: boolean): Promise<Attempt> {
  const { poll, boxes } = seen;
  const at = reminderAt(poll);
  const { closesAt } = poll;
  if (at === undefined || closesAt === undefined)
    return { kind: 'later', why: 'The poll has no end to remind of', afterMs: unknownEndMs };
  const early = at - deps.now();
  if (early > earlyMs) return { kind: 'later', why: 'The poll ends later', afterMs: early };
  const isOver = !takesVotes(poll, deps.now()) || !isPosted(poll);
  if (isOver) return { kind: 'refused', why: 'The poll is over', refusal: 'final' };
  const mark = { kind: 'songpoll_notice', poll: poll.id } as const;
  if (isInDoubt) {
    const found = await deps.slack.findMarkedReply({ channel: poll.channel, ts: poll.message }, mark);
    if (found.kind === 'later') return found;
    if (found.kind === 'done' && found.value !== undefined) return { kind: 'done', result: found.value };
  }
  const counts = tally(boxes, poll.songs);
  const message = reminderMessage(wordsIn(poll.language), poll, { tally: counts, closesAt });
  const posted = await inChannel(deps, poll, (channel) =>
    deps.slack.postReply({ channel, ts: poll.message }, message, mark),
  );
  if (posted.kind === 'done') return { kind: 'done', result: posted.value.ts };
  deps.log.warn('The channel was not reminded', { poll: poll.id, ...outcomeFacts(posted) });
  if (posted.kind !== 'refused') return posted;
  const isHopeless = deps.now() - poll.createdAt >= placePatienceMs;
  return { kind: 'refused', why: posted.error, refusal: refusalOf(posted.error, isHopeless) };
}
