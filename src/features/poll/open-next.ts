// Opening the poll in which a closed one goes on, as an errand: the run-off of a tie, or another hour for a poll in which
// nobody voted. Its id follows from the old one's, so that however often this is tried there is one.

import { createHash } from 'node:crypto';
import type { DrawingDependencies } from '../../dependencies.ts';
import { type Attempt, placePatienceMs } from '../../rules/errand/errand.ts';
import { isPosted, type Poll, type PostedPoll } from '../../rules/poll/poll.ts';
import { nextOf, nextPoll, type OpeningDecision } from '../../rules/poll/ties.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { mostInRunOffTitle } from '../../slack/kit/limits.ts';
import { shortLine } from '../../slack/kit/text.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';
import { inChannel } from './in-channel.ts';
import { findEarlierTry, publishOnce } from './publish-once.ts';
import { refusalOf } from './refusal.ts';

export const openingRunOff = opening('run-off');
export const openingAnotherHour = opening('another-hour');

function opening(decision: OpeningDecision): ErrandKind {
  return {
    name: decision,
    isCalledFor: ({ poll, errands }) =>
      poll.status === 'closed' &&
      (poll.decision === decision || errands.some(({ name }) => name === decision)),
    isSettled: ({ poll }) => poll.decision !== decision || nextOf(poll) !== undefined,
    begin: ({ ttl }, now) => ({ dueAt: now, ttl }),
    attempt: (deps, seen) => open(deps, seen, decision),
    settle: async (deps, { poll }, nextId) => {
      const next = nextId === undefined ? undefined : (await deps.polls.findPoll(nextId))?.poll;
      if (next?.message === undefined) {
        await deps.closing.dropDecision(poll.id, decision);
        return;
      }
      const link = await deps.slack.findLink(next.channel, next.message);
      const to = { poll: next.id, ...(link !== undefined && { link }) };
      await deps.closing.saveNext(poll.id, { decision, next: to });
    },
  };
}

/** The id of the poll in which this one goes on. */
function nextId(poll: Poll, decision: OpeningDecision): string {
  return createHash('sha256').update(`${decision}:${poll.id}`).digest('base64url').slice(0, 16);
}

async function open(
  deps: DrawingDependencies,
  { poll }: CountedPoll,
  decision: OpeningDecision,
): Promise<Attempt> {
  if (!isPosted(poll)) return { kind: 'refused', why: 'The poll has no message', refusal: 'final' };
  const id = nextId(poll, decision);
  const { there, attempt } = await findEarlierTry(deps, id);
  if (attempt !== undefined) return attempt;
  if (there === undefined && poll.isWithdrawn)
    return { kind: 'refused', why: 'The message of the poll was deleted', refusal: 'final' };
  const next = there ?? (await newPoll(deps, { poll, decision, id }));
  const published = await inChannel(deps, poll, (channel) => publishOnce(deps, { ...next, channel }));
  if (published.kind === 'done') return { kind: 'done', result: id };
  deps.log.warn('The next poll was not opened', { poll: poll.id, next: id, ...outcomeFacts(published) });
  if (published.kind !== 'refused') return published;
  const isHopeless = deps.now() - (poll.closedAt ?? 0) >= placePatienceMs;
  return { kind: 'refused', why: published.error, refusal: refusalOf(published.error, isHopeless) };
}

interface New {
  readonly poll: PostedPoll;
  readonly decision: OpeningDecision;
  readonly id: string;
}

async function newPoll({ slack, now }: DrawingDependencies, { poll, decision, id }: New): Promise<Poll> {
  const { ties } = wordsIn(poll.language);
  const title =
    decision === 'run-off' ? ties.runOffTitle(shortLine(poll.title, mostInRunOffTitle)) : poll.title;
  const link = await slack.findLink(poll.channel, poll.message);
  return nextPoll(poll, decision, { id, now: now(), title, link });
}
