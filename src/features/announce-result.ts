// The one message that tells who won. The right to post it is claimed first and noted after. Slack has no way to post
// something only once: if a process dies between Slack's acceptance and the note, the claim runs out and the result is
// announced again. Between those two there is nothing but the way of Slack's answer and one write.

import type { Showing } from '../dependencies.ts';
import { isPosted, type Poll } from '../poll/poll.ts';
import { isGone } from '../slack/slack-errors.ts';
import { outcomeFacts } from '../slack/slack-gateway.ts';
import { winnerMessage } from '../slack/winner-message.ts';
import type { Claim } from '../store/claim.ts';

/** Longer than a post can take: Slack's time limit for one call, and the note after it. */
const claimMs = 20_000;
/** When Slack is to be asked again where it names no time. */
const pauseMs = 30_000;
/** When it is asked again after it has refused the app itself: only a person can mend that. */
const refusedPauseMs = 300_000;

export async function announceResult(deps: Showing, pollId: string): Promise<void> {
  const stored = await deps.polls.findPoll(pollId);
  if (stored?.poll.status !== 'closed' || stored.isAnnounced) return;
  if (!isPosted(stored.poll)) {
    // Its message never came to be, as far as anyone knows: there is nothing to announce in the channel.
    await deps.announcements.settleAnnouncement(pollId);
    return;
  }
  const claim = { token: deps.newId(), until: deps.now() + claimMs };
  if (await deps.announcements.claimAnnouncement(pollId, claim)) await announce(deps, stored.poll, claim);
}

async function announce(deps: Showing, poll: Poll, claim: Claim): Promise<void> {
  const { announcements, log } = deps;
  const posted = await deps.slack.postMessage(poll.channel, winnerMessage(poll));
  const facts = { poll: poll.id, channel: poll.channel, ...outcomeFacts(posted) };
  switch (posted.kind) {
    case 'done':
      await announcements.settleAnnouncement(poll.id, posted.value.ts);
      return log.info('Result announced', facts);
    case 'refused':
      if (isGone(posted.error)) await announcements.settleAnnouncement(poll.id);
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
