// Names of people for messages that must not notify them. Slack is asked once for each person and week; a name that
// cannot be had in time is simply left out, for a tally must not wait for it.

import type { Outcome } from './slack-gateway.ts';

/** Where names are kept between processes. */
export interface NameMemory {
  /** What is known, unchecked, by Slack id. */
  recall(people: readonly string[]): Promise<ReadonlyMap<string, unknown>>;
  /** @param until milliseconds since 1970. */
  remember(person: string, name: string, until: number): Promise<void>;
}

export interface NamesOptions {
  readonly memory: NameMemory;
  findName(person: string): Promise<Outcome<string | undefined>>;
  now(): number;
}

const hour = 60 * 60 * 1_000;
const keptInTable = 7 * 24 * hour;
const keptInProcess = hour;
/** After a failure Slack is not asked again for so long. */
const givenUpFor = 10 * 60 * 1_000;

interface Known {
  /** Undefined: Slack did not tell. */
  readonly name: string | undefined;
  readonly until: number;
}

export function createNames({ memory, findName, now }: NamesOptions) {
  const known = new Map<string, Known>();

  async function learn(person: string): Promise<void> {
    const answer = await findName(person);
    const name = answer.kind === 'done' ? answer.value : undefined;
    known.set(person, { name, until: now() + (name ? keptInProcess : givenUpFor) });
    if (name) await memory.remember(person, name, now() + keptInTable);
  }

  return {
    /** The names of these people by Slack id, without those that cannot be had. */
    async findNames(people: readonly string[]): Promise<ReadonlyMap<string, string>> {
      const isUnknown = (person: string) => (known.get(person)?.until ?? 0) <= now();
      const wanted = [...new Set(people)].filter(isUnknown);
      for (const [person, name] of wanted.length > 0 ? await memory.recall(wanted) : []) {
        if (typeof name === 'string') known.set(person, { name, until: now() + keptInProcess });
      }
      await Promise.all(wanted.filter(isUnknown).map(learn));
      return new Map(people.flatMap((person) => named(person, known.get(person)?.name)));
    },
  };
}

export type Names = ReturnType<typeof createNames>;

function named(person: string, name: string | undefined): readonly [string, string][] {
  return name ? [[person, name]] : [];
}
