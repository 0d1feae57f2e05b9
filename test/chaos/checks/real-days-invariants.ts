// What must hold where the channel, the poll's message or the token went away.

import { isDeleted } from '../../../src/rules/poll/poll.ts';
import { clockTime } from '../world/chronicle.ts';
import type { Exchange } from '../world/wire.ts';
import type { PollEvidence, PollInvariants } from './evidence.ts';
import { isApplied, isNoted, orderOf, refusalIn } from './exchanges.ts';

export const realDaysInvariants: PollInvariants = {
  'a poll whose message was deleted announces nothing any more': deletedAnnouncesNothing,
  'a click on old buttons brings the result where the channel takes it': clicksHasten,
  'what is told in private is true': tellingsAreTrue,
  'its people are told once unless nobody could know that they were': toldOnce,
};

/** Whoever read the poll after it was noted that its message is gone. */
function deletedAnnouncesNothing(evidence: PollEvidence): readonly string[] {
  const noted = Math.min(...deletionNotes(evidence).map(orderOf));
  const knowing = evidence.posts.filter(
    (post) => orderOf(post) > noted && readBefore(post, evidence) > noted,
  );
  return knowing.map(({ sender }) => `${sender.name} did, who could know`);
}

/** From so long after the storm on nothing of it is left that would hold an announcement up, in milliseconds. */
const stormEchoesMs = 120_000;
/** What comes within a minute by itself is not hastened; the rest is for the stream and the call. */
const hasteTakesMs = 90_000;

function clicksHasten({
  poll,
  place,
  clicks,
  posts,
  calmSince,
  upsetUntil,
}: PollEvidence): readonly string[] {
  if (!place.takesPosts || poll.isWithdrawn || isDeleted(poll)) return [];
  const announcedAt = Math.min(...posts.filter(isApplied).map(({ effect }) => effect?.at ?? Infinity));
  const from = Math.max(calmSince + stormEchoesMs, upsetUntil);
  const late = clicks.filter(
    ({ told, pressedAt }) => told === 'closed' && pressedAt >= from && announcedAt > pressedAt + hasteTakesMs,
  );
  return late.map(({ pressedAt }) => `not by that of ${clockTime(pressedAt)}`);
}

/** Of the deletion itself, or of the draw that found it out; the first is written before the second. */
function deletionNotes({ draws, drawNotes, withdrawals }: PollEvidence): readonly Exchange[] {
  const found = draws.filter((draw) => draw.heardAt !== undefined && refusalIn(draw) === 'message_not_found');
  const ofDraws = drawNotes.filter(
    (note) =>
      isApplied(note) &&
      found.some(({ sender, heardAt = 0 }) => sender === note.sender && note.sentAt >= heardAt),
  );
  return [...withdrawals, ...ofDraws];
}

/** When the poster has last read the poll before; by the order of what took effect. */
function readBefore(post: Exchange, { reads }: PollEvidence): number {
  const own = reads.filter(({ sender, sentAt }) => sender === post.sender && sentAt <= post.sentAt);
  return Math.max(-Infinity, ...own.map(orderOf));
}

function tellingsAreTrue({ poll, tellings }: PollEvidence): readonly string[] {
  return tellings.flatMap(({ person, kind }) => {
    // Before it was deleted, another result may have been told than none.
    if (kind === 'unknown') return isDeleted(poll) ? [] : ['something else was told'];
    // Whether rightly, managing-invariants.ts tells.
    if (kind === 'handed over') return [];
    const isForThem = person === poll.owner.id || (kind === 'not-announced' && person === poll.closedBy);
    const isSo = kind !== 'deleted' || poll.isWithdrawn === true;
    return isForThem && isSo ? [] : [`${person} was told ${kind}`];
  });
}

/** Of each of the two occasions. */
function toldOnce({ tellingPosts, tellingNotes, tellings }: PollEvidence): readonly string[] {
  // A poll may be handed over several times.
  const handings = tellings.filter(({ kind }) => kind === 'handed over').length;
  const others = tellings.filter(({ kind }) => kind !== 'handed over').map(({ kind }) => kind);
  const occasions = new Set(others).size + handings;
  const known = tellingPosts.filter((post) => isNoted(post, tellingNotes)).length;
  return known <= occasions ? [] : [`${known} times by those who knew that they had`];
}
