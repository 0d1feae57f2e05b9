// Drawing a poll's message: always from a fresh consistent read, one drawer at a time, at a measured pace. Slack has no
// conditional update, so the order of the calls is the order of what people see.

import { createHash } from 'node:crypto';
import type { DrawingDependencies } from '../../dependencies.ts';
import { songsIn } from '../../rules/poll/editing.ts';
import { isPosted, type PostedPoll } from '../../rules/poll/poll.ts';
import { isAnonymous, visibleTally } from '../../rules/poll/secrecy.ts';
import { shownClicks } from '../../rules/poll/shown-clicks.ts';
import { type Tally, tally } from '../../rules/poll/tally.ts';
import { isFaultyMessage, isMessageDeleted } from '../../slack/gateway/slack-errors.ts';
import { type Outcome, outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { type Message, withoutPictures } from '../../slack/kit/message.ts';
import { pollMessage } from '../../slack/views/poll-message.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { Claim } from '../../store/claim.ts';
import type { Drawing, Drawn } from '../../store/drawing-store.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import { doubtMs, drawnBy, isUpToDate, paceMs } from './drawn.ts';
import { inChannel } from './in-channel.ts';
import { withdrawPoll } from './withdraw-poll.ts';

/** Longer than a turn can take: the rest of the pace, two reads, a name's and Slack's time limit for one call. */
const turnMs = 8_000;
/** Other polls behind this one are not to wait for the end of a burst: the queue `later` goes on from here. */
const mostDraws = 3;
/** What comes sooner is waited for here: the pace, and a clock that is a little behind. The rest is for `later`. */
const longestWaitMs = paceMs + 280;
/** After two have drawn at the same time, it is drawn once more so soon. */
const afterClashMs = 2_000;
/** The voters of a song who are shown by name are among its first so many. */
const namedVoters = 3;

/**
 * Brings the message up to date, and looks again after each draw whether the poll has moved on meanwhile. What cannot be
 * drawn now is put on the clock's list, and the queue `later` is told.
 * @param seen the poll as it was read a moment ago
 * @returns what it has found out about the message
 */
export async function drawPoll(deps: DrawingDependencies, seen: CountedPoll): Promise<Found> {
  let counted: CountedPoll | undefined = seen;
  for (let draws = 0; counted !== undefined; draws += 1) {
    const drawable = await drawableOf(deps, counted);
    if (drawable === undefined) {
      await settle(deps, counted);
      return 'nothing-new';
    }
    if (isUpToDate(drawable.drawing, drawable.fingerprint, deps.now())) {
      await settleUnlessInDoubt(deps, drawable);
      return 'nothing-new';
    }
    if (draws === mostDraws) {
      await lookAgain(deps, drawable.poll.id, deps.now() + paceMs);
      return 'nothing-new';
    }
    const turn = await drawInTurn(deps, drawable);
    if (turn === 'message-deleted') return turn;
    if (turn === 'over') return 'nothing-new';
    counted = await deps.polls.findCountedPoll(seen.poll.id);
  }
  return 'nothing-new';
}

type Found = 'message-deleted' | 'nothing-new';

interface Drawable extends CountedPoll {
  readonly poll: PostedPoll;
  readonly message: Message;
  /** Names what the message shows: equal when it looks equal. */
  readonly fingerprint: string;
}

async function findDrawable(deps: DrawingDependencies, pollId: string): Promise<Drawable | undefined> {
  const counted = await deps.polls.findCountedPoll(pollId);
  return counted && drawableOf(deps, counted);
}

async function drawableOf(deps: DrawingDependencies, counted: CountedPoll): Promise<Drawable | undefined> {
  const { poll, boxes, drawing } = counted;
  if (!isPosted(poll) || poll.deletedAt !== undefined || drawing.gone === 'message') return undefined;
  const counts = tally(boxes, poll.songs);
  const names = await deps.people.findNames(shownPeople(poll, visibleTally(poll, counts)));
  const shown = { poll, tally: counts, names, clicks: shownClicks(boxes) };
  const message = pollMessage(wordsIn(poll.language), shown);
  return { ...counted, poll, message, fingerprint: fingerprintOf(message) };
}

function shownPeople(poll: PostedPoll, { songs }: Tally): readonly string[] {
  const voters = songs.flatMap((song) => song.voters.slice(0, namedVoters));
  const adders = isAnonymous(poll) ? [] : songsIn(poll).flatMap(({ song }) => song.addedBy ?? []);
  return [...new Set([...voters, ...adders, ...(poll.closedBy === undefined ? [] : [poll.closedBy])])];
}

/** A name for what a message shows. */
export function fingerprintOf(message: Message): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 16);
}

/** All is drawn; whatever the clock was to look at has been seen to. */
async function settle({ drawings }: DrawingDependencies, { poll, drawing }: CountedPoll): Promise<void> {
  if (drawing.dueAt !== undefined) await drawings.settleDrawing(poll.id, drawing.dueAt);
}

/** A doubt keeps its place on the clock's list: when it is over, the message is drawn once more. */
async function settleUnlessInDoubt(deps: DrawingDependencies, drawable: Drawable): Promise<void> {
  if (drawable.drawing.suspectUntil === undefined) await settle(deps, drawable);
}

/** Puts a poll on the clock's list, and tells the queue, which is sooner. */
async function lookAgain(deps: DrawingDependencies, pollId: string, at: number): Promise<void> {
  await deps.drawings.postponeDrawing(pollId, at);
  await deps.later.lookAgain(pollId, at);
}

/** How a turn ended: `over` when it is not to go on here. */
type TurnEnd = 'message-deleted' | 'over' | 'go-on';

