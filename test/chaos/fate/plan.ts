// What people are going to do in a run: which polls they ask, who clicks what when, and who closes what how.

import {
  type Choices,
  type Closers,
  choicesOf,
  type VotesPerPerson,
} from '../../../src/rules/poll/settings.ts';
import type { Wish } from '../../../src/rules/poll/ties.ts';
import type { AddingDeed } from './adding.ts';
import type { ChannelPlan } from './channel-plan.ts';
import type { ManagingDeed } from './managing.ts';
import type { PoolPlan } from './pool-plan.ts';
import type { Random } from './random.ts';
import type { SchedulesPlan } from './schedule-plan.ts';
import type { Upset } from './upsets.ts';

export interface Plan {
  /** Their names. The first ask the polls, one each. */
  readonly people: readonly string[];
  readonly polls: readonly PollPlan[];
  /** Whether things go wrong while polls are posted, too. */
  readonly isStormyFromTheStart: boolean;
  /** How long things go wrong, in milliseconds. */
  readonly stormMs: number;
  /** When the timer first strikes, in milliseconds after the storm began. */
  readonly firstTick: number;
  /** When the first poll that closes by time does, likewise. */
  readonly closingTime: number;
  /** Whether the app may read channels. */
  readonly readsChannels: boolean;
  readonly shards: 1 | 2;
  readonly days: Days;
  readonly channel: ChannelPlan;
  readonly pool: PoolPlan;
  readonly schedules: SchedulesPlan;
}

/** What becomes of the channel, the polls' messages and the token; drawn apart from the rest (upsets.ts). */
export interface Days {
  readonly upsets: readonly Upset[];
  /** Whether the channel is private: then the app cannot join it again by itself. */
  readonly isPrivate: boolean;
  /** Whether the app has subscribed to hear that a channel has another id. */
  readonly hearsOfMoves: boolean;
  /** Whether people look into the channel when something has passed, and press what is shown there still. */
  readonly isWatched: boolean;
  /** Whether the run goes on until the app gives up on what never comes back. */
  readonly lastsAMonth: boolean;
}

/** As in rules/poll/settings.ts. */
export type Options = Pick<Choices, 'adding' | 'remind' | 'ties' | 'voterNames' | 'votesShown'> & {
  /** It closes when so many have voted. */
  readonly enoughVoters: number | undefined;
};

export interface PollPlan {
  readonly id: string;
  readonly title: string;
  /** Number of the person. */
  readonly owner: number;
  readonly songs: number;
  readonly votesPerPerson: VotesPerPerson;
  readonly closers: Closers;
  readonly closesByTime: boolean;
  /** After how long, in minutes: the same for all polls of a run, which are to close in its storm. */
  readonly closesAfter: 15 | 60;
  /** What most polls do without. */
  readonly options: Options;
  readonly acts: readonly Act[];
}

export interface Act {
  /** Names it among all acts of the run. */
  readonly id: string;
  /** Milliseconds after the storm began. */
  readonly at: number;
  /** Number of the person. */
  readonly person: number;
  readonly deed:
    | { readonly kind: 'vote'; readonly song: number }
    | { readonly kind: 'close-button' | 'lock' }
    /** Presses a button of the announcement, which decides what follows from the poll. */
    | { readonly kind: 'wish'; readonly wish: Wish }
    | ManagingDeed
    | AddingDeed;
  /** Whether Slack may deliver it twice. */
  readonly mayDouble: boolean;
}

/** A ballot knows its last three clicks again (voting.ts): a double is delivered at most so many votes later. */
const mostVotesWithDoubles = 4;

/** How long people are busy, in milliseconds. */
const busyMs = 9_000;
const closingFrom = 3_000;
/** Announcements come soon after the closings. */
const wishesFrom = 6_000;
const wishesUntil = 14_000;
/** What is on its way when people are done meets the storm still. Some storms go on until the timer has struck again. */
const stormsMs = [12_000, 12_000, 12_000, 12_000, 100_000, 200_000];
const names = ['Ann', 'Bo', 'Cy', 'Dee', 'Eve', 'Flo', 'Gus', 'Hal'];

/** @param ofTies what decides about ties; apart from the rest, which it leaves as it is */
export function createPlan(
  seed: number,
  random: Random,
  ofTies: Random,
): Omit<Plan, 'days' | 'channel' | 'pool' | 'schedules'> {
  const people = names.slice(0, random.between(3, names.length));
  const polls = random.pick([1, 1, 1, 2, 2]);
  // Nobody is reminded of what is over within an hour.
  const closesAfter = random.chance(0.2) ? 60 : 15;
  return {
    people,
    polls: Array.from({ length: polls }, (_, at) =>
      withTies({ ...createPoll(`poll-${seed}-${at + 1}`, at, people, random), closesAfter }, people, ofTies),
    ),
    isStormyFromTheStart: random.chance(0.25),
    stormMs: random.pick(stormsMs),
    firstTick: random.below(busyMs),
    closingTime: random.below(busyMs),
    readsChannels: random.chance(0.5),
    shards: random.chance(0.5) ? 2 : 1,
  };
}

