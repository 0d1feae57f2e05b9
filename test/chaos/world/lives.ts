// Processes as Lambda has them: each takes one request at a time, is used again, and dies when fate or its time limit
// says so. What a dead one was doing is never continued and never answered.

import type { Role } from '../fate/weather.ts';
import type { Chronicle } from './chronicle.ts';
import { type Inside, runInside } from './enclosure.ts';
import type { Timeline } from './timeline.ts';

/** `struck`: by chance. `out of time`: it took longer than its function may. */
export type CauseOfDeath = 'struck' | 'out of time';

export interface Life {
  readonly name: string;
  /** Undefined for who cannot die. */
  readonly role: Role | undefined;
  isDead(): boolean;
  /** Undefined for the living. */
  causeOfDeath(): CauseOfDeath | undefined;
  die(cause: CauseOfDeath): void;
  /** Rejects at the moment of death. */
  readonly death: Promise<never>;
}

export function createLife(name: string, role?: Role): Life {
  let cause: CauseOfDeath | undefined;
  let end = (_: Error) => {};
  const death = new Promise<never>((_, reject) => {
    end = reject;
  });
  death.catch(() => {});
  return {
    name,
    role,
    death,
    isDead: () => cause !== undefined,
    causeOfDeath: () => cause,
    die(of) {
      cause ??= of;
      end(new Error(`${name} is dead`));
    },
  };
}

export interface FunctionPlan<Event, Answer> {
  readonly role: Role;
  /** Milliseconds; as in serverless.yml. */
  readonly timeLimit: number;
  /** A new process: its handler. */
  start(life: Life): (event: Event) => Promise<Answer>;
  /** Whether a new process takes the request although another one would be free. @param place names the request */
  startsCold(place: string): boolean;
}

export interface FunctionParts {
  readonly timeline: Timeline;
  readonly chronicle: Chronicle;
  insideOf(life: Life): Inside;
}

interface Instance<Event, Answer> {
  readonly life: Life;
  readonly handler: (event: Event) => Promise<Answer>;
  isBusy: boolean;
}

/** How a function is invoked: with an event, and with the invocation's place among all decisions of chance. */
export type Invoke<Event, Answer> = (event: Event, place: string) => Promise<Answer>;

/** A Lambda function. @returns how to invoke it; that rejects when the process dies. */
export function createFunction<Event, Answer>(
  { timeline, chronicle, insideOf }: FunctionParts,
  { role, timeLimit, start, startsCold }: FunctionPlan<Event, Answer>,
): Invoke<Event, Answer> {
  const instances: Instance<Event, Answer>[] = [];

  function findInstance(place: string): Instance<Event, Answer> {
    const free = instances.find(({ life, isBusy }) => !isBusy && !life.isDead());
    if (free !== undefined && !startsCold(place)) return free;
    const life = createLife(`${role}-${instances.length + 1}`, role);
    const instance = { life, handler: runInside(insideOf(life), () => start(life)), isBusy: false };
    instances.push(instance);
    return instance;
  }

  return async (event, place) => {
    const instance = findInstance(place);
    const { life, handler } = instance;
    instance.isBusy = true;
    const inTime = timeline.after(timeLimit, () => {
      chronicle.note(life.name, 'is out of time');
      life.die('out of time');
    });
    try {
      return await Promise.race([runInside(insideOf(life), () => handler(event)), life.death]);
    } finally {
      inTime();
      instance.isBusy = false;
    }
  };
}
