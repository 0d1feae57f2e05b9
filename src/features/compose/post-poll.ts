// Posting a poll. It is written before its message is posted, so that no vote can come for a poll that is not there; its
// id is its draft's, so that no draft is posted twice.

import type { HandlerDependencies } from '../../dependencies.ts';
import { asksTheSame, type Poll } from '../../rules/poll/poll.ts';
import { isAnonymous } from '../../rules/poll/secrecy.ts';
import { emptyTally } from '../../rules/poll/tally.ts';
import { appTroubleOf, isChannelGone, isForbidden } from '../../slack/gateway/slack-errors.ts';
import { type Outcome, outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { stageNames } from '../../slack/kit/stage.ts';
import { pollMessage } from '../../slack/views/poll-message.ts';
import type { FormError } from '../../slack/words/form-errors.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { Claim } from '../../store/claim.ts';
import { timeToLive } from '../../store/poll-item.ts';
import { fingerprintOf } from '../poll/draw-poll.ts';

/** Longer than posting can take; after that somebody else may post the poll. */
const postingMs = 10_000;
/** How far back the message of an earlier try is looked for: drafts live for a day. */
const earlierMs = 24 * 60 * 60 * 1_000;

/** Writes the poll and posts it. @returns why it is not posted; undefined when it is. */
export async function postPoll(deps: HandlerDependencies, poll: Poll): Promise<FormError | undefined> {
  const { polls, drawings } = deps;
  const claim: Claim = { token: deps.newId(), until: deps.now() + postingMs };
  const isSecondTry = (await polls.findPoll(poll.id)) !== undefined;
  const salt = isAnonymous(poll) ? deps.newId() : undefined;
  if (!(await polls.createPoll(poll, claim, salt))) return postedBefore(deps, poll);
  const message = pollMessage(wordsIn(poll.language), {
    poll,
    tally: emptyTally(poll.songs.length),
    names: new Map(),
  });
  await drawings.startDrawing(poll.id, fingerprintOf(message), timeToLive(poll));
  const earlier = isSecondTry ? await findEarlier(deps, poll) : undefined;
  const posted = earlier ?? (await deps.slack.postMessage(poll.channel, message, markOf(poll)));
  if (posted.kind !== 'done') return giveUp(deps, { poll, claim, posted });
  const isTheMessage = await polls.saveMessage(poll, posted.value.ts);
  // Somebody clicked in the message of an earlier try meanwhile, and thereby made that one the poll's.
  if (!isTheMessage) await deps.slack.deleteMessage(poll.channel, posted.value.ts);
  deps.observe({ kind: 'poll-posted', poll: poll.id });
  return undefined;
}

const markOf = (poll: Poll) => ({ kind: 'songpoll_poll', poll: poll.id }) as const;

/** The message of an earlier try that Slack took without our knowing, where the app may read the channel. */
async function findEarlier({ slack, now }: HandlerDependencies, poll: Poll) {
  const found = await slack.findMarked(poll.channel, markOf(poll), now() - earlierMs);
  const ts = found.kind === 'done' ? found.value : undefined;
  return ts === undefined ? undefined : ({ kind: 'done', value: { ts } } as const);
}

/**
 * The poll is there already: two submissions of one window, the other of which has posted it or is about to. Or it was
 * posted before without our knowing, and has been changed since: then it is another poll.
 */
async function postedBefore(deps: HandlerDependencies, poll: Poll): Promise<FormError | undefined> {
  const there = (await deps.polls.findPoll(poll.id))?.poll;
  if (there?.message === undefined) return { kind: 'being-posted' };
  const isTheSame = songIds(there) === songIds(poll) && asksTheSame(there, poll);
  return isTheSame ? undefined : postPoll(deps, { ...poll, id: deps.newId() });
}

interface Unposted {
  readonly poll: Poll;
  readonly claim: Claim;
  readonly posted: Exclude<Outcome<unknown>, { kind: 'done' }>;
}

/** Nothing is lost: the draft stays, and the poll can be posted again. */
async function giveUp(
  { polls, log, stage }: HandlerDependencies,
  { poll, claim, posted }: Unposted,
): Promise<FormError> {
  log.warn('A poll was not posted', { poll: poll.id, channel: poll.channel, ...outcomeFacts(posted) });
  if (posted.kind === 'unknown') {
    await polls.giveUpPosting(poll.id, claim);
    return { kind: 'perhaps-posted' };
  }
  await polls.discardPoll(poll.id, claim);
  return posted.kind === 'later'
    ? { kind: 'slack-busy' }
    : whyRefused(posted.error, { channel: poll.channel, bot: stageNames(stage).bot });
}

function whyRefused(error: string, { channel, bot }: { channel: string; bot: string }): FormError {
  // Nobody can invite a third to a conversation between two people.
  const canInvite = !channel.startsWith('D');
  const trouble = appTroubleOf(error);
  if (trouble !== undefined) return { kind: 'app-trouble', trouble, error };
  if (error === 'is_archived') return { kind: 'channel-archived' };
  if (error === 'messages_tab_disabled') return { kind: 'messages-closed' };
  if (isForbidden(error)) return { kind: 'may-not-post' };
  if (!isChannelGone(error)) return { kind: 'posting-refused', error };
  return canInvite ? { kind: 'not-invited', bot } : { kind: 'not-postable' };
}

const songIds = ({ songs }: Poll) => songs.map(({ id }) => id).join();
