// What people are going to do in a run: which polls they ask, who clicks what when, and who closes what how.

import {
  type Closers,
  closersChoices,
  type VotesPerPerson,
  votesPerPersonChoices,
} from '../../../src/rules/poll/poll.ts';
import type { Random } from './random.ts';

export interface Plan {
  /** Their names. The first ask the polls, one each. */
  readonly people: readonly string[];
  readonly polls: readonly PollPlan[];
  /** Whether things go wrong while polls are posted, too. */
  readonly isStormyFromTheStart: boolean;
  /** Whether the app may read channels. */
  readonly readsChannels: boolean;
  readonly shards: 1 | 2;
}

export interface PollPlan {
  readonly id: string;
  readonly title: string;
  /** Number of the person. */
  readonly owner: number;
  readonly songs: number;
  readonly votesPerPerson: VotesPerPerson;
  readonly closers: Closers;
  readonly closesByTime: boolean;
  readonly acts: readonly Act[];
}

export interface Act {
  /** Milliseconds after the storm began. */
  readonly at: number;
  readonly person: number;
  readonly deed:
    | { readonly kind: 'vote'; readonly song: number }
    | { readonly kind: 'close-button' | 'lock' };
  /** How often Slack delivers it. */
  readonly times: number;
}

/** How long people are busy, in milliseconds. */
export const stormMs = 9_000;
const closingFrom = 3_000;
const names = ['Ann', 'Bo', 'Cy', 'Dee', 'Eve', 'Flo', 'Gus', 'Hal'];

export function createPlan(seed: number, random: Random): Plan {
  const people = names.slice(0, random.between(3, names.length));
  const polls = random.pick([1, 1, 1, 2, 2]);
  return {
    people,
    polls: Array.from({ length: polls }, (_, at) => createPoll(`poll-${seed}-${at + 1}`, at, people, random)),
    isStormyFromTheStart: random.chance(0.25),
    readsChannels: random.chance(0.5),
    shards: random.chance(0.5) ? 2 : 1,
  };
}

function createPoll(id: string, owner: number, people: readonly string[], random: Random): PollPlan {
  const songs = random.between(2, 4);
  const voters = people.flatMap((_, person) => (random.chance(0.7) ? [person] : []));
  const isQuick = random.chance(0.3);
  const votes = voters.flatMap((person) =>
    Array.from({ length: random.pick([1, 1, 2, 2, 3]) }, () =>
      createVote(person, random.below(songs), isQuick, random),
    ),
  );
  const closings = Array.from({ length: random.pick([0, 1, 1, 2]) }, () => createClosing(people, random));
  return {
    id,
    title: `Poll ${owner + 1}`,
    owner,
    songs,
    votesPerPerson: random.pick(votesPerPersonChoices),
    closers: random.pick(closersChoices),
    closesByTime: random.chance(0.4),
    acts: [...votes, ...closings],
  };
}

function createVote(person: number, song: number, isQuick: boolean, random: Random): Act {
  const at = random.below(isQuick ? stormMs / 6 : stormMs);
  return { at, person, deed: { kind: 'vote', song }, times: random.chance(0.3) ? 2 : 1 };
}

function createClosing(people: readonly string[], random: Random): Act {
  const kind = random.chance(0.5) ? 'close-button' : 'lock';
  const person = random.chance(0.5) ? 0 : random.below(people.length);
  return {
    at: random.between(closingFrom, stormMs),
    person,
    deed: { kind },
    times: random.chance(0.2) ? 2 : 1,
  };
}
