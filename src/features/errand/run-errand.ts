// The mechanism of errands: each is written down, claimed, tried, and noted, so that it survives a death between any two
// lines, waits when told to, and is done once as far as the other side permits (twice rather than never).

import type { DrawingDependencies } from '../../dependencies.ts';
import { noteOf } from '../../rules/errand/errand.ts';
import { type Errand, isClaimed } from '../../store/errand-item.ts';
import type { ErrandOwner } from '../../store/errand-store.ts';
import type { ErrandKind } from './errand-kind.ts';

/** Longer than a try can take: four calls of Slack's in their time limits, and the notes between and after them. */
const claimMs = 25_000;
/** A message of the queue may come a little before its time by this machine's clock. */
const shortWaitMs = 400;

/** Whose errands they are. */
export interface ErrandSubject<Seen> {
  readonly owner: ErrandOwner;
  /** As it was read a moment ago. */
  readonly seen: Seen;
  /** Those that are written down, done ones too. */
  readonly errands: readonly Errand[];
}

/**
 * Does an errand that is called for, as far as its time has come.
 * @throws only when DynamoDB fails; then it wants to be called again.
 */
export async function runErrand<Seen>(
  deps: DrawingDependencies,
  kind: ErrandKind<Seen>,
  subject: ErrandSubject<Seen>,
): Promise<void> {
  const { owner, seen } = subject;
  const ref = { ...owner, name: kind.name };
  const written = subject.errands.find(({ name }) => name === kind.name);
  const errand =
    written === undefined
      ? await begin(deps, kind, subject)
      : await moved(deps, kind, { ...subject, written });
  if (errand === undefined || errand.settledAt !== undefined) return;
  if (kind.isSettled(seen)) {
    await deps.errands.settleErrand(ref);
    return;
  }
  const wait = (errand.dueAt ?? 0) - deps.now();
  if (wait > shortWaitMs) {
    // Somebody is at it, and may have died; who was only told to wait has told the queue.
    if (isClaimed(errand)) await lookAgain(deps, owner, deps.now() + wait);
    return;
  }
  if (wait > 0) await deps.sleep(wait);
  await attempt(deps, kind, { ...subject, errand });
}

function lookAgain({ later }: DrawingDependencies, owner: ErrandOwner, at: number): Promise<void> {
  return 'poll' in owner ? later.lookAgain(owner.poll, at) : later.lookAtSchedule(owner.schedule, at);
}

/** Writes down an errand that whoever changed the state has not, for it died, or was of an earlier version. */
async function begin<Seen>(
  deps: DrawingDependencies,
  kind: ErrandKind<Seen>,
  { owner, seen }: ErrandSubject<Seen>,
): Promise<Errand | undefined> {
  if (kind.isSettled(seen)) return undefined;
  const beginning = kind.begin(seen, deps.now());
  const isNew = await deps.errands.createErrand({ ...owner, name: kind.name }, beginning);
  // Somebody else has just written it down, and sees to it.
  if (!isNew) return undefined;
  const { dueAt, claimedBy } = beginning;
  return { name: kind.name, dueAt, failures: 0, ...(claimedBy !== undefined && { claimedBy }) };
}

/** A change may have changed when it is wanted. Should somebody be at it, it is moved at the next look. */
async function moved<Seen>(
  deps: DrawingDependencies,
  kind: ErrandKind<Seen>,
  { owner, seen, written: errand }: ErrandSubject<Seen> & { readonly written: Errand },
): Promise<Errand> {
  const isMovable = errand.settledAt === undefined && !isClaimed(errand) && !kind.isSettled(seen);
  const to = isMovable ? kind.movesTo?.(seen, errand, deps.now()) : undefined;
  if (to === undefined) return errand;
  const isMoved = await deps.errands.moveErrand({ ...owner, name: kind.name }, errand, to);
  return isMoved ? { ...errand, dueAt: to } : errand;
}

async function attempt<Seen>(
  deps: DrawingDependencies,
  kind: ErrandKind<Seen>,
  { owner, seen, errand }: ErrandSubject<Seen> & { readonly errand: Errand },
): Promise<void> {
  const { errands } = deps;
  const ref = { ...owner, name: kind.name };
  const claim = { token: deps.newId(), until: deps.now() + claimMs };
  if (!(await errands.claimErrand(ref, errand, claim))) return;
  const isInDoubt = errand.claimedBy !== undefined;
  const outcome = await kind.attempt(deps, seen, isInDoubt);
  deps.observe({ kind: 'errand-tried', ...owner, errand: kind.name, outcome: outcome.kind });
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
      await lookAgain(deps, owner, note.at);
  }
}
