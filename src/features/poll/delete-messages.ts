// What the app has said of a deleted poll is taken out of the channel, as errands: the poll's message, the announcement of
// its result, and the reminder.

import type { DrawingDependencies } from '../../dependencies.ts';
import { type Attempt, placePatienceMs } from '../../rules/errand/errand.ts';
import { isDeleted, isPosted } from '../../rules/poll/poll.ts';
import { isMessageDeleted, isMessageFixed } from '../../slack/gateway/slack-errors.ts';
import { outcomeFacts } from '../../slack/gateway/slack-gateway.ts';
import { type Errand, isClaimed } from '../../store/errand-item.ts';
import type { CountedPoll } from '../../store/poll-store.ts';
import type { ErrandKind } from '../errand/errand-kind.ts';
import { inChannel } from './in-channel.ts';
import { refusalOf } from './refusal.ts';

export const deletingOfMessage: ErrandKind = {
  ...deleting('delete-message'),
  isCalledFor: ({ poll }) => isDeleted(poll) && isPosted(poll),
  attempt: (deps, seen) => take(deps, seen, seen.poll.message),
};

/** Somebody may have been posting it when the poll was deleted: then it is waited for, and looked for. */
export const deletingOfAnnouncement: ErrandKind = {
  ...deleting('delete-announcement'),
  isCalledFor: (seen) =>
    isDeleted(seen.poll) && (tsOfAnnouncement(seen) !== undefined || mayBeAnnounced(seen) !== undefined),
  attempt: async (deps, seen) => {
    const ts = tsOfAnnouncement(seen);
    if (ts !== undefined) return take(deps, seen, ts);
    const errand = mayBeAnnounced(seen);
    const isUnderWay = errand !== undefined && isClaimed(errand) && (errand.dueAt ?? 0) > deps.now();
    if (isUnderWay)
      return { kind: 'later', why: 'It is being posted', afterMs: (errand.dueAt ?? 0) - deps.now() };
    const { poll } = seen;
    const mark = { kind: 'songpoll_result', poll: poll.id } as const;
    const found = await deps.slack.findMarked(poll.channel, mark, poll.closedAt ?? poll.createdAt);
    if (found.kind === 'done') return take(deps, seen, found.value);
    // Who may not look can do no more about it.
    return found.kind === 'refused' ? { kind: 'done' } : found;
  },
};

export const deletingOfReminder: ErrandKind = {
  ...deleting('delete-reminder'),
  isCalledFor: (seen) => isDeleted(seen.poll) && resultOf(seen, 'remind') !== undefined,
  attempt: (deps, seen) => take(deps, seen, resultOf(seen, 'remind')),
};

/** Of a deleted poll no other errand is done. */
export const deletions: readonly ErrandKind[] = [
  deletingOfMessage,
  deletingOfAnnouncement,
  deletingOfReminder,
];

function deleting(name: ErrandKind['name']): Pick<ErrandKind, 'name' | 'isSettled' | 'begin'> {
  return { name, isSettled: () => false, begin: ({ ttl }, now) => ({ dueAt: now, ttl }) };
}

function resultOf({ errands }: CountedPoll, wanted: ErrandKind['name']): string | undefined {
  return errands.find(({ name }) => name === wanted)?.result;
}

function tsOfAnnouncement(seen: CountedPoll): string | undefined {
  return seen.announcement ?? resultOf(seen, 'announce');
}

/** The errand of announcing, where somebody is at it or has died over it. */
export function mayBeAnnounced({ errands }: CountedPoll): Errand | undefined {
  return errands.find(
    ({ name, settledAt, claimedBy }) =>
      name === 'announce' && settledAt === undefined && claimedBy !== undefined,
  );
}

async function take(
  deps: DrawingDependencies,
  { poll }: CountedPoll,
  ts: string | undefined,
): Promise<Attempt> {
  if (ts === undefined || !isPosted(poll)) return { kind: 'done' };
  const deleted = await inChannel(deps, poll, (channel) => deps.slack.deleteMessage(channel, ts));
  if (deleted.kind === 'done') return { kind: 'done' };
  const isGone = deleted.kind === 'refused' && isMessageDeleted(deleted.error);
  if (isGone) return { kind: 'done' };
  deps.log.warn('A message of a deleted poll is still there', { poll: poll.id, ...outcomeFacts(deleted) });
  if (deleted.kind !== 'refused') return deleted;
  const isHopeless = deps.now() - (poll.deletedAt ?? 0) >= placePatienceMs || isMessageFixed(deleted.error);
  const refusal = isMessageFixed(deleted.error) ? 'final' : refusalOf(deleted.error, isHopeless);
  return { kind: 'refused', why: deleted.error, refusal };
}
