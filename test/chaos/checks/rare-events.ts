// The rare moments that the storms are for. A storm in which none of them comes shows nothing, however calmly it ends: so
// they are counted, and a run of many seeds fails when one of them came more seldom than its floor says.

import type { Purpose } from '../world/purposes.ts';
import type { Exchange } from '../world/wire.ts';
import { addingEvents } from './adding-events.ts';
import type { Evidence, PollEvidence } from './evidence.ts';
import { isApplied, isNoted, isRefused, orderOf } from './exchanges.ts';
import { managingEvents } from './managing-events.ts';
import { poolEvents } from './pool-events.ts';
import type { RareEvent } from './rare-event.ts';
import { realDayEvents } from './real-day-events.ts';
import { scheduleEvents } from './schedule-events.ts';
import { tieEvents } from './tie-events.ts';

/** To meet its floors a run has to have so many seeds. */
export const seedsForFloors = 500;

export const rareEvents: readonly RareEvent[] = [
  {
    name: 'a run in which nothing goes wrong',
    why: 'whatever every storm excuses',
    floor: 1,
    count: ({ isFair, polls }) => (isFair && polls.length > 0 ? 1 : 0),
  },
  {
    name: 'a vote that the seal refuses',
    why: 'a vote counted after the result, or refused without a word',
    floor: 1,
    count: (evidence) => of(evidence, 'vote').filter((vote) => isSealedOut(vote, evidence)).length,
  },
  {
    name: 'a vote decided by a ballot that was another one by then',
    why: 'a click of the same person, counted elsewhere, is lost',
    floor: 1,
    count: (evidence) =>
      of(evidence, 'vote').filter((vote) => isRefused(vote) && !isSealedOut(vote, evidence)).length,
  },
  {
    name: 'a vote over the limit',
    why: 'a ballot with more votes than the poll allows',
    floor: 1,
    count: ({ polls }) =>
      sumOver(polls, ({ clicks }) => clicks.filter(({ told }) => told === 'over-limit').length),
  },
  {
    name: 'a click delivered twice',
    why: 'a vote counted and taken back by one click',
    floor: 1,
    count: ({ deliveries }) =>
      deliveries.length - new Set(deliveries.map(({ body }) => JSON.stringify(body))).size,
  },
  {
    name: 'an event that Slack sends again',
    why: 'a poll closed twice, a word said twice',
    floor: 1,
    count: ({ deliveries }) => deliveries.filter(({ retry }) => retry > 0).length,
  },
  {
    name: 'a click before the poll knows its message',
    why: 'a vote turned away from the message it was pressed in',
    floor: 1,
    count: (evidence) =>
      of(evidence, 'note of the message').filter((note) => !isByPoster(note, evidence)).length,
  },
  {
    name: 'a poll whose message was posted twice',
    why: 'two messages that both take votes',
    floor: 1,
    count: ({ polls }) => polls.filter(({ copies }) => copies.length > 1).length,
  },
  {
    name: 'a death while sealing',
    why: 'a poll that is closing for ever, or counted with a box still open',
    floor: 1,
    count: (evidence) => sumOver(evidence.polls, (poll) => sealersDeadHalfway(poll, evidence).length),
  },
  {
    name: 'a poll finished by the clock after a death',
    why: 'the same, where nobody clicks any more',
    floor: 1,
    count: (evidence) => evidence.polls.filter((poll) => isFinishedByClock(poll, evidence)).length,
  },
  {
    name: 'a poll that its time closed',
    why: 'it stays open although its time is up',
    floor: 1,
    count: ({ polls }) => polls.filter(({ poll }) => poll.closedBy === undefined).length,
  },
  {
    name: 'two closers at once',
    why: 'two results, or one of half the boxes',
    floor: 1,
    count: (evidence) =>
      evidence.polls.filter((poll) => sendersOf(about(poll, of(evidence, 'result'))).size > 1).length,
  },
  {
    name: 'a poll nobody voted in',
    why: 'a winner with no votes',
    floor: 1,
    count: ({ polls }) => polls.filter(({ poll }) => poll.result?.voters === 0).length,
  },
  {
    name: 'a poll whose votes are hidden',
    why: 'counts in a message before the poll is closed',
    floor: 50,
    count: ({ polls }) => polls.filter(({ poll }) => poll.votesShown === 'closed').length,
  },
  {
    name: 'a vote in an anonymous poll',
    why: 'a way from a vote to a person',
    floor: 200,
    count: ({ polls }) =>
      sumOver(polls, ({ poll }) => (poll.voterNames === 'hidden' ? (poll.result?.voters ?? 0) : 0)),
  },
  {
    name: 'a poll closed by enough voters',
    why: 'one closed too early, or twice',
    floor: 10,
    count: ({ polls }) => polls.filter(({ poll }) => poll.isClosedEarly).length,
  },
  {
    name: 'a poll closed by somebody who only moderates',
    why: 'a poll closed by somebody who may not',
    floor: 5,
    count: ({ polls }) =>
      polls.filter(({ poll: { closedBy, closers, owner }, moderators }) => {
        const isOther = closedBy !== undefined && closedBy !== owner.id && closers === 'owner';
        return isOther && moderators.includes(closedBy);
      }).length,
  },
  {
    name: 'settings that were changed while they were being saved',
    why: 'a setting that is lost',
    floor: 2,
    count: (evidence) => of(evidence, 'new settings').filter(isRefused).length,
  },
  {
    name: 'a setting that was saved',
    why: 'the same',
    floor: 50,
    count: ({ channel }) => channel.saved.length,
  },
  {
    name: 'a reminder in a storm',
    why: 'a channel reminded twice',
    floor: 3,
    count: ({ polls }) => sumOver(polls, ({ reminders }) => reminders.length),
  },
  {
    name: 'a turn at drawing that somebody else had',
    why: 'two drawers at once, the older picture last',
    floor: 1,
    count: (evidence) => of(evidence, 'turn').filter(isRefused).length,
  },
  {
    name: 'a turn at drawing taken over from the dead',
    why: 'a poll that nobody may draw any more',
    floor: 1,
    count: (evidence) => of(evidence, 'takeover').filter(isApplied).length,
  },
  {
    name: 'a draw that Slack wants later',
    why: 'Slack is asked again too early, or never',
    floor: 1,
    count: (evidence) => of(evidence, 'draw').filter(({ fault }) => fault?.kind === 'busy').length,
  },
  {
    name: 'a draw done without an answer',
    why: 'what the message shows is not what is noted',
    floor: 1,
    count: (evidence) =>
      of(evidence, 'draw').filter((draw) => isApplied(draw) && draw.heardAt === undefined).length,
  },
  {
    name: 'a draw that came over a newer one',
    why: 'the message shows an older tally and stays so',
    floor: 1,
    count: ({ polls }) => sumOver(polls, ({ draws }) => overtaken(draws).length),
  },
  {
    name: 'a batch of the stream that comes twice',
    why: 'a draw or an announcement too many',
    floor: 1,
    count: ({ batches }) => batches.filter(({ isCopy }) => isCopy).length,
  },
  {
    name: 'a batch and its double at the same time',
    why: 'two drawers, two announcers',
    floor: 1,
    count: ({ batches }) => batches.filter(({ isAlongside }) => isAlongside).length,
  },
  {
    name: 'a batch that was split',
    why: 'a poll drawn in the midst of its changes',
    floor: 1,
    count: ({ batches }) => batches.filter(({ records, waiting }) => records < waiting).length,
  },
  {
    name: 'a batch that failed and came again',
    why: 'later changes held up or forgotten',
    floor: 1,
    count: ({ batches }) => batches.filter(({ failures }) => failures > 0).length,
  },
  {
    name: 'a batch that was given up and brought back',
    why: 'a poll that nobody looks at any more',
    floor: 1,
    count: ({ batches }) => batches.filter(({ givenUp }) => givenUp.length > 0).length,
  },
  {
    name: 'a death between the claim and the announcement',
    why: 'a result that is never announced',
    floor: 1,
    count: (evidence) => sumOver(evidence.polls, (poll) => claimantsDeadBefore(poll, evidence).length),
  },
  {
    name: 'a death between an announcement and its note',
    why: 'a result announced again and again',
    floor: 1,
    count: ({ polls }) =>
      sumOver(polls, ({ posts, notes }) => posts.filter((post) => isLost(post, notes)).length),
  },
  {
    name: 'an announcement that Slack wants later',
    why: 'a result that waits for ever, or is announced twice',
    floor: 1,
    count: ({ polls }) =>
      sumOver(polls, ({ posts }) => posts.filter(({ fault }) => fault?.kind === 'busy').length),
  },
  {
    name: 'a result found in the channel instead of announced again',
    why: 'a result announced twice although the app may look',
    floor: 1,
    count: (evidence) =>
      of(evidence, 'note of the announcement').filter(
        (note) => isApplied(note) && isAfterLooking(note, evidence),
      ).length,
  },
  {
    name: 'a message of the queue that is lost',
    why: 'a draw or a result that waits for a message which never comes',
    floor: 3,
    count: ({ messages }) => messages.filter(({ copies }) => copies === 0).length,
  },
  {
    name: 'a message of the queue that comes twice',
    why: 'a draw or an announcement too many',
    floor: 10,
    count: ({ messages }) => messages.filter(({ copies }) => copies > 1).length,
  },
  {
    name: 'a message of the queue that comes late',
    why: 'somebody else has long seen to it, and it is done again',
    floor: 10,
    count: ({ messages }) => messages.filter(({ isLate }) => isLate).length,
  },
  {
    name: 'a message of the queue at which the function failed',
    why: 'a poll that waits until the message is visible again',
    floor: 1,
    count: ({ messages }) => messages.filter(({ failures }) => failures > 0).length,
  },
  {
    name: 'a process out of time',
    why: 'whatever it held is held for ever',
    floor: 1,
    count: ({ exchanges }) =>
      [...sendersOf(exchanges)].filter((sender) => sender.causeOfDeath() === 'out of time').length,
  },
  ...managingEvents,
  ...tieEvents,
  ...addingEvents,
  ...poolEvents,
  ...scheduleEvents,
  ...realDayEvents,
];

