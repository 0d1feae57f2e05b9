// The one message that tells who won, as an errand: Slack has no way to post something only once. If a process dies
// between Slack's acceptance and the note, or Slack's answer is lost, whoever takes over first looks whether the message
// is there, where the app may read the channel; where it may not, the result is announced again.

import type { DrawingDependencies } from '../../dependencies.ts';
import { type Attempt, placePatienceMs } from '../../rules/errand/errand.ts';
import { isDeleted, isPosted, type Poll, type PostedPoll } from '../../rules/poll/poll.ts';
import { isFaultyMessage } from '../../slack/gateway/slack-errors.ts';
import { type Outcome, outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { type Message, withoutPictures } from '../../slack/kit/message.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';
import { announcementOf } from './announcement.ts';
import { inChannel } from './in-channel.ts';
import { refusalOf } from './refusal.ts';

export const announcing: ErrandKind = {
  name: 'announce',
  isCalledFor: ({ poll }) => poll.status === 'closed' && !isDeleted(poll),
  isSettled: ({ isAnnounced, poll }) => isAnnounced || poll.isWithdrawn === true,
  begin({ earlierAnnouncing, ttl }, now) {
    const { by, until = now } = earlierAnnouncing ?? {};
    return { dueAt: until, ttl, claimedBy: by };
  },
  attempt: (deps, seen, isInDoubt) =>
    isInDoubt ? announceUnlessThere(deps, seen) : announce(deps, seen, 'posted'),
  // The poll is drawn once more, with a link to its announcement.
  settle: async (deps, { poll }, ts) => {
    const link = ts === undefined ? undefined : await deps.slack.findLink(poll.channel, ts);
    const isNoted = await deps.closing.saveAnnounced(poll.id, ts, link);
    // Should the poll have been deleted meanwhile, this one goes as well.
    if (!isNoted && ts !== undefined) await deps.deleting.noteAnnouncement(poll.id, ts);
  },
};

/** Somebody had the right and never noted what became of it: the result may be in the channel. */
async function announceUnlessThere(deps: DrawingDependencies, seen: CountedPoll): Promise<Attempt> {
  const { poll } = seen;
  const found = await deps.slack.findMarked(poll.channel, markOf(poll), poll.closedAt ?? poll.createdAt);
  if (found.kind === 'done' && found.value !== undefined) {
    deps.observe({ kind: 'result-announced', poll: poll.id, how: 'looked-up' });
    return { kind: 'done', result: found.value };
  }
  if (found.kind !== 'done') {
    deps.log.info('Whether the result is there cannot be seen', { poll: poll.id, ...outcomeFacts(found) });
  }
  // Who may look, only not now, looks again later. Who may not look, or gets no answer, announces: twice is better than
  // never.
  return found.kind === 'later' ? found : announce(deps, seen, 'repeated');
}

const markOf = (poll: Poll) => ({ kind: 'songpoll_result', poll: poll.id }) as const;

async function announce(
  deps: DrawingDependencies,
  seen: CountedPoll,
  how: 'posted' | 'repeated',
): Promise<Attempt> {
  const { poll } = seen;
  // Its message never came to be, as far as anyone knows: there is nothing to announce in the channel.
  if (!isPosted(poll)) return { kind: 'refused', why: 'The poll has no message', refusal: 'final' };
  const posted = await post(deps, poll, await announcementOf(deps, seen, poll));
  if (posted.kind === 'done') {
    deps.observe({ kind: 'result-announced', poll: poll.id, how });
    return { kind: 'done', result: posted.value.ts };
  }
  const facts = { poll: poll.id, channel: poll.channel, ...outcomeFacts(posted) };
  deps.log.warn('The result could not be announced', facts);
  if (posted.kind !== 'refused') return posted;
  const isHopeless = deps.now() - (poll.closedAt ?? 0) >= placePatienceMs;
  return { kind: 'refused', why: posted.error, refusal: refusalOf(posted.error, isHopeless) };
}

/** Where Slack refuses the message itself, it is tried once without the pictures. */
async function post(
  deps: DrawingDependencies,
  poll: PostedPoll,
  message: Message,
): Promise<Outcome<{ ts: string }>> {
  const say = (said: Message) =>
    inChannel(deps, poll, (channel) => deps.slack.postMessage(channel, said, markOf(poll)));
  const posted = await say(message);
  const isFaulty = posted.kind === 'refused' && isFaultyMessage(posted.error);
  return isFaulty ? say(withoutPictures(message)) : posted;
}
