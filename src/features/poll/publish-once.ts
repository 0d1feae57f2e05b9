// Posting a poll that opens by itself, as an errand may: again and again under the same id, so that there is one of it.

import type { DrawingDependencies } from '../../dependencies.ts';
import type { Attempt } from '../../rules/errand/errand.ts';
import { isPastClosingTime, type Poll } from '../../rules/poll/poll.ts';
import type { Outcome } from '../../slack/gateway/slack-gateway.ts';
import { putBackFromPoll } from '../pool/draw-songs.ts';
import { findPosted, postingMs, publishPoll } from './publish-poll.ts';

/** What an earlier try has left. */
export interface EarlierTry {
  /** The poll as it was written down; undefined where none was. */
  readonly there: Poll | undefined;
  /** How this try ends, where nothing is to be posted any more. */
  readonly attempt: Attempt | undefined;
}

export async function findEarlierTry(deps: DrawingDependencies, id: string): Promise<EarlierTry> {
  const there = (await deps.polls.findPoll(id))?.poll;
  if (there?.message !== undefined) return { there, attempt: { kind: 'done', result: id } };
  // Nobody knows whether its message was posted: its time goes on.
  const isOver = there !== undefined && (there.status !== 'open' || isPastClosingTime(there, deps.now()));
  return { there, attempt: isOver ? await findOver(deps, there) : undefined };
}

/** Whoever is at it already sees to it, or its right runs out. */
export async function publishOnce(deps: DrawingDependencies, poll: Poll): Promise<Outcome<void>> {
  const published = await publishPoll(deps, poll);
  return published.kind === 'there'
    ? { kind: 'later', why: 'somebody else is posting it', afterMs: postingMs }
    : published;
}

/**
 * It is not to be posted any more. Where nothing of it is in its channel it is taken back, with its songs; where an earlier try
 * has posted it, it stays. @param poll as far as it was written down
 */
export async function withdrawUnposted(
  deps: DrawingDependencies,
  poll: Pick<Poll, 'id' | 'channel'>,
  why: string,
): Promise<Attempt> {
  const withdrawn = { kind: 'refused', why, refusal: 'final' } as const;
  const stored = await deps.polls.findPoll(poll.id);
  if (stored === undefined) {
    // A process has died that had taken them.
    await putBackFromPoll(deps, poll);
    return withdrawn;
  }
  const { poll: there, ballotSalt } = stored;
  const claim = { token: deps.newId(), until: deps.now() + postingMs };
  const isOurs = await deps.polls.createPoll(there, claim, ballotSalt);
  if (!isOurs) return { kind: 'later', why: 'somebody else is posting it', afterMs: postingMs };
  const found = await findPosted(deps, there);
  if (found.kind === 'later') return found;
  if (found.kind === 'done' && found.value !== undefined) {
    await deps.polls.saveMessage(there, found.value);
    return { kind: 'done', result: there.id };
  }
  if (found.kind === 'done') {
    await putBackFromPoll(deps, there);
    await deps.polls.discardPoll(there.id, claim);
  }
  return withdrawn;
}

/** Its time is up, or it was closed, before anybody noted its message: all that is left is to find that. */
async function findOver(deps: DrawingDependencies, over: Poll): Promise<Attempt> {
  const found = await findPosted(deps, over);
  if (found.kind === 'later') return found;
  const ts = found.kind === 'done' ? found.value : undefined;
  if (ts === undefined) return { kind: 'refused', why: 'It was over before it was posted', refusal: 'final' };
  await deps.polls.saveMessage(over, ts);
  return { kind: 'done', result: over.id };
}
