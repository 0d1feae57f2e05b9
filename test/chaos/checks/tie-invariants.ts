// What follows from a tie, or from a poll in which nobody voted: one decision, one poll in which it goes on, one song that
// the coin picked.

import { songsIn } from '../../../src/rules/poll/editing.ts';
import { outcome } from '../../../src/rules/poll/outcome.ts';
import { mayClose, type Poll } from '../../../src/rules/poll/poll.ts';
import { nextOf } from '../../../src/rules/poll/ties.ts';
import type { PollEvidence, PollInvariants } from './evidence.ts';

export const tieInvariants: PollInvariants = {
  'what follows from a result is decided once, by who may': decidedRightly,
  'what its setting says of a tie comes about': settingIsFollowed,
  'a poll goes on in one other, of the right songs': goesOnOnce,
  'a poll and the one that it goes on in lead to each other': leadToEachOther,
};

function endOf({ result }: Poll) {
  return outcome(result ?? { votes: [], voters: 0 });
}

function decidedRightly({ poll, decisions, deciders, moderators }: PollEvidence): readonly string[] {
  const { decision, toss } = poll;
  const end = endOf(poll);
  if (decisions.length > 1) return [`${decisions.length} times`];
  if (decision === undefined) return toss === undefined ? [] : ['a coin was tossed over nothing'];
  if (decision === 'toss' && !(end.kind === 'tie' && end.songs.includes(toss ?? -1)))
    return [`the coin picked ${toss}`];
  const isBySetting = end.kind === 'tie' && poll.ties !== 'all';
  const isAsked = deciders.some(
    (person) => mayClose(poll, person, poll.closedAt ?? 0) || moderators.includes(person),
  );
  return isBySetting || isAsked ? [] : [`${decision}, for which nobody asked who may`];
}

function settingIsFollowed({ poll, place, isUpset }: PollEvidence): readonly string[] {
  if (endOf(poll).kind !== 'tie' || poll.ties === 'all' || poll.isWithdrawn) return [];
  if (poll.ties === 'toss') return poll.toss === undefined ? ['no coin was tossed'] : [];
  // It was not opened for as long as the app tries.
  const isExcused = isUpset && (poll.decision === 'all' || !place.takesPosts);
  return poll.runOff !== undefined || isExcused ? [] : [`the run-off is ${poll.decision}`];
}

function goesOnOnce({ poll, next }: PollEvidence): readonly string[] {
  const [one, ...others] = next;
  if (one === undefined) return [];
  if (others.length > 0) return [`it goes on in ${next.length}`];
  const end = endOf(poll);
  const numbers = songsIn(poll).map(({ number }) => number);
  const expected = end.kind === 'tie' ? end.songs : numbers;
  const songs = (numbers: readonly number[]) => numbers.map((number) => poll.songs[number]?.id).join();
  const isRight = one.songs.map(({ id }) => id).join() === songs(expected);
  const isOpenedFor = poll.decision === 'run-off' ? one.runOffOf : one.anotherHourOf;
  return [
    ...(isRight && one.votesPerPerson === poll.votesPerPerson ? [] : ['of other songs, or by other rules']),
    ...(isOpenedFor !== undefined || poll.decision === 'all' ? [] : ['of another kind']),
  ];
}

/** One that was never posted, as far as anybody knows, leads nowhere. */
function leadToEachOther({ poll, next, place, isUpset }: PollEvidence): readonly string[] {
  const posted = next.filter(({ message }) => message !== undefined);
  const to = nextOf(poll)?.poll;
  const isExcused = isUpset && (poll.decision === 'all' || !place.takesPosts);
  if (to === undefined) {
    const opens = poll.decision === 'run-off' || poll.decision === 'another-hour';
    const isLost = posted.length > 0 || (opens && !poll.isWithdrawn);
    return isLost && !isExcused ? ['it leads to none'] : [];
  }
  return posted.some(({ id }) => id === to) ? [] : [`it leads to ${to}, which does not lead back`];
}
