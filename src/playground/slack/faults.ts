// What can go wrong on the way to Slack, on demand: slowness, refusals, lost connections, and calls that are held
// back by hand so that a test decides their order.

import type { JsonObject } from '../protocol/json.ts';
import type { Call } from './slack-log.ts';

/** `before` leaves everything as it was; `after` has had its effect, but the app does not learn of it. */
export type When = 'before' | 'after';

export type Fault =
  | { readonly kind: 'rate-limited'; readonly retryAfter: number }
  | { readonly kind: 'status'; readonly status: number; readonly when?: When }
  | { readonly kind: 'reset'; readonly when: When }
  /** Slack's own kind of no: HTTP 200 and `{ok: false, error}`. */
  | { readonly kind: 'error'; readonly error: string };

export type Matches = (args: JsonObject) => boolean;

export interface Gate {
  /** The calls that stand before the gate, in the order they came. */
  readonly held: readonly HeldCall[];
  /** Settles as soon as that many calls have come, let through or not. */
  arrived(count: number): Promise<void>;
  /** Opens the gate for good and lets all that wait pass. */
  open(): void;
}

export interface HeldCall {
  readonly call: Call;
  /** Lets this one call pass. */
  release(): void;
}

interface StandingFault {
  readonly method: string;
  readonly fault: Fault;
  readonly matches: Matches;
  times: number;
}

interface StandingGate {
  readonly method: string;
  readonly when: When;
  readonly matches: Matches;
  wait(call: Call): Promise<void>;
}

/** How often calls of a method fail so, of all: 0.6 is three in five. */
export interface Odds {
  readonly share: number;
  readonly fault: Fault;
}

interface StandingOdds {
  readonly method: string;
  readonly odds: readonly Odds[];
  readonly matches: Matches;
  /** From 0 to less than 1. */
  random(): number;
}

const always: Matches = () => true;

export type Faults = ReturnType<typeof createFaults>;

/** Methods are named as in the Web API; `response_url` is one too, and `*` means any. */
export function createFaults() {
  const queue: StandingFault[] = [];
  const chances: StandingOdds[] = [];
  const gates: StandingGate[] = [];
  const delays = new Map<string, () => number>();

  return {
    /** The next `times` calls that match (1 unless told) fail so. */
    fail(
      method: string,
      fault: Fault,
      { times = 1, matches = always }: { times?: number; matches?: Matches } = {},
    ): void {
      queue.push({ method, fault, matches, times });
    },
    /**
     * Calls that match fail by chance until everything is mended: each by one of the odds, or not at all. What was said
     * last about a method counts.
     * @param random from 0 to less than 1, asked once for each call
     */
    failByChance(
      method: string,
      odds: readonly Odds[],
      { random, matches = always }: { random: () => number; matches?: Matches },
    ): void {
      chances.unshift({ method, odds, matches, random });
    },
    /** How many calls are still to fail. */
    left: (): number => queue.reduce((sum, { times }) => sum + times, 0),
    /** The faults that are not used up, the oldest first. */
    standing: (): readonly Pick<StandingFault, 'method' | 'fault' | 'times'>[] =>
      queue.filter(({ times }) => times > 0),
    /** Whether calls fail by chance. */
    hasChances: (): boolean => chances.length > 0,
    /** No call fails by chance any more. */
    forgetChances(): void {
      chances.length = 0;
    },
    /** Forgets the faults not used up, and those by chance. */
    mend(): void {
      queue.length = 0;
      chances.length = 0;
    },
    /** Lets calls take that many real milliseconds, counted before their effect. */
    delay(ms: number | (() => number), method = '*'): void {
      delays.set(method, typeof ms === 'number' ? () => ms : ms);
    },
    /** Holds back matching calls, before their effect unless told. A gate never opened makes a call hang. */
    hold(
      method: string,
      { when = 'before', matches = always }: { when?: When; matches?: Matches } = {},
    ): Gate {
      const { gate, wait } = createGate();
      gates.push({ method, when, matches, wait });
      return gate;
    },

    /** The fault this call runs into, used up by that. */
    take(call: Call): Fault | undefined {
      const found = queue.find((standing) => standing.times > 0 && fits(standing, call));
      if (found !== undefined) found.times -= 1;
      return found?.fault ?? drawnFault(chances.find((standing) => fits(standing, call)));
    },
    delayOf(method: string): number {
      return (delays.get(method) ?? delays.get('*'))?.() ?? 0;
    },
    /** Waits at every closed gate of that side. */
    async pass(call: Call, when: When): Promise<void> {
      for (const gate of gates.filter((standing) => standing.when === when && fits(standing, call))) {
        await gate.wait(call);
      }
    },
  };
}

function drawnFault(standing: StandingOdds | undefined): Fault | undefined {
  if (standing === undefined) return undefined;
  let rest = standing.random();
  return standing.odds.find(({ share }) => {
    rest -= share;
    return rest < 0;
  })?.fault;
}

function fits({ method, matches }: { method: string; matches: Matches }, call: Call): boolean {
  return (method === '*' || method === call.method) && matches(call.args);
}

function createGate() {
  const held: HeldCall[] = [];
  const watchers: { count: number; tell: () => void }[] = [];
  let came = 0;
  let isOpen = false;

  async function wait(call: Call): Promise<void> {
    came += 1;
    for (const watcher of watchers.filter(({ count }) => count <= came)) watcher.tell();
    if (isOpen) return;
    await new Promise<void>((resolve) => {
      const waiting: HeldCall = {
        call,
        release: () => {
          if (held.includes(waiting)) held.splice(held.indexOf(waiting), 1);
          resolve();
        },
      };
      held.push(waiting);
    });
  }

  const gate: Gate = {
    held,
    async arrived(count) {
      if (came >= count) return;
      await new Promise<void>((tell) => watchers.push({ count, tell }));
    },
    open() {
      isOpen = true;
      for (const waiting of [...held]) waiting.release();
    },
  };
  return { gate, wait };
}
