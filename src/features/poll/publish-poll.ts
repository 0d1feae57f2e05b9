// Writing a poll down and posting its message: for whoever starts one, and for polls that open by themselves. It is written
// before its message is posted, so that no vote can come for a poll that is not there.

import type { PollDependencies } from '../../dependencies.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { isAnonymous } from '../../rules/poll/secrecy.ts';
import { emptyTally } from '../../rules/poll/tally.ts';
import type { Outcome, SlackGateway } from '../../slack/gateway/slack-gateway.ts';
import { pollMessage } from '../../slack/views/poll-message.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { Claim } from '../../store/claim.ts';
import { timeToLive } from '../../store/poll-item.ts';
import { putBackFromPoll, takeIntoPoll } from '../pool/draw-songs.ts';
import { fingerprintOf } from './draw-poll.ts';

/** Longer than posting can take; after that somebody else may post the poll. */
export const postingMs = 10_000;
/** How far back the message of an earlier try is looked for: drafts live for a day. */
const earlierMs = 24 * 60 * 60 * 1_000;

/** Whoever can post a poll. */
export interface PublishingDependencies extends PollDependencies {
  readonly slack: SlackGateway;
}

/** `there`: a poll of this id is posted already, or somebody else is at it. */
export type Published = Outcome<void> | { readonly kind: 'there' };

/**
 * Writes a poll and posts it. What Slack has refused is taken back, so that it can be posted again at once; where an earlier
 * try may have reached Slack it stays, and is posted again as it stands.
 */
export async function publishPoll(deps: PublishingDependencies, poll: Poll): Promise<Published> {
  const { polls, drawings } = deps;
  const claim: Claim = { token: deps.newId(), until: deps.now() + postingMs };
  const earlierTry = await polls.findPoll(poll.id);
  // Votes may have come through the message of an earlier try: their keys hold as long as the salt does.
  const salt = isAnonymous(poll) ? (earlierTry?.ballotSalt ?? deps.newId()) : undefined;
  // Out of the channel's pool first: where a process dies in between, whoever looks at the pool next puts them back.
  await takeIntoPoll(deps, { ...poll, from: (poll.runOffOf ?? poll.anotherHourOf)?.poll });
  if (!(await polls.createPoll(poll, claim, salt))) return { kind: 'there' };
  const message = pollMessage(wordsIn(poll.language), {
    poll,
    tally: emptyTally(poll.songs.length),
    names: new Map(),
  });
  await drawings.startDrawing(poll.id, fingerprintOf(message), timeToLive(poll));
  const found = earlierTry === undefined ? undefined : await findPosted(deps, poll);
  const posted = asPosted(found) ?? (await deps.slack.postMessage(poll.channel, message, markOf(poll)));
  if (posted.kind !== 'done') {
    const mayBeThere = posted.kind === 'unknown' || earlierTry !== undefined;
    if (mayBeThere) await polls.giveUpPosting(poll.id, claim);
    else {
      await putBackFromPoll(deps, poll);
      await polls.discardPoll(poll.id, claim);
    }
    return posted;
  }
  const isTheMessage = await polls.saveMessage(poll, posted.value.ts);
  // Somebody clicked in the message of an earlier try meanwhile, and thereby made that one the poll's.
  if (!isTheMessage) await deps.slack.deleteMessage(poll.channel, posted.value.ts);
  deps.observe({ kind: 'poll-posted', poll: poll.id });
  return { kind: 'done', value: undefined };
}

const markOf = (poll: Poll) => ({ kind: 'songpoll_poll', poll: poll.id }) as const;

/** The `ts` of the message of an earlier try that Slack took without our knowing, where the app may read the channel. */
export function findPosted(
  { slack, now }: PublishingDependencies,
  poll: Poll,
): Promise<Outcome<string | undefined>> {
  return slack.findMarked(poll.channel, markOf(poll), now() - earlierMs);
}

/** Undefined where it is to be posted: it is not there, or cannot be seen. Who may look, only not now, looks again later. */
function asPosted(found: Outcome<string | undefined> | undefined): Outcome<{ ts: string }> | undefined {
  if (found?.kind === 'later') return found;
  const ts = found?.kind === 'done' ? found.value : undefined;
  return ts === undefined ? undefined : { kind: 'done', value: { ts } };
}
