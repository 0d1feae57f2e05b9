// My votes: tells somebody in private which songs hold their votes, at any time, and removes one by the button beside it.
// A vote is removed by the same rules and writes as by a click on Vote, but that button can only remove.

import type { App, BlockButtonAction } from '@slack/bolt';
import type { HandlerDependencies } from '../../dependencies.ts';
import { addedBy } from '../../rules/poll/editing.ts';
import { isDeleted, takesVotes } from '../../rules/poll/poll.ts';
import { isAnonymous } from '../../rules/poll/secrecy.ts';
import { standingChoices } from '../../rules/poll/voting.ts';
import { actionIds, decodeClose, decodeVoteAgain } from '../../slack/kit/ids.ts';
import { myVotesMessage } from '../../slack/views/my-votes-message.ts';
import type { AddingNotice } from '../../slack/words/adding.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { PollAndBallot } from '../../store/ballot-store.ts';
import { findReadersWords } from '../readers-words.ts';
import { castVote } from './cast-vote.ts';
import { nameOfClick } from './click-facts.ts';
import { findClickedPoll, readerOf } from './clicked-poll.ts';
import { clickedMessage, type Listener, refuse, say, tell } from './clicks.ts';
import { takeBack } from './take-back.ts';
import { adderKey, voterKey } from './voter-key.ts';

export function registerMyVotes(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.myVotes, async ({ ack, action, body, respond }) => {
    await ack();
    const pollId = decodeClose(action.value);
    const message = clickedMessage(body);
    if (pollId === undefined || message === undefined) return;
    const person = body.user.id;
    const found = await findClickedPoll(deps, { message }, () =>
      deps.ballots.findPollAndBallot(pollId, person, (poll) => voterKey(deps, poll, person)),
    );
    const listener = { respond, channel: message.channel, person };
    if (found.kind === 'found') await tellOwnVotes(deps, listener, { ...found.stored, message: message.ts });
    else if (found.refused !== undefined) {
      await refuse(deps, listener, { what: 'look', poll: pollId, ...found.refused });
    }
  });

  // Beside a song in that private word, whose place the new standing takes.
  app.action<BlockButtonAction>(actionIds.removeVote, async ({ ack, action, body, respond }) => {
    await ack();
    const vote = decodeVoteAgain(action.value);
    const channel = body.channel?.id;
    if (vote === undefined || channel === undefined) return;
    const message = { channel, ts: vote.message };
    const id = nameOfClick({ ...vote, message, only: 'removes' }, action, body.trigger_id);
    const person = body.user.id;
    const cast = await castVote(deps, { ...vote, person, id, message, only: 'removes' });
    const listener = { respond, channel, person };
    if (cast.kind === 'refused') {
      await refuse(deps, listener, { what: 'vote', poll: vote.pollId, replaces: true, ...cast });
    } else if (cast.held !== undefined) {
      const removedNow = cast.held.ballot.lastClicks?.includes(id) === true;
      const wasRemoved = removedNow ? {} : { wasRemoved: vote.song };
      await tellOwnVotes(deps, listener, {
        ...cast.held,
        message: vote.message,
        replaces: true,
        ...wasRemoved,
      });
    }
  });
}

/** Beside a song of one's own in that private word. */
export function registerTakeBackOwn(app: App, deps: HandlerDependencies): void {
  app.action<BlockButtonAction>(actionIds.takeBackOwn, async ({ ack, action, body, respond }) => {
    await ack();
    const own = decodeVoteAgain(action.value);
    const channel = body.channel?.id;
    if (own === undefined || channel === undefined) return;
    const { pollId, song, message } = own;
    const person = body.user.id;
    const told = await takeBack(deps, { pollId, song, person });
    const stored = await deps.ballots.findPollAndBallot(pollId, person, (poll) =>
      voterKey(deps, poll, person),
    );
    const listener = { respond, channel, person };
    if (stored === undefined) {
      return tell(deps, listener, { answer: { kind: 'poll-unknown' }, replaces: true });
    }
    if (isDeleted(stored.poll)) {
      const deleted = { answer: { kind: 'poll-deleted' }, ...readerOf(stored.poll) } as const;
      return tell(deps, listener, { ...deleted, replaces: true });
    }
    await tellOwnVotes(deps, listener, { ...stored, message, replaces: true, told });
  });
}

interface Held extends PollAndBallot {
  /** The `ts` of the poll's message. */
  readonly message: string;
  readonly replaces?: boolean;
  readonly wasRemoved?: number;
  readonly told?: AddingNotice;
}

async function tellOwnVotes(
  deps: HandlerDependencies,
  listener: Listener,
  { poll, ballot, replaces = false, ...rest }: Held,
): Promise<void> {
  // Of a closed anonymous poll nobody's votes are kept by name; of an open one nothing is looked up about a voter.
  if (isAnonymous(poll) && poll.status !== 'open') {
    return tell(deps, listener, { answer: { kind: 'votes-anonymous' }, ...readerOf(poll), replaces });
  }
  const words = isAnonymous(poll)
    ? wordsIn(poll.language)
    : await findReadersWords(deps, listener.person, poll.language);
  const isOpen = takesVotes(poll, deps.now());
  const key = await adderKey(deps, { ...rest, poll }, listener.person);
  const added = addedBy(poll, key).map(({ number }) => number);
  const own = { poll, choices: standingChoices(poll, ballot), added, isOpen, message: rest.message };
  const { wasRemoved, told } = rest;
  const message = myVotesMessage(words, {
    ...own,
    ...(wasRemoved !== undefined && { wasRemoved }),
    ...(told !== undefined && { told }),
  });
  await say(deps, listener, { message, replaces });
}