/** @param upsets what comes in the run */
export function createDays(upsets: readonly Upset[], random: Random): Days {
  return {
    upsets,
    isPrivate: upsets.length > 0 && random.chance(0.5),
    hearsOfMoves: random.chance(0.7),
    isWatched: random.chance(0.7),
    lastsAMonth: random.chance(0.25),
  };
}

/** The plan with only these of its polls, acts and upsets, by their ids. */
export function partOf(plan: Plan, kept: ReadonlySet<string>): Plan {
  const polls = plan.polls.filter(({ id }) => kept.has(id));
  return {
    ...plan,
    polls: polls.map((poll) => ({ ...poll, acts: poll.acts.filter(({ id }) => kept.has(id)) })),
    days: { ...plan.days, upsets: plan.days.upsets.filter(({ id }) => kept.has(id)) },
    channel: { ...plan.channel, changes: plan.channel.changes.filter(({ id }) => kept.has(id)) },
    pool: { ...plan.pool, acts: plan.pool.acts.filter(({ id }) => kept.has(id)) },
    schedules: {
      ...plan.schedules,
      schedules: plan.schedules.schedules.filter(({ id }) => kept.has(id)),
      rounds: plan.schedules.rounds.map((round) => ({
        ...round,
        acts: round.acts.filter(({ id }) => kept.has(id)),
      })),
    },
  };
}

type Deed = Omit<Act, 'id' | 'mayDouble'>;

const isVoteOf = ({ person, deed }: Deed, voter: number) => person === voter && deed.kind === 'vote';

function createPoll(
  id: string,
  owner: number,
  people: readonly string[],
  random: Random,
): Omit<PollPlan, 'closesAfter' | 'options'> & { readonly options: Omit<Options, 'adding' | 'ties'> } {
  const songs = random.between(2, 4);
  const voters = people.flatMap((_, person) => (random.chance(0.7) ? [person] : []));
  const isQuick = random.chance(0.3);
  const isForgotten = random.chance(0.05);
  const isEager = random.chance(0.15);
  const votes = voters.flatMap((person) =>
    Array.from({ length: random.pick(isEager ? [5, 6] : [1, 1, 2, 2, 3]) }, () =>
      createVote(person, random.below(songs), isQuick, random),
    ),
  );
  const closings = Array.from({ length: random.pick([0, 1, 1]) }, () => createClosing(people, random));
  const atOnce = closings.map(({ at }) => ({ ...createClosing(people, random), at: at + random.below(200) }));
  const allClosings = random.chance(0.3) ? [...closings, ...atOnce] : closings;
  const deeds = isForgotten ? allClosings : [...votes, ...allClosings];
  return {
    id,
    title: `Poll ${owner + 1}`,
    owner,
    songs,
    votesPerPerson: random.pick(choicesOf('votesPerPerson')),
    closers: random.pick(choicesOf('closers')),
    closesByTime: random.chance(0.4),
    options: {
      votesShown: random.chance(0.3) ? 'closed' : 'live',
      voterNames: random.chance(0.3) ? 'hidden' : 'shown',
      enoughVoters: random.chance(0.15) ? random.between(1, 4) : undefined,
      remind: random.chance(0.5) ? 'channel' : 'nobody',
    },
    acts: deeds.map((deed, at) => ({
      id: `act-${owner + 1}-${at + 1}`,
      ...deed,
      mayDouble: deeds.filter((other) => isVoteOf(other, deed.person)).length <= mostVotesWithDoubles,
    })),
  };
}

/** What its owner chose for ties, and who presses which button under its announcement. */
function withTies(
  poll: Omit<PollPlan, 'options'> & { readonly options: Omit<Options, 'adding' | 'ties'> },
  people: readonly string[],
  random: Random,
): PollPlan {
  const ties = random.pick<Options['ties']>(['all', 'all', ...choicesOf('ties')]);
  const first = random.between(wishesFrom, wishesUntil);
  const wishes = Array.from({ length: random.pick([0, 2, 3, 4]) }, (_, at) => ({
    id: `wish-${poll.owner + 1}-${at + 1}`,
    at: first + random.below(600),
    person: random.chance(0.5) ? poll.owner : random.below(people.length),
    deed: { kind: 'wish', wish: random.pick<Wish>(['run-off', 'toss', 'another-hour']) } as const,
    mayDouble: true,
  }));
  return { ...poll, options: { ...poll.options, ties, adding: 'owner' }, acts: [...poll.acts, ...wishes] };
}

function createVote(person: number, song: number, isQuick: boolean, random: Random): Deed {
  return { at: random.below(isQuick ? busyMs / 6 : busyMs), person, deed: { kind: 'vote', song } };
}

function createClosing(people: readonly string[], random: Random): Deed {
  const kind = random.chance(0.5) ? 'close-button' : 'lock';
  const person = random.chance(0.5) ? 0 : random.below(people.length);
  return { at: random.between(closingFrom, busyMs), person, deed: { kind } };
}