/** Of each rare event by its name. */
export type Counts = Readonly<Record<string, number>>;

export function countRareEvents(evidence: Evidence): Counts {
  return Object.fromEntries(rareEvents.map(({ name, count }) => [name, count(evidence)]));
}

export function sumOfCounts(one: Counts, other: Counts): Counts {
  return Object.fromEntries(rareEvents.map(({ name }) => [name, (one[name] ?? 0) + (other[name] ?? 0)]));
}

/** How often each came, and how often it has to. */
export function tableOf(counts: Counts): readonly string[] {
  return rareEvents.map(({ name, floor }) => {
    const count = String(counts[name] ?? 0).padStart(7);
    return `${count}  ${name} (at least ${floor} in ${seedsForFloors} seeds)`;
  });
}

/** What came too seldom; of a run with too few seeds for the floors nothing is asked. */
export function shortfalls(counts: Counts, seeds: number): readonly string[] {
  if (seeds < seedsForFloors) return [];
  return rareEvents.flatMap(({ name, floor, why }) => {
    const count = counts[name] ?? 0;
    const least = Math.floor((floor * seeds) / seedsForFloors);
    return count >= least ? [] : [`too seldom: ${name}: ${count} times, not ${least}; it would show: ${why}`];
  });
}

const of = ({ exchanges }: Evidence, purpose: Purpose): readonly Exchange[] =>
  exchanges.filter((exchange) => exchange.purpose === purpose);

