// The one message that tells who won. The right to post it is claimed first and noted after. Slack has no way to post
// something only once: if a process dies between Slack's acceptance and the note, or Slack's answer is lost, the claim
// runs out and somebody else takes over. That one first looks whether the message is there, where the app may read the
// channel; where it may not, the result is announced again.

import type { DrawingDependencies } from '../../dependencies.ts';
import { isPosted, type Poll } from '../../rules/poll/poll.ts';
import { isForbidden, isGone } from '../../slack/gateway/slack-errors.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { winnerMessage } from '../../slack/views/winner-message.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { Claim } from '../../store/claim.ts';

/** Longer than a post can take: Slack's time limit for one call, and the note after it. */
const claimMs = 20_000;
/** When Slack is to be asked again where it names no time. */
const pauseMs = 30_000;
/** When it is asked again after it has refused the app itself: only a person can mend that. */
const refusedPauseMs = 300_000;
/** After that nobody waits for it any more. */
const patienceMs = 24 * 60 * 60 * 1_000;

export async function announceResult(deps: DrawingDependencies, pollId: string): Promise<void> {
  const stored = await deps.polls.findPoll(pollId);
  if (stored?.poll.status !== 'closed' || stored.isAnnounced) return;
  if (!isPosted(stored.poll)) {
    // Its message never came to be, as far as anyone knows: there is nothing to announce in the channel.
    await deps.announcements.settleAnnouncement(pollId);
    return;
  }
  const claim = { token: deps.newId(), until: deps.now() + claimMs };
  if (!(await deps.announcements.claimAnnouncement(pollId, claim))) return;
  if (stored.isPerhapsAnnounced) await announceUnlessThere(deps, stored.poll, claim);
  else await announce(deps, stored.poll, { claim, how: 'posted' });
}

/** Somebody else claimed the right and never noted what became of it: the result may be in the channel. */
async function announceUnlessThere(deps: DrawingDependencies, poll: Poll, claim: Claim): Promise<void> {
  const found = await deps.slack.findMarked(poll.channel, markOf(poll), poll.closedAt ?? poll.createdAt);
  if (found.kind === 'done' && found.value !== undefined) {
    await deps.announcements.settleAnnouncement(poll.id, found.value);
    return deps.observe({ kind: 'result-announced', poll: poll.id, how: 'looked-up' });
  }
  if (found.kind !== 'done') {
    deps.log.info('Whether the result is there cannot be seen', { poll: poll.id, ...outcomeFacts(found) });
  }
  // Who may look, only not now, looks again when this claim has run out and the clock brings the poll back. Who may
  // not look, or gets no answer, announces: twice is better than never.
  if (found.kind !== 'later') await announce(deps, poll, { claim, how: 'repeated' });
}

const markOf = (poll: Poll) => ({ kind: 'songpoll_result', poll: poll.id }) as const;

interface Announcing {
  readonly claim: Claim;
  readonly how: 'posted' | 'repeated';
}

async function announce(deps: DrawingDependencies, poll: Poll, { claim, how }: Announcing): Promise<void> {
  const { announcements, log, observe } = deps;
  const message = winnerMessage(wordsIn(poll.language), poll);
  const posted = await deps.slack.postMessage(poll.channel, message, markOf(poll));
  const facts = { poll: poll.id, channel: poll.channel, ...outcomeFacts(posted) };
  switch (posted.kind) {
    case 'done':
      await announcements.settleAnnouncement(poll.id, posted.value.ts);
      return observe({ kind: 'result-announced', poll: poll.id, how });
    case 'refused':
      if (isHopeless(posted.error, poll, deps.now())) await announcements.settleAnnouncement(poll.id);
      else await announcements.postponeAnnouncement(poll.id, claim, deps.now() + refusedPauseMs);
      return log.warn('Slack refuses the result', facts);
    case 'later':
      await announcements.postponeAnnouncement(poll.id, claim, deps.now() + (posted.afterMs ?? pauseMs));
      return log.warn('Result postponed', facts);
    case 'unknown':
      // It may be in the channel. The claim runs out before the clock brings the poll back, and then it is tried again.
      return log.warn('No clear answer to the result', facts);
  }
}

/** Whether asking again cannot help, or comes too late: what is left is the app's set-up, which a person may mend. */
function isHopeless(error: string, { closedAt = 0 }: Poll, now: number): boolean {
  return isGone(error) || isForbidden(error) || now - closedAt > patienceMs;
}
