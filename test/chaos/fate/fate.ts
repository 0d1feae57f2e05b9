// Everything that chance decides about the world around the app: how long things take, which calls fail and how, and
// who dies when. In calm weather only the speed of things is left open.

import type { Random } from './random.ts';

/** What runs on Lambda and may die. */
export const roles = ['slack', 'changes', 'clock'] as const;
export type Role = (typeof roles)[number];

/** Where a request goes. */
export type Side = 'table' | 'slack';

export type Fault =
  /** The far end does nothing and says so; Slack names when it may be asked again. */
  | { readonly kind: 'busy'; readonly retryAfter: number }
  /** `after` has had its effect all the same. */
  | { readonly kind: 'failed' | 'reset'; readonly when: 'before' | 'after' };

/** What becomes of one request. */
export interface Lot {
  /** Milliseconds until it takes effect, and from then until its answer is back. */
  readonly there: number;
  readonly back: number;
  readonly fault?: Fault;
}

/** How many times a process of each kind stands at a gate in a run, roughly: one before and one after each effect. */
const gates: Readonly<Record<Role, number>> = { slack: 200, changes: 130, clock: 30 };
const mostDeaths = 4;
const faultShare: Readonly<Record<Side, number>> = { slack: 0.2, table: 0.01 };
const lateShare: Readonly<Record<Side, number>> = { slack: 0.08, table: 0.004 };

export type Fate = ReturnType<typeof createFate>;

export function createFate(random: Random) {
  let isCalm = true;
  const deaths = Array.from({ length: random.below(mostDeaths + 1) }, () => {
    const role = random.pick(roles);
    return { role, gate: random.below(gates[role]) };
  });
  const passed: Record<Role, number> = { slack: 0, changes: 0, clock: 0 };

  function wayOf(side: Side): number {
    if (side === 'slack') return random.between(30, 300);
    return random.chance(0.06) ? random.between(20, 400) : random.between(1, 12);
  }

  function faultOf(side: Side): Fault {
    const when = random.chance(0.5) ? 'before' : 'after';
    const kind = random.pick(['busy', 'failed', 'reset'] as const);
    if (kind !== 'busy') return { kind, when };
    return { kind, retryAfter: side === 'slack' ? random.between(1, 20) : 0 };
  }

  /** Beyond what anybody waits for an answer. */
  const late = (side: Side) =>
    side === 'slack' ? random.between(2_100, 28_000) : random.between(2_600, 6_000);

  return {
    /** Draws the lot of a request. Names are only decoration: nothing befalls the asking for them. */
    lotOf(side: Side, what: string): Lot {
      const lot: Lot = { there: wayOf(side), back: wayOf(side) };
      if (isCalm || what === 'users.info') return lot;
      if (random.chance(lateShare[side])) {
        return random.chance(0.5) ? { ...lot, there: late(side) } : { ...lot, back: late(side) };
      }
      return random.chance(faultShare[side]) ? { ...lot, fault: faultOf(side) } : lot;
    },

    /** Whether a process dies at the gate it stands at. */
    strikes(role: Role): boolean {
      if (isCalm) return false;
      passed[role] += 1;
      return deaths.some((death) => death.role === role && death.gate === passed[role]);
    },

    /** Whether a request that was on its way when its sender died gets there. */
    outlivesSender: () => random.chance(0.5),
    /** Whether a request of Slack's meets a new process although another one would be free. */
    startsCold: () => random.chance(0.05),

    /** Milliseconds from Slack to the app, or back. */
    delivery: () => (random.chance(0.1) ? random.between(200, 1_500) : random.between(5, 80)),
    /** Milliseconds until the stream brings what was written. */
    streamLag(): number {
      if (!isCalm && random.chance(0.05)) return random.between(5_000, 30_000);
      return random.between(100, 1_200);
    },
    /** When a batch that was done comes once more, in milliseconds; undefined when it does not. */
    secondBatch: () => (!isCalm && random.chance(0.25) ? random.between(0, 1_500) : undefined),
    /** A moment within so many milliseconds. */
    within: (milliseconds: number) => random.below(milliseconds),
    /** Whether the timer strikes twice. */
    secondTick: () => !isCalm && random.chance(0.2),

    /** From now on things go wrong, or do not any more. */
    turn(weather: 'storm' | 'calm'): void {
      isCalm = weather === 'calm';
    },
  };
}