const about = ({ poll }: PollEvidence, exchanges: readonly Exchange[]): readonly Exchange[] =>
  exchanges.filter((exchange) => exchange.poll === poll.id);

const sumOver = (polls: readonly PollEvidence[], count: (poll: PollEvidence) => number): number =>
  polls.reduce((sum, poll) => sum + count(poll), 0);

const sendersOf = (exchanges: readonly Exchange[]) => new Set(exchanges.map(({ sender }) => sender));

function isSealedOut(vote: Exchange, evidence: Evidence): boolean {
  const box = vote.name.replace(/^vote/, 'seal');
  return (
    isRefused(vote) &&
    of(evidence, 'seal').some((seal) => seal.name === box && isApplied(seal) && orderOf(seal) < orderOf(vote))
  );
}

function isByPoster(note: Exchange, evidence: Evidence): boolean {
  return of(evidence, 'poll message').some(
    ({ sender, poll }) => sender === note.sender && poll === note.poll,
  );
}

function sealersDeadHalfway(poll: PollEvidence, evidence: Evidence) {
  const seals = about(poll, of(evidence, 'seal')).filter(isApplied);
  return [...sendersOf(seals)].filter(
    (sender) =>
      sender.isDead() && !about(poll, of(evidence, 'result')).some((result) => result.sender === sender),
  );
}

function isFinishedByClock(poll: PollEvidence, evidence: Evidence): boolean {
  const lock = about(poll, of(evidence, 'lock')).find(isApplied);
  const result = about(poll, of(evidence, 'result')).find(isApplied);
  return lock?.sender.isDead() === true && result?.sender.role === 'clock' && result.sender !== lock.sender;
}

/** Draws that took effect after one that was sent later. */
function overtaken(draws: readonly Exchange[]): readonly Exchange[] {
  return draws.filter(
    (draw, at) => isApplied(draw) && draws.slice(at + 1).some((later) => orderOf(later) < orderOf(draw)),
  );
}

function claimantsDeadBefore(poll: PollEvidence, evidence: Evidence) {
  const claims = about(poll, of(evidence, 'claim to announce')).filter(isApplied);
  return claims.filter(
    ({ sender, sentAt }) =>
      sender.isDead() && !poll.posts.some((post) => post.sender === sender && post.sentAt >= sentAt),
  );
}

const isLost = (post: Exchange, notes: readonly Exchange[]): boolean =>
  isApplied(post) && post.sender.isDead() && !isNoted(post, notes);

function isAfterLooking({ sender, poll }: Exchange, evidence: Evidence): boolean {
  const own = evidence.exchanges.filter((exchange) => exchange.sender === sender);
  const posted = own.some((exchange) => exchange.purpose === 'announcement' && exchange.poll === poll);
  return !posted && own.some((exchange) => exchange.purpose === 'look in the channel');
}
