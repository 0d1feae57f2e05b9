// People: the name for messages that must not notify them, their language and time zone. Slack is asked once for each
// person and week; somebody who cannot be had in time is simply left out, for a tally must not wait for a name.

import { type KnownPerson, readKeptPerson } from './person.ts';
import type { Outcome } from './slack-gateway.ts';

/** Where people are kept between processes. */
export interface PeopleMemory {
  /** What is kept, unchecked, by Slack id. */
  recall(people: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  /** @param until milliseconds since 1970. */
  remember(person: string, known: KnownPerson, until: number): Promise<void>;
}

export interface PeopleOptions {
  readonly memory: PeopleMemory;
  findPerson(person: string): Promise<Outcome<KnownPerson | undefined>>;
  now(): number;
}

const hour = 60 * 60 * 1_000;
const keptInTable = 7 * 24 * hour;
const keptInProcess = hour;
/** After a failure Slack is not asked again for so long. */
const givenUpFor = 10 * 60 * 1_000;

interface Learned {
  /** Undefined: Slack did not tell. */
  readonly known: KnownPerson | undefined;
  readonly until: number;
}

export function createPeople({ memory, findPerson, now }: PeopleOptions) {
  const learned = new Map<string, Learned>();
  const isUnknown = (person: string) => (learned.get(person)?.until ?? 0) <= now();

  async function recallUnknown(people: readonly string[]): Promise<void> {
    const wanted = people.filter(isUnknown);
    for (const [person, kept] of wanted.length > 0 ? await memory.recall(wanted) : []) {
      const known = readKeptPerson(kept);
      if (known !== undefined) learned.set(person, { known, until: now() + keptInProcess });
    }
  }

  async function learn(person: string): Promise<void> {
    const answer = await findPerson(person);
    const known = answer.kind === 'done' ? answer.value : undefined;
    learned.set(person, { known, until: now() + (known ? keptInProcess : givenUpFor) });
    if (known) await memory.remember(person, known, now() + keptInTable);
  }

  /** These people by Slack id, without those that cannot be had. */
  async function findPeople(people: readonly string[]): Promise<ReadonlyMap<string, KnownPerson>> {
    const wanted = [...new Set(people)];
    await recallUnknown(wanted);
    await Promise.all(wanted.filter(isUnknown).map(learn));
    return new Map(people.flatMap((person) => entry(person, learned.get(person)?.known)));
  }

  return {
    findPeople,

    /** Their names alone. */
    async findNames(people: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const known = await findPeople(people);
      return new Map([...known].map(([person, { name }]) => [person, name]));
    },

    /** What is known of somebody already: never asks Slack. */
    async recallPerson(person: string): Promise<KnownPerson | undefined> {
      await recallUnknown([person]);
      return learned.get(person)?.known;
    },
  };
}

export type People = ReturnType<typeof createPeople>;

function entry<Value>(key: string, value: Value | undefined): readonly [string, Value][] {
  return value === undefined ? [] : [[key, value]];
}
