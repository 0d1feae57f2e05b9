// Processes as Lambda has them: each takes one request at a time, is used again, and dies when fate or its time limit
// says so. What a dead one was doing is never continued and never answered.

import type { Role } from '../fate/fate.ts';
import type { Chronicle } from './chronicle.ts';
import { type Inside, runInside } from './enclosure.ts';
import type { Timeline } from './timeline.ts';

export interface Life {
  readonly name: string;
  /** Undefined for who cannot die. */
  readonly role: Role | undefined;
  isDead(): boolean;
  die(): void;
  /** Rejects at the moment of death. */
  readonly death: Promise<never>;
}

export function createLife(name: string, role?: Role): Life {
  let isDead = false;
  let end = (_: Error) => {};
  const death = new Promise<never>((_, reject) => {
    end = reject;
  });
  death.catch(() => {});
  return {
    name,
    role,
    death,
    isDead: () => isDead,
    die() {
      isDead = true;
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
  /** Whether a new process takes the request although another one would be free. */
  startsCold(): boolean;
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

/** A Lambda function. @returns how to invoke it; that rejects when the process dies. */
export function createFunction<Event, Answer>(
  { timeline, chronicle, insideOf }: FunctionParts,
  { role, timeLimit, start, startsCold }: FunctionPlan<Event, Answer>,
): (event: Event) => Promise<Answer> {
  const instances: Instance<Event, Answer>[] = [];

  function findInstance(): Instance<Event, Answer> {
    const free = instances.find(({ life, isBusy }) => !isBusy && !life.isDead());
    if (free !== undefined && !startsCold()) return free;
    const life = createLife(`${role}-${instances.length + 1}`, role);
    const instance = { life, handler: runInside(insideOf(life), () => start(life)), isBusy: false };
    instances.push(instance);
    return instance;
  }

  return async (event) => {
    const instance = findInstance();
    const { life, handler } = instance;
    instance.isBusy = true;
    const inTime = timeline.after(timeLimit, () => {
      chronicle.note(life.name, 'is out of time');
      life.die();
    });
    try {
      return await Promise.race([runInside(insideOf(life), () => handler(event)), life.death]);
    } finally {
      inTime();
      instance.isBusy = false;
    }
  };
}
