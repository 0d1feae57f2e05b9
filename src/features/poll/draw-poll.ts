// Drawing a poll's message: always from a fresh consistent read, one drawer at a time, at a measured pace. Slack has no
// conditional update, so the order of the calls is the order of what people see.

import { createHash } from 'node:crypto';
import type { DrawingDependencies } from '../../dependencies.ts';
import { isPosted, type PostedPoll } from '../../rules/poll/poll.ts';
import { type Tally, tally } from '../../rules/poll/tally.ts';
import { isChannelGone, isFaultyMessage, isGone } from '../../slack/gateway/slack-errors.ts';
import { type Outcome, outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import type { Message } from '../../slack/kit/message.ts';
import { pollMessage } from '../../slack/views/poll-message.ts';
import { wordsIn } from '../../slack/words/languages.ts';
import type { Claim } from '../../store/claim.ts';
import type { Drawing, Drawn } from '../../store/drawing-store.ts';
import type { CountedPoll } from '../../store/poll-store.ts';

/**
 * Between two draws of one poll. Slack allows about 50 updates a minute to a workspace; at 1.2 s one busy poll makes
 * 50 at the most, and a few milliseconds more keep it there when timers fire early.
 */
const paceMs = 1_220;
/** Longer than a turn can take: the rest of the pace, two reads, a name's and Slack's time limit for one call. */
const turnMs = 8_000;
/** How often somebody else's turn is waited for: together a little longer than a turn. */
const waits = { times: 34, ms: 250 };
/** A burst goes on in the next batch of the stream; other polls behind this one are not to wait for its end. */
const mostDraws = 3;
/** A pause that Slack wants is waited for here up to so long; for a longer one the clock brings the poll back. */
const longestPauseMs = 2_000;
/** When Slack is asked again where it names no time, and when it refuses the app itself. */
const pauseMs = 30_000;
const refusedPauseMs = 300_000;
/**
 * How long a call whose answer never came, or whose caller died, may still take effect at Slack. Whatever is drawn meanwhile is drawn once
 * more afterwards, for the old picture may have come over it.
 */
const suspicionMs = 30_000;
/** The voters of a song who are shown by name are among its first so many. */
const namedVoters = 3;

/** Brings the message up to date, and looks again after each draw whether the poll has moved on meanwhile. */
export async function drawPoll(deps: DrawingDependencies, pollId: string): Promise<void> {
  for (let draws = 0; draws < mostDraws; draws += 1) {
    const counted = await deps.polls.findCountedPoll(pollId);
    if (counted === undefined) return;
    const drawable = await drawableOf(deps, counted);
    const isDrawn = drawable === undefined || drawable.fingerprint === counted.drawing.shown;
    if (isDrawn) return settle(deps, counted);
    const isDone = await drawInTurn(deps, drawable);
    if (isDone) return;
  }
}

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
  if (!isPosted(poll) || isBeyondDrawing(poll, drawing)) return undefined;
  const counts = tally(boxes, poll.songs.length);
  const names = await deps.people.findNames(shownPeople(poll, counts));
  const message = pollMessage(wordsIn(poll.language), { poll, tally: counts, names });
  return { ...counted, poll, message, fingerprint: fingerprintOf(message) };
}

/** A channel may have come back; the closed poll is worth one more try, for its buttons are to go. */
function isBeyondDrawing(poll: PostedPoll, { gone }: Drawing): boolean {
  return gone === 'message' || (gone === 'channel' && poll.status !== 'closed');
}

function shownPeople(poll: PostedPoll, { songs }: Tally): readonly string[] {
  const voters = songs.flatMap((song) => song.voters.slice(0, namedVoters));
  return poll.closedBy === undefined ? voters : [...voters, poll.closedBy];
}

/** A name for what a message shows. */
export function fingerprintOf(message: Message): string {
  return createHash('sha256').update(JSON.stringify(message)).digest('base64url').slice(0, 16);
}

/** All is drawn; whatever the clock was to look at has been seen to. */
async function settle({ drawings }: DrawingDependencies, { poll, drawing }: CountedPoll): Promise<void> {
  if (drawing.dueAt !== undefined) await drawings.settleDrawing(poll.id, drawing.dueAt);
}

