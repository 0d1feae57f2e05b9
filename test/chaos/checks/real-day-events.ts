// The rare moments of real days: channels, messages and tokens that go away.

import { isChannelGone, isForbidden, isRefusedToken } from '../../../src/slack/gateway/slack-errors.ts';
import type { Purpose } from '../world/purposes.ts';
import type { Exchange } from '../world/wire.ts';
import type { Evidence, PollEvidence } from './evidence.ts';
import { isApplied, refusalIn } from './exchanges.ts';
import type { RareEvent } from './rare-event.ts';
import type { Telling } from './tellings.ts';

export const realDayEvents: readonly RareEvent[] = [
  {
    name: 'a draw that its channel refuses',
    why: 'a message that is never drawn again',
    floor: 250,
    count: ({ polls }) => sumOver(polls, ({ draws }) => draws.filter(isRefusedBy(isChannelGone)).length),
  },
  {
    name: 'an announcement that its channel refuses',
    why: 'a result that nobody ever sees',
    floor: 200,
    count: ({ polls }) => sumOver(polls, ({ posts }) => posts.filter(isOfPlace).length),
  },
  {
    name: 'a result announced after its channel had refused it',
    why: 'the first refusal is taken for the last word',
    floor: 25,
    count: ({ polls }) => polls.filter(isAnnouncedAfter(isOfPlace)).length,
  },
  {
    name: 'a result announced after days',
    why: 'a pause that grows beyond all bounds, or patience that ends too soon',
    floor: 25,
    count: ({ polls }) =>
      polls.filter((poll) => announcedAt(poll) - (poll.poll.closedAt ?? Infinity) > dayMs).length,
  },
  {
    name: 'a result announced after the token was refused',
    why: 'an outage that costs a result',
    floor: 10,
    count: ({ polls }) => polls.filter(isAnnouncedAfter(isRefusedBy(isRefusedToken))).length,
  },
  {
    name: 'a result told in private',
    why: 'nobody waits for it in a channel that is gone',
    floor: 30,
    count: ({ polls }) => polls.filter(({ tellings }) => isTold(tellings, 'not-announced')).length,
  },
  {
    name: 'a result told in private and announced later',
    why: 'the telling is taken for the announcement',
    floor: 20,
    count: ({ polls }) =>
      polls.filter(
        ({ tellings, announcements }) => isTold(tellings, 'not-announced') && announcements.length > 0,
      ).length,
  },
  {
    name: 'an announcement given up after thirty days',
    why: 'a channel that is gone is asked for ever',
    floor: 3,
    count: (evidence) => countOf(evidence, 'announcement given up'),
  },
  {
    name: 'a channel joined again',
    why: 'a poll that stands still because somebody removed the app',
    floor: 6,
    count: ({ exchanges }) => exchanges.filter(isJoinedAgain).length,
  },
  {
    name: 'a move that the app is told of',
    why: 'what is noted of the channel leads nowhere',
    floor: 20,
    count: ({ deliveries }) => deliveries.filter(({ what }) => what.includes('channel_id_changed')).length,
  },
  {
    name: 'a poll that is followed to another id',
    why: 'draws and results for a channel that is not there',
    floor: 20,
    count: (evidence) => countOf(evidence, 'move of a poll'),
  },
  {
    name: 'a click that comes from another id before the app knows it',
    why: 'a vote that is lost without a word',
    floor: 25,
    count: ({ exchanges }) =>
      exchanges.filter((call) => call.name === 'chat.getPermalink' && call.sender.role === 'slack').length,
  },
  {
    name: 'an open poll whose message turns out to be deleted',
    why: 'a poll that goes on where nobody sees it',
    floor: 10,
    count: ({ polls }) =>
      polls.filter(({ poll, closers }) => poll.isWithdrawn && !closers.includes(poll.closedBy ?? '')).length,
  },
  {
    name: 'a closed poll whose message turns out to be deleted before the result is announced',
    why: 'a result without a poll',
    floor: 1,
    count: ({ polls }) =>
      polls.filter(
        ({ poll, announcements }) => poll.isWithdrawn && poll.closedBy && announcements.length === 0,
      ).length,
  },
  {
    name: 'a message deleted after the result is announced',
    why: 'an owner told of a poll that ended well',
    floor: 6,
    count: ({ polls }) =>
      polls.filter(({ message, poll }) => message === undefined && !poll.isWithdrawn).length,
  },
  {
    name: 'an announcement hastened by a click',
    why: 'a result that waits for a day where people are asking for it',
    floor: 10,
    count: (evidence) => countOf(evidence, 'haste'),
  },
];

const dayMs = 86_400_000;

const sumOver = (polls: readonly PollEvidence[], count: (poll: PollEvidence) => number): number =>
  polls.reduce((sum, poll) => sum + count(poll), 0);

/** How many requests for that were done. */
const countOf = ({ exchanges }: Evidence, purpose: Purpose): number =>
  exchanges.filter((exchange) => exchange.purpose === purpose && isApplied(exchange)).length;

/** By those who draw and announce: who posts a poll joins its channel too. */
const isJoinedAgain = (call: Exchange): boolean =>
  call.name === 'conversations.join' && call.sender.role !== 'slack' && isApplied(call);

const isRefusedBy = (isMeant: (error: string) => boolean) => (call: Exchange) =>
  isMeant(refusalIn(call) ?? '');

const isOfPlace = isRefusedBy((error) => isChannelGone(error) || isForbidden(error));

const announcedAt = ({ posts }: PollEvidence): number =>
  Math.min(...posts.filter(isApplied).map(({ effect }) => effect?.at ?? Infinity));

/** Whether it was announced, and one of the tries before ended so. */
const isAnnouncedAfter =
  (isMeant: (post: Exchange) => boolean) =>
  (poll: PollEvidence): boolean =>
    announcedAt(poll) < Infinity &&
    poll.posts.some((post) => isMeant(post) && post.sentAt < announcedAt(poll));

const isTold = (tellings: PollEvidence['tellings'], kind: Telling['kind']): boolean =>
  tellings.some((telling) => telling.kind === kind);
