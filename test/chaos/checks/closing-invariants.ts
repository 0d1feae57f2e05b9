// Closing: by whom and when, what came of it, and who was told.

import { boxesPerPoll } from '../../../src/rules/poll/ballot-box.ts';
import { isDeleted, lastMoment, mayClose, pollStatuses } from '../../../src/rules/poll/poll.ts';
import { resultOf, tally } from '../../../src/rules/poll/tally.ts';
import { isOpeningNext } from '../../../src/rules/poll/ties.ts';
import { winnerMessage } from '../../slack/in-english.ts';
import { clockTime } from '../world/chronicle.ts';
import type { PollEvidence, PollInvariants } from './evidence.ts';
import { isNoted } from './exchanges.ts';
import { inSlacksTerms } from './slacks-terms.ts';
import type { Telling } from './tellings.ts';
import { toldStates } from './told-states.ts';

export const closingInvariants: PollInvariants = {
  'the poll is closed and its boxes are sealed': pollIsClosed,
  'only who may close a poll closes it': closedByWhoMay,
  'a poll whose time is up is closed': closedInTime,
  'a poll only goes forward, and is not counted twice': pollGoesForward,
  'the result equals the sealed boxes': resultEqualsBoxes,
  'the announcement tells the result': announcementsTellResult,
  'the result is announced, or its people have it in private': resultIsKnown,
  'the result is announced once unless nobody could know that it was': announcedOnce,
  'what is noted of the announcement is in the channel': noteOfAnnouncementIsTrue,
};

/** The clock strikes each minute; the first strike after a storm may find the poll half closed. In milliseconds. */
const closingTakes = 130_000;

function pollIsClosed({ poll, sealed }: PollEvidence): readonly string[] {
  return [
    ...(poll.status === 'closed' ? [] : [`it is ${poll.status}`]),
    ...(sealed === boxesPerPoll ? [] : [`${sealed} boxes are sealed`]),
  ];
}

function closedByWhoMay({ poll, closers, names, moderators }: PollEvidence): readonly string[] {
  const { closedAt, closedBy } = poll;
  if (closedAt === undefined || isDeleted(poll)) return [];
  // One whose message is deleted ends at once.
  if (closedBy === undefined && poll.isWithdrawn) return [];
  // Whether rightly, option-invariants.ts tells.
  if (closedBy === undefined && poll.isClosedEarly) return [];
  if (closedBy === undefined) {
    return closedAt >= lastMoment(poll) ? [] : [`its time closed it at ${clockTime(closedAt)}, too early`];
  }
  const isAllowed = mayClose(poll, closedBy, closedAt) || moderators.includes(closedBy);
  return isAllowed && closers.includes(closedBy)
    ? []
    : [`${names.get(closedBy)} did, who ${isAllowed ? 'never tried to' : 'may not'}`];
}

function closedInTime({ poll, calmSince }: PollEvidence): readonly string[] {
  const { closesAt, closedAt = Infinity } = poll;
  if (closesAt === undefined) return [];
  const late = closedAt - Math.max(closesAt, calmSince) - closingTakes;
  return late <= 0 ? [] : [`${Math.round(late / 1_000)} s late`];
}

function pollGoesForward({ poll, history }: PollEvidence): readonly string[] {
  return history.slice(1).flatMap((moment, at) => {
    const before = history[at];
    if (before === undefined) return [];
    const isBack = pollStatuses.indexOf(moment.status) < pollStatuses.indexOf(before.status);
    const isCountedAgain =
      before.status === 'closed' && !isDeleted(poll) && moment.votes.join() !== before.votes.join();
    return isBack || isCountedAgain
      ? [
          `from ${before.status} ${before.votes} to ${moment.status} ${moment.votes} at ${clockTime(moment.at)}`,
        ]
      : [];
  });
}

function resultEqualsBoxes({ poll, boxes }: PollEvidence): readonly string[] {
  if (isDeleted(poll)) return [];
  const counted = resultOf(tally(boxes, poll.songs));
  const isEqual = poll.result?.votes.join() === counted.votes.join() && poll.result.voters === counted.voters;
  return isEqual ? [] : [`the result is ${poll.result?.votes}, the boxes hold ${counted.votes}`];
}

/** The one that is noted says what was decided since, unless its channel takes no changes; of others nobody knows. */
function announcementsTellResult({
  poll,
  announcements,
  announcementTs,
  place,
}: PollEvidence): readonly string[] {
  if (isDeleted(poll)) return [];
  const expected = toldStates(poll).map((told) =>
    withoutSmallLine(winnerMessage(told, { isDecidedHere: true })),
  );
  return announcements.flatMap((message) => {
    // As long as the next poll cannot be opened, the announcement waits for that.
    const isWaiting = poll.isWithdrawn || isOpeningNext(poll);
    const isKept = message.ts === announcementTs && place.takesDraws && !isWaiting;
    const told = expected.slice(0, isKept ? 1 : expected.length);
    return told.includes(withoutSmallLine(message)) ? [] : [`announced "${message.text}"`];
  });
}

/** Names and the way to the poll stand in it as far as they were known just then. */
function withoutSmallLine({ text, blocks }: Shown): string {
  return inSlacksTerms({ text, blocks: blocks.filter(({ type }) => type !== 'context') });
}

interface Shown {
  readonly text: string;
  readonly blocks: readonly { readonly type?: unknown }[];
}

/**
 * In its channel, if that takes it. Else who closed the poll has it, or its owner; and of one whose message was deleted the
 * owner has the standing.
 */
function resultIsKnown({ poll, place, announcements, tellings }: PollEvidence): readonly string[] {
  if (isDeleted(poll)) return [];
  if (announcements.length > 0) return [];
  const { isWithdrawn = false, owner, closedBy } = poll;
  const isTold = (kind: Telling['kind'], people: readonly (string | undefined)[]) =>
    tellings.some((telling) => telling.kind === kind && people.includes(telling.person));
  if (isWithdrawn) return isTold('deleted', [owner.id]) ? [] : ['its owner does not know that it has ended'];
  if (place.takesPosts) return ['it never was announced'];
  return isTold('not-announced', [closedBy, owner.id]) ? [] : ['nobody knows it'];
}

/**
 * Slack can be asked to post once only by looking first. Whoever posted and could not note it (dead, or without an
 * answer) leaves a message that nobody knows of; beside those there is one.
 */
function announcedOnce({ posts, notes }: PollEvidence): readonly string[] {
  const known = posts.filter((post) => isNoted(post, notes)).length;
  return known <= 1 ? [] : [`${known} times by those who knew that they had`];
}

function noteOfAnnouncementIsTrue({ poll, announcementTs, announcements }: PollEvidence): readonly string[] {
  if (isDeleted(poll)) return [];
  const isTrue = announcementTs === undefined || announcements.some(({ ts }) => ts === announcementTs);
  return isTrue ? [] : [`${announcementTs} is noted, which is no announcement of it`];
}