/** Waits for the pace and for the turn, draws, and gives the turn back. @returns true when it is not to go on now. */
async function drawInTurn(deps: DrawingDependencies, { poll, drawing }: Drawable): Promise<boolean> {
  const { drawings } = deps;
  const isPaused = (drawing.nextAt ?? 0) - deps.now() > longestPauseMs;
  if (isPaused) return true;
  await keepPace(deps, drawing);
  const claim = await waitForTurn(deps, poll.id);
  if (claim === undefined) {
    await drawings.postponeDrawing(poll.id, deps.now() + turnMs);
    return true;
  }
  const fresh = await findInTurn(deps, poll.id);
  if (fresh === undefined || fresh.fingerprint === fresh.drawing.shown) {
    await drawings.releaseDrawing(poll.id, claim.token);
    return true;
  }
  const drawn = await draw(deps, fresh);
  const turn = { token: claim.token, suspectUntil: fresh.drawing.suspectUntil };
  const isOwnTurn = await drawings.saveDrawn(poll.id, turn, drawn);
  if (!isOwnTurn) await drawings.doubtDrawing(poll.id, deps.now() + suspicionMs);
  return drawn.gone !== undefined || (drawn.retryAt ?? 0) - deps.now() > longestPauseMs;
}

async function keepPace(deps: DrawingDependencies, { nextAt = 0 }: Drawing): Promise<void> {
  const wait = nextAt - deps.now();
  if (wait > 0) await deps.sleep(wait);
}

/**
 * The poll as it stands within the turn: what was read before may be old by now. Whoever had the turn before may have
 * drawn a moment ago; then the pace is kept first.
 */
async function findInTurn(deps: DrawingDependencies, pollId: string): Promise<Drawable | undefined> {
  const fresh = await findDrawable(deps, pollId);
  const wait = (fresh?.drawing.nextAt ?? 0) - deps.now();
  if (wait <= 0) return fresh;
  // Slack has asked the one before for a long pause; the poll is on the clock's list.
  if (wait > longestPauseMs) return undefined;
  await deps.sleep(wait);
  return findDrawable(deps, pollId);
}

async function draw(deps: DrawingDependencies, drawable: Drawable): Promise<Drawn> {
  const { poll, message, fingerprint, drawing, changedAt } = drawable;
  const answer = await deps.slack.updateMessage(poll.channel, poll.message, message);
  if (answer.kind === 'done') {
    deps.observe({ kind: 'poll-drawn', poll: poll.id, lagMs: since(changedAt, deps.now()) });
  } else {
    deps.log.warn('A tally was not drawn', { poll: poll.id, channel: poll.channel, ...outcomeFacts(answer) });
  }
  return underSuspicion(drawnBy(answer, fingerprint, deps.now()), drawing, deps.now());
}

const since = (time: number | undefined, now: number) => (time === undefined ? undefined : now - time);

async function waitForTurn(deps: DrawingDependencies, pollId: string): Promise<Claim | undefined> {
  const token = deps.newId();
  for (let times = 0; times < waits.times; times += 1) {
    const claim = { token, until: deps.now() + turnMs };
    if (await deps.drawings.claimDrawing(pollId, claim, deps.now() + suspicionMs)) return claim;
    await deps.sleep(waits.ms);
  }
  return undefined;
}

function drawnBy(answer: Outcome<void>, shown: string, now: number): Drawn {
  const nextAt = now + paceMs;
  switch (answer.kind) {
    case 'done':
      return { shown, nextAt };
    case 'refused':
      if (isGone(answer.error))
        return { shown, nextAt, gone: isChannelGone(answer.error) ? 'channel' : 'message' };
      // The same faulty message would be refused again; the next change is tried. Else the app itself is refused.
      return isFaultyMessage(answer.error) ? { shown, nextAt } : { nextAt, retryAt: now + refusedPauseMs };
    case 'later': {
      const retryAt = now + (answer.afterMs ?? pauseMs);
      return { nextAt: Math.max(nextAt, retryAt), retryAt };
    }
    case 'unknown':
      return { nextAt, retryAt: now + suspicionMs, suspectUntil: now + suspicionMs };
  }
}

/** As long as an older draw may still come over this one, nobody knows what is shown, and the clock looks once more. */
function underSuspicion(drawn: Drawn, { suspectUntil = 0 }: Drawing, now: number): Drawn {
  if (suspectUntil <= now || drawn.suspectUntil !== undefined || drawn.gone === 'message') return drawn;
  const { shown: _, ...rest } = drawn;
  return { ...rest, suspectUntil, retryAt: Math.max(drawn.retryAt ?? 0, suspectUntil) };
}
