// Which errands a poll has, and which of them its state calls for. How they are done is in run-errand.ts.

import type { DrawingDependencies } from '../../dependencies.ts';
import { isDeleted } from '../../rules/poll/poll.ts';
import type { Errand } from '../../store/errand-item.ts';
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
import { runErrand } from './run-errand.ts';

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
  const subject = { owner: { poll: seen.poll.id }, seen, errands: seen.errands };
  const runs = await Promise.allSettled(called.map((kind) => runErrand(deps, kind, subject)));
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
