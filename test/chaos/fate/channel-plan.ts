// What admins of the workspace have set for the channel of a run, and what they set while it goes on; drawn apart from the rest.

import type { Random } from './random.ts';

export interface ChannelPlan {
  /** Numbers of people. Two admins of the workspace, or none; the channel's DJs, from the start. */
  readonly admins: readonly number[];
  readonly djs: readonly number[];
  /** Whether the channel refuses explicit songs, and there is one among those of the first poll. */
  readonly refusesExplicit: boolean;
  readonly changes: readonly SettingsChange[];
}

/** Somebody wants to set one thing, which nobody else sets. */
export interface SettingsChange {
  /** Names it among all acts of the run. */
  readonly id: string;
  /** Milliseconds after the storm began. */
  readonly at: number;
  /** Number of the person, who may be no admin. */
  readonly person: number;
  /** By the label of its field. */
  readonly field: 'Weeks before a winner may come back' | 'Longest song';
  readonly value: string;
}

const beginsBefore = 6_000;

export function createChannelPlan(people: number, random: Random): ChannelPlan {
  const first = random.below(people);
  const second = (first + 1 + random.below(people - 1)) % people;
  const hasAdmins = random.chance(0.5);
  const at = random.below(beginsBefore);
  const isAtOnce = random.chance(0.7);
  const change = (number: number, person: number, more: Pick<SettingsChange, 'field' | 'value'>) => ({
    id: `setting-${number}`,
    at: number === 2 && !isAtOnce ? random.below(beginsBefore) : at + random.below(60),
    person,
    ...more,
  });
  const weeks = { field: 'Weeks before a winner may come back', value: String(random.below(53)) } as const;
  const minutes = { field: 'Longest song', value: `${random.pick([5, 7, 10, 15])} minutes` } as const;
  return {
    admins: hasAdmins ? [first, second] : [],
    djs: random.chance(0.3) ? [random.below(people)] : [],
    refusesExplicit: random.chance(0.1),
    changes: hasAdmins
      ? [change(1, first, weeks), change(2, second, minutes)].filter(() => random.chance(0.8))
      : [change(1, first, weeks)].filter(() => random.chance(0.1)),
  };
}