/** Waits for the pace, takes the turn, draws, and gives the turn back. */
async function drawInTurn(deps: DrawingDependencies, { poll, drawing }: Drawable): Promise<TurnEnd> {
  const { drawings } = deps;
  // Whoever was told to pause has told the queue and the clock.
  if (isFarOff(deps, drawing.nextAt)) return 'over';
  await keepPace(deps, drawing);
  const claim: Claim = { token: deps.newId(), until: deps.now() + turnMs };
  const turn = await drawings.claimDrawing(poll.id, claim, doubtMs);
  if (turn.kind === 'held') {
    const isGivenBack = turn.until <= deps.now();
    if (isGivenBack) return 'go-on';
    // Who has the turn looks again after it. Should that one have died, somebody is to look when the turn runs out.
    await lookAgain(deps, poll.id, turn.until);
    return 'over';
  }
  const fresh = await findInTurn(deps, poll.id);
  if (fresh === undefined || isUpToDate(withoutTurn(fresh.drawing), fresh.fingerprint, deps.now())) {
    await drawings.releaseDrawing(poll.id, claim.token);
    return fresh === undefined ? 'over' : 'go-on';
  }
  const { answer, drawn } = await draw(deps, fresh);
  const isOwnTurn = await drawings.saveDrawn(
    poll.id,
    { token: claim.token, suspectUntil: fresh.drawing.suspectUntil },
    drawn,
  );
  if (isDeleted(answer)) return 'message-deleted';
  const isOver = isOwnTurn ? await leavesRestToLater(deps, fresh, drawn) : await doubt(deps, poll.id);
  return isOver ? 'over' : 'go-on';
}

const withoutTurn = ({ drawnBy: _, ...drawing }: Drawing): Drawing => drawing;

const isFarOff = ({ now }: DrawingDependencies, at = 0) => at - now() > longestWaitMs;

async function keepPace(deps: DrawingDependencies, { nextAt = 0 }: Drawing): Promise<void> {
  const wait = nextAt - deps.now();
  if (wait > 0) await deps.sleep(wait);
}

/**
 * The poll as it stands within the turn: what was read before may be old by now. Whoever had the turn before may have
 * drawn a moment ago; then the pace is kept first. Undefined when there is nothing to be drawn by now.
 */
async function findInTurn(deps: DrawingDependencies, pollId: string): Promise<Drawable | undefined> {
  const fresh = await findDrawable(deps, pollId);
  if (fresh === undefined || isFarOff(deps, fresh.drawing.nextAt)) return undefined;
  if ((fresh.drawing.nextAt ?? 0) <= deps.now()) return fresh;
  await keepPace(deps, fresh.drawing);
  return findDrawable(deps, pollId);
}

interface Drew {
  readonly answer: Outcome<void>;
  readonly drawn: Drawn;
}

const isDeleted = (answer: Outcome<void>) => answer.kind === 'refused' && isMessageDeleted(answer.error);

async function draw(deps: DrawingDependencies, drawable: Drawable): Promise<Drew> {
  const { poll, message, fingerprint, drawing, changedAt } = drawable;
  const answer = await update(deps, poll, message);
  if (isDeleted(answer)) await withdrawPoll(deps, poll);
  if (answer.kind === 'done') {
    deps.observe({ kind: 'poll-drawn', poll: poll.id, lagMs: since(changedAt, deps.now()) });
  } else {
    deps.log.warn('A tally was not drawn', { poll: poll.id, channel: poll.channel, ...outcomeFacts(answer) });
  }
  return { answer, drawn: drawnBy(answer, fingerprint, { drawing, now: deps.now() }) };
}

/** Where Slack refuses the message itself, it is tried once without the pictures. */
async function update(deps: DrawingDependencies, poll: PostedPoll, message: Message): Promise<Outcome<void>> {
  const draw = (drawn: Message) =>
    inChannel(deps, poll, (channel) => deps.slack.updateMessage(channel, poll.message, drawn));
  const answer = await draw(message);
  const isFaulty = answer.kind === 'refused' && isFaultyMessage(answer.error);
  return isFaulty ? draw(withoutPictures(message)) : answer;
}

const since = (time: number | undefined, now: number) => (time === undefined ? undefined : now - time);

/** @returns true when the queue goes on from here; what is only to keep the pace is gone on with at once. */
async function leavesRestToLater(
  deps: DrawingDependencies,
  { poll, drawing }: Drawable,
  drawn: Drawn,
): Promise<boolean> {
  const { gone, retryAt, shown, shownInDoubt, suspectUntil } = drawn;
  if (retryAt === undefined) return gone !== undefined;
  const isKnown = shown !== undefined || shownInDoubt !== undefined;
  const isRefusedForAMoment = !isKnown && suspectUntil === undefined && !isFarOff(deps, retryAt);
  if (isRefusedForAMoment) return false;
  // The end of a doubt, of which the queue was told by an earlier draw.
  const isTold = drawing.dueAt === retryAt;
  if (!isTold) await deps.later.lookAgain(poll.id, retryAt);
  // What was drawn may be out of date by now, although something older may still come over it.
  return shownInDoubt === undefined;
}

/** The turn was lost while Slack took its time, and two may have drawn at once: nobody knows which came last. */
async function doubt(deps: DrawingDependencies, pollId: string): Promise<boolean> {
  const retryAt = deps.now() + afterClashMs;
  await deps.drawings.doubtDrawing(pollId, { until: deps.now() + doubtMs, retryAt });
  await deps.later.lookAgain(pollId, retryAt);
  return true;
}
