// The mechanism of errands: each is written down, claimed, tried, and noted, so that it survives a death between any two
// lines, waits when told to, and is done once as far as the other side permits (twice rather than never).

import type { DrawingDependencies } from '../../dependencies.ts';
import { noteOf } from '../../rules/errand/errand.ts';
import { isDeleted } from '../../rules/poll/poll.ts';
import { type Errand, isClaimed } from '../../store/errand-item.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import { amending } from '../poll/amend-announcement.ts';
import { announcing } from '../poll/announce-result.ts';
import { deletions, mayBeAnnounced } from '../poll/delete-messages.ts';
import { openingAnotherHour, openingRunOff } from '../poll/open-next.ts';
import { reminding } from '../poll/remind.ts';
import { tellingOfDeletion } from '../poll/tell-deleted.ts';
import { tellingsOfOwners } from '../poll/tell-owner.ts';
import { tellingsOfRemoval } from '../poll/tell-removed.ts';
import { tellingOfResult } from '../poll/tell-result.ts';
import { returningSongs, settlingSongs, settlingSongsAgain } from '../pool/settle-songs.ts';
import type { ErrandKind } from './errand-kind.ts';

/** Every errand that a poll has once at most. */
const kinds: readonly ErrandKind[] = [
  announcing,
  tellingOfResult,
  tellingOfDeletion,
  reminding,
  openingRunOff,
  openingAnotherHour,
  amending,
  settlingSongs,
  settlingSongsAgain,
  returningSongs,
];

/** Longer than a try can take: four calls of Slack's in their time limits, and the notes between and after them. */
const claimMs = 25_000;
/** A message of the queue may come a little before its time by this machine's clock. */
const shortWaitMs = 400;

/**
 * Does what is to be done for a poll outside, as far as its time has come.
 * @param seen the poll as it was read a moment ago
 * @throws only when DynamoDB fails; then it wants to be called again.
 */
export async function runErrands(deps: DrawingDependencies, seen: CountedPoll): Promise<void> {
  if (isDeleted(seen.poll)) await dropErrands(deps, seen);
  const all = isDeleted(seen.poll)
    ? [...deletions, returningSongs]
    : [...kinds, ...tellingsOfRemoval(seen), ...tellingsOfOwners(seen)];
  const called = all.filter((kind) => kind.isCalledFor(seen));
  const runs = await Promise.allSettled(called.map((kind) => runErrand(deps, kind, seen)));
  for (const run of runs) {
    if (run.status === 'rejected') throw run.reason;
  }
}

/** Of a deleted poll nothing is done any more but taking it away; an announcement under way is seen to by that. */
async function dropErrands({ errands }: DrawingDependencies, seen: CountedPoll): Promise<void> {
  const isKept = ({ name }: Errand) =>
    [...deletions, returningSongs].some((kind) => kind.name === name) ||
    (name === 'announce' && mayBeAnnounced(seen) !== undefined && !isLookedFor(seen));
  const left = seen.errands.filter((errand) => errand.settledAt === undefined && !isKept(errand));
  await Promise.all(left.map(({ name }) => errands.settleErrand({ poll: seen.poll.id, name })));
}

function isLookedFor({ errands }: CountedPoll): boolean {
  return errands.some(({ name, settledAt }) => name === 'delete-announcement' && settledAt !== undefined);
}

async function runErrand(deps: DrawingDependencies, kind: ErrandKind, seen: CountedPoll): Promise<void> {
  const ref = { poll: seen.poll.id, name: kind.name };
  const written = seen.errands.find(({ name }) => name === kind.name);
  const errand =
    written === undefined ? await begin(deps, kind, seen) : await moved(deps, kind, seen, written);
  if (errand === undefined || errand.settledAt !== undefined) return;
  if (kind.isSettled(seen)) {
    await deps.errands.settleErrand(ref);
    return;
  }
  const wait = (errand.dueAt ?? 0) - deps.now();
  if (wait > shortWaitMs) {
    // Somebody is at it, and may have died; who was only told to wait has told the queue.
    if (isClaimed(errand)) await deps.later.lookAgain(seen.poll.id, deps.now() + wait);
    return;
  }
  if (wait > 0) await deps.sleep(wait);
  await attempt(deps, kind, { seen, errand });
}

/** Writes down an errand that whoever changed the poll has not, for it died, or was of an earlier version. */
async function begin(
  deps: DrawingDependencies,
  kind: ErrandKind,
  seen: CountedPoll,
): Promise<Errand | undefined> {
  if (kind.isSettled(seen)) return undefined;
  const beginning = kind.begin(seen, deps.now());
  const isNew = await deps.errands.createErrand({ poll: seen.poll.id, name: kind.name }, beginning);
  // Somebody else has just written it down, and sees to it.
  if (!isNew) return undefined;
  const { dueAt, claimedBy } = beginning;
  return { name: kind.name, dueAt, failures: 0, ...(claimedBy !== undefined && { claimedBy }) };
}

/** A change of the poll may have changed when it is wanted. Should somebody be at it, it is moved at the next look. */
async function moved(
  deps: DrawingDependencies,
  kind: ErrandKind,
  seen: CountedPoll,
  errand: Errand,
): Promise<Errand> {
  const isMovable = errand.settledAt === undefined && !isClaimed(errand) && !kind.isSettled(seen);
  const to = isMovable ? kind.movesTo?.(seen, errand, deps.now()) : undefined;
  if (to === undefined) return errand;
  const isMoved = await deps.errands.moveErrand({ poll: seen.poll.id, name: kind.name }, errand, to);
  return isMoved ? { ...errand, dueAt: to } : errand;
}

interface Turn {
  readonly seen: CountedPoll;
  readonly errand: Errand;
}

async function attempt(deps: DrawingDependencies, kind: ErrandKind, { seen, errand }: Turn): Promise<void> {
  const { errands } = deps;
  const ref = { poll: seen.poll.id, name: kind.name };
  const claim = { token: deps.newId(), until: deps.now() + claimMs };
  if (!(await errands.claimErrand(ref, errand, claim))) return;
  const isInDoubt = errand.claimedBy !== undefined;
  const outcome = await kind.attempt(deps, seen, isInDoubt);
  deps.observe({ kind: 'errand-tried', poll: seen.poll.id, errand: kind.name, outcome: outcome.kind });
  const { failures } = errand;
  const note = noteOf(outcome, { failures, isInDoubt }, deps.now());
  switch (note.kind) {
    case 'done':
      await kind.settle?.(deps, seen, note.result);
      await errands.settleErrand(ref, note.result);
      return;
    case 'given-up':
      await kind.settle?.(deps, seen, undefined);
      await errands.giveUpErrand(ref, claim.token, note.why);
      return;
    case 'again':
      await errands.postponeErrand(ref, claim.token, { ...note, failures: failures + 1 });
      await deps.later.lookAgain(seen.poll.id, note.at);
  }
}
