// A click on a vote button: checked, decided, written, and answered only when it did not count. The tally is not drawn
// here: the table's stream brings the poll to whoever draws it (draw-poll.ts).

import { createHash } from 'node:crypto';
import type { App, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { type Ballot, decideVote, type Verdict } from '../../rules/poll/voting.ts';
import { actionIds, decodeVote, type VoteValue } from '../../slack/kit/ids.ts';
import type { PollAndBallot } from '../../store/ballot-store.ts';
import { type ClickedMessage, findClickedPoll, type Refused } from './clicked-poll.ts';
import { clickedMessage, refuse } from './clicks.ts';

export function registerVote(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.vote, async ({ ack, action, body, respond }) => {
    await ack();
    const vote = decodeVote(action.value);
    const message = clickedMessage(body);
    if (vote === undefined || message === undefined) return;
    const id = clickId(body.trigger_id, action.action_ts, action.value);
    const click = { ...vote, voter: body.user.id, id, message };
    const refused = (await castByMemory(deps, click)) ? undefined : await castVote(deps, click);
    const listener = { respond, channel: message.channel, person: body.user.id };
    if (refused === undefined) return;
    await refuse(deps, listener, { what: 'vote', poll: vote.pollId, ...refused });
  });
}

interface VoteClick extends VoteValue {
  readonly voter: string;
  /** The same for every delivery of one click. */
  readonly id: string;
  readonly message: ClickedMessage;
}

/**
 * A ballot changes between reading and writing it only by the same person's other clicks, or by the sealing of the
 * box: a handful of tries is more than people can click.
 */
const mostTries = 10;

/** One try by what the process remembers, and one by what DynamoDB answered to that. */
const mostTriesByMemory = 2;

/** Counts a click without reading anything, where all goes well. @returns false when it must be decided from the table. */
async function castByMemory(deps: HandlerDependencies, click: VoteClick): Promise<boolean> {
  for (let tries = 0; tries < mostTriesByMemory; tries += 1) {
    const stored = deps.ballots.recallPollAndBallot(click.pollId, click.voter);
    if (stored === undefined || !isIn(stored.poll, click.message)) return false;
    const verdict = decideVote(stored.poll, stored.ballot, click, deps.now());
    if (verdict.kind !== 'accepted') return false;
    if (await saveVote(deps, click, stored, verdict.ballot)) return true;
  }
  return false;
}

const isIn = (poll: Poll, message: ClickedMessage) =>
  poll.channel === message.channel && poll.message === message.ts;

/** @returns false when the ballot is another one by now, or its box is sealed. */
async function saveVote(
  { ballots, observe }: HandlerDependencies,
  { pollId, voter }: VoteClick,
  stored: PollAndBallot,
  after: Ballot,
): Promise<boolean> {
  const isSaved = await ballots.saveBallot(stored, voter, { before: stored.ballot, after });
  if (isSaved) observe({ kind: 'vote-accepted', poll: pollId });
  return isSaved;
}

/** Counts a click by what is stored. @returns what to tell the voter when it did not count. */
async function castVote(deps: HandlerDependencies, click: VoteClick): Promise<Refused | undefined> {
  const { ballots } = deps;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await findClickedPoll(deps, click, () =>
      ballots.findPollAndBallot(click.pollId, click.voter),
    );
    if (found.kind !== 'found') return found.refused;
    const { stored } = found;
    const verdict = decideVote(stored.poll, stored.ballot, click, deps.now());
    if (verdict.kind !== 'accepted') return refusedBy(stored.poll, verdict);
    if (await saveVote(deps, click, stored, verdict.ballot)) return undefined;
  }
  throw new Error(`A vote found its ballot changed ${mostTries} times in a row`);
}

function refusedBy(poll: Poll, verdict: Exclude<Verdict, { kind: 'accepted' }>): Refused | undefined {
  if (verdict.kind === 'counted-before') return undefined;
  const { language, votesPerPerson: limit } = poll;
  switch (verdict.reason) {
    case 'closed':
      return { answer: { kind: 'poll-closed' }, language };
    case 'no-such-song':
      return { answer: { kind: 'no-such-song' }, language };
    case 'over-limit': {
      const titles = verdict.choices.flatMap((song) => poll.songs[song]?.title ?? []);
      return { answer: { kind: 'over-limit', limit, titles }, language };
    }
  }
}

/** Four characters that tell one click of a person from the next: a ballot box stores some for each voter. */
function clickId(...facts: readonly (string | undefined)[]): string {
  return createHash('sha256').update(facts.join('|')).digest('base64url').slice(0, 4);
}
