// Posting a poll that somebody has put together. Its id is its draft's, so that no draft is posted twice.

import type { HandlerDependencies } from '../../dependencies.ts';
import { asksTheSame, type Poll } from '../../rules/poll/poll.ts';
import { appTroubleOf, isChannelGone, isForbidden } from '../../slack/gateway/slack-errors.ts';
import { type Outcome, outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { stageNames } from '../../slack/kit/stage.ts';
import type { FormError } from '../../slack/words/form-errors.ts';
import { publishPoll } from '../poll/publish-poll.ts';
import { takeOver } from '../pool/draw-songs.ts';

/** Writes the poll and posts it. @returns why it is not posted; undefined when it is. */
export async function postPoll(deps: HandlerDependencies, poll: Poll): Promise<FormError | undefined> {
  const published = await publishPoll(deps, poll);
  if (published.kind === 'done') return undefined;
  return published.kind === 'there' ? postedBefore(deps, poll) : whyNotPosted(deps, poll, published);
}

/**
 * The poll is there already: two submissions of one window, the other of which has posted it or is about to. Or it was
 * posted before without our knowing, and has been changed since, or its time has gone by: then it is another poll.
 */
async function postedBefore(deps: HandlerDependencies, poll: Poll): Promise<FormError | undefined> {
  const there = (await deps.polls.findPoll(poll.id))?.poll;
  if (there === undefined) return { kind: 'being-posted' };
  if (there.message === undefined)
    return there.status === 'open' ? { kind: 'being-posted' } : postAnew(deps, poll, there);
  const isTheSame = songIds(there) === songIds(poll) && asksTheSame(there, poll);
  return isTheSame ? undefined : postAnew(deps, poll, there);
}

async function postAnew(deps: HandlerDependencies, poll: Poll, there: Poll): Promise<FormError | undefined> {
  const again = { ...poll, id: deps.newId() };
  await takeOver(deps, there, again);
  return postPoll(deps, again);
}

/** Nothing is lost: the draft stays, and the poll can be posted again. */
function whyNotPosted(
  { log, stage }: HandlerDependencies,
  { id, channel }: Poll,
  posted: Exclude<Outcome<void>, { kind: 'done' }>,
): FormError {
  log.warn('A poll was not posted', { poll: id, channel, ...outcomeFacts(posted) });
  if (posted.kind === 'unknown') return { kind: 'perhaps-posted' };
  return posted.kind === 'later'
    ? { kind: 'slack-busy' }
    : whyRefused(posted.error, { channel, bot: stageNames(stage).bot });
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
