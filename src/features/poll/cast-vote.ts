// A click that gives a vote or takes one back: decided, written under the condition that nothing has changed meanwhile,
// and answered only when it did not do what its person will think.

import type { HandlerDependencies } from '../../dependencies.ts';
import type { Poll } from '../../rules/poll/poll.ts';
import { confirmsVotes } from '../../rules/poll/secrecy.ts';
import { isShown, type ShownClicks } from '../../rules/poll/shown-clicks.ts';
import {
  type Ballot,
  type Click,
  decideVote,
  standingChoices,
  type Verdict,
} from '../../rules/poll/voting.ts';
import type { VoteValue } from '../../slack/kit/ids.ts';
import type { PollAndBallot } from '../../store/ballot-store.ts';
import { type ClickedMessage, findClickedPoll, type Refused, readerOf } from './clicked-poll.ts';
import { bringBackDrawing } from './stale-message.ts';
import { voterKey } from './voter-key.ts';

export interface VoteClick extends VoteValue, Click {
  /** Slack's id of who clicked. */
  readonly person: string;
  readonly message: ClickedMessage;
  /** Which clicks were on the screen; undefined where that is not known. */
  readonly shown?: ShownClicks | undefined;
}

/** What became of a click. */
export type Cast =
  | ({ readonly kind: 'refused' } & Refused)
  /**
   * It counts, or changes nothing. `held` is how the ballot stands after it, absent for a click on no button of ours; `told`
   * is what its person would not think.
   */
  | { readonly kind: 'taken'; readonly held?: PollAndBallot; readonly told?: Refused };

/**
 * A ballot changes between reading and writing it only by the same person's other clicks, or by the sealing of the
 * box: a handful of tries is more than people can click.
 */
const mostTries = 10;

/** One try by what the process remembers, and one by what DynamoDB answered to that. */
const mostTriesByMemory = 2;

/** Counts a click without reading anything, where all goes well; undefined when it must be decided from the table. */
export async function castByMemory(deps: HandlerDependencies, click: VoteClick): Promise<Cast | undefined> {
  for (let tries = 0; tries < mostTriesByMemory; tries += 1) {
    const stored = await deps.ballots.recallPollAndBallot(click.pollId, (poll) =>
      voterKey(deps, poll, click.person),
    );
    if (stored === undefined || !isIn(stored.poll, click.message)) return undefined;
    const verdict = decideVote(stored.poll, stored.ballot, click, deps.now());
    // What a ballot names was counted, however old the memory of it is.
    if (verdict.kind === 'counted-before') return { kind: 'taken', held: stored };
    if (verdict.kind !== 'accepted') return undefined;
    const held = await saveVote(deps, click, { stored, after: verdict.ballot });
    if (held !== undefined) return taken(click, held, verdict.takesBackFrom);
  }
  return undefined;
}

const isIn = (poll: Poll, message: ClickedMessage) =>
  poll.channel === message.channel && poll.message === message.ts;

/** @returns how it stands then; undefined when the ballot is another one by now, or its box is sealed. */
async function saveVote(
  { ballots, observe }: HandlerDependencies,
  { pollId }: VoteClick,
  { stored, after }: { readonly stored: PollAndBallot; readonly after: Ballot },
): Promise<PollAndBallot | undefined> {
  const isSaved = await ballots.saveBallot(stored, stored.voter, { before: stored.ballot, after });
  if (isSaved) observe({ kind: 'vote-accepted', poll: pollId });
  return isSaved ? { ...stored, ballot: after } : undefined;
}

/** Counts a click by what is stored. */
export async function castVote(deps: HandlerDependencies, click: VoteClick): Promise<Cast> {
  const { ballots } = deps;
  for (let tries = 0; tries < mostTries; tries += 1) {
    const found = await findClickedPoll(deps, click, () =>
      ballots.findPollAndBallot(click.pollId, click.person, (poll) => voterKey(deps, poll, click.person)),
    );
    if (found.kind !== 'found') {
      return found.refused === undefined ? { kind: 'taken' } : { kind: 'refused', ...found.refused };
    }
    const { stored } = found;
    const verdict = decideVote(stored.poll, stored.ballot, click, deps.now());
    if (verdict.kind === 'counted-before') return { kind: 'taken', held: stored };
    if (verdict.kind === 'refused') {
      if (verdict.reason === 'closed') await bringBackDrawing(deps, stored.poll);
      return { kind: 'refused', ...refusedBy(stored.poll, verdict) };
    }
    const held = await saveVote(deps, click, { stored, after: verdict.ballot });
    if (held !== undefined) return taken(click, held, verdict.takesBackFrom);
  }
  throw new Error(`A vote found its ballot changed ${mostTries} times in a row`);
}

/**
 * Where the message does not show a vote, each one is confirmed. Elsewhere one that was taken back before its voter could
 * see it was mostly not meant to be.
 */
function taken(
  { pollId, song, message, shown }: VoteClick,
  held: PollAndBallot,
  givenAt: number | undefined,
): Cast {
  if (confirmsVotes(held.poll)) return { kind: 'taken', held, told: confirmation(held, song) };
  const isSeen = givenAt === undefined || shown === undefined || isShown(shown, held.voter, givenAt);
  if (isSeen) return { kind: 'taken', held };
  const { songs, language } = held.poll;
  const again = { pollId, song, message: message.ts };
  const answer = { kind: 'taken-back', title: songs[song]?.title ?? '', again } as const;
  return { kind: 'taken', held, told: { answer, language } };
}

/** What the click has done, and how many votes are given by now. */
function confirmation({ poll, ballot }: PollAndBallot, song: number): Refused {
  const { songs, votesPerPerson: limit } = poll;
  const choices = standingChoices(poll, ballot);
  const kind = choices.includes(song) ? 'vote-given' : 'vote-removed';
  const title = songs[song]?.title ?? '';
  return { answer: { kind, title, votes: choices.length, limit }, ...readerOf(poll) };
}

function refusedBy(poll: Poll, verdict: Extract<Verdict, { kind: 'refused' }>): Refused {
  const { votesPerPerson: limit } = poll;
  const reader = readerOf(poll);
  switch (verdict.reason) {
    case 'closed':
      return { answer: { kind: 'poll-closed' }, ...reader };
    case 'no-such-song':
    case 'song-removed':
      return { answer: { kind: verdict.reason }, ...reader };
    case 'over-limit': {
      const titles = verdict.choices.flatMap((song) => poll.songs[song]?.title ?? []);
      return { answer: { kind: 'over-limit', limit, titles }, ...reader };
    }
  }
}
