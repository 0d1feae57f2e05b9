// How much of each kind goes wrong in a run. Rates that were the same for all runs would never show what becomes of a
// poll when most calls are refused, nor what goes wrong where nothing does: so each kind has a rate of its own in each
// run, often none at all, sometimes far more than anybody will ever see.

import type { Random } from './random.ts';
import type { UpsetKind } from './upsets.ts';

/** What runs on Lambda and may die. */
export const roles = ['slack', 'changes', 'later', 'clock'] as const;
export type Role = (typeof roles)[number];

/** Where requests go that have rates of their own; `slack` is every other call of Slack's. */
export const targets = ['table', 'chat.update', 'chat.postMessage', 'slack'] as const;
export type Target = (typeof targets)[number];

/** Shares of the requests. */
export interface RequestRates {
  /** Refused for now; does nothing. */
  readonly busy: number;
  /** Answered 500, done or not. */
  readonly failed: number;
  /** Without an answer, done or not. */
  readonly lost: number;
  /** Done or answered when nobody waits for it any more. */
  readonly late: number;
}

/** All rates are shares, from 0 to 1. */
export interface Weather {
  readonly mood: Mood;
  readonly requests: Readonly<Record<Target, RequestRates>>;
  /** Seconds that Slack wants to be left alone for. */
  readonly retryAfter: { readonly least: number; readonly most: number };
  /** Of the moments before and after a request takes effect. */
  readonly deaths: Readonly<Record<Role, number>>;
  /** Requests that meet a new process although another one would be free. */
  readonly coldStarts: number;
  /** Things people do that Slack delivers twice. */
  readonly doubledClicks: number;
  /** Strikes of the timer that come twice. */
  readonly doubledTicks: number;
  /** Batches of the stream. */
  readonly stream: { readonly late: number; readonly doubled: number; readonly split: number };
  /** Messages of the queue. */
  readonly queue: { readonly late: number; readonly doubled: number; readonly lost: number };
  /** Of what may become of the channel, the message and the token, each time that it may. */
  readonly upsets: Readonly<Record<UpsetKind, number>>;
}

export const moods = ['fair', 'usual', 'single', 'wild'] as const;
/**
 * `fair`: nothing goes wrong. `usual`: a little of most kinds. `single`: one or a few kinds, and those without measure.
 * `wild`: anything.
 */
export type Mood = (typeof moods)[number];

type Level = 'none' | 'usual' | 'extreme';
interface Range {
  readonly usual: number;
  readonly extreme: number;
}

/** How often a kind has which level. */
const levels: Readonly<Record<Mood, readonly Level[]>> = {
  fair: ['none'],
  usual: ['none', 'usual', 'usual'],
  single: [...Array<Level>(11).fill('none'), 'extreme'],
  wild: ['none', 'usual', 'extreme'],
};
const moodsByWeight: readonly Mood[] = [
  'fair',
  ...Array<Mood>(5).fill('usual'),
  'single',
  'single',
  'wild',
  'wild',
];

const tableRanges = {
  busy: { usual: 0.004, extreme: 0.4 },
  failed: { usual: 0.004, extreme: 0.25 },
  lost: { usual: 0.004, extreme: 0.25 },
  late: { usual: 0.004, extreme: 0.2 },
};
const slackRanges = {
  busy: { usual: 0.08, extreme: 0.7 },
  failed: { usual: 0.08, extreme: 0.4 },
  lost: { usual: 0.08, extreme: 0.4 },
  late: { usual: 0.08, extreme: 0.5 },
};
const deathRanges = {
  slack: { usual: 0.006, extreme: 0.25 },
  changes: { usual: 0.006, extreme: 0.25 },
  later: { usual: 0.006, extreme: 0.25 },
  clock: { usual: 0.02, extreme: 0.25 },
};
const upsetRange = { usual: 0.05, extreme: 1 };
const retryAfters = [
  { least: 1, most: 1 },
  { least: 2, most: 2 },
  { least: 1, most: 20 },
  { least: 30, most: 60 },
];

export function createWeather(random: Random): Weather {
  const mood = random.pick(moodsByWeight);

  function rate({ usual, extreme }: Range): number {
    switch (random.pick(levels[mood])) {
      case 'none':
        return 0;
      case 'usual':
        return usual * 2 * random.fraction();
      case 'extreme':
        return extreme * (0.5 + random.fraction() / 2);
    }
  }
  const ratesOf = (ranges: Readonly<Record<keyof RequestRates, Range>>): RequestRates => ({
    busy: rate(ranges.busy),
    failed: rate(ranges.failed),
    lost: rate(ranges.lost),
    late: rate(ranges.late),
  });

  return {
    mood,
    requests: {
      table: ratesOf(tableRanges),
      'chat.update': ratesOf(slackRanges),
      'chat.postMessage': ratesOf(slackRanges),
      slack: ratesOf(slackRanges),
    },
    retryAfter: random.pick(retryAfters),
    deaths: {
      slack: rate(deathRanges.slack),
      changes: rate(deathRanges.changes),
      clock: rate(deathRanges.clock),
      later: rate(deathRanges.later),
    },
    coldStarts: rate({ usual: 0.05, extreme: 1 }),
    doubledClicks: rate({ usual: 0.3, extreme: 1 }),
    doubledTicks: rate({ usual: 0.2, extreme: 1 }),
    stream: {
      late: rate({ usual: 0.05, extreme: 0.7 }),
      doubled: rate({ usual: 0.25, extreme: 1 }),
      split: rate({ usual: 0.2, extreme: 1 }),
    },
    queue: {
      late: rate({ usual: 0.05, extreme: 0.7 }),
      doubled: rate({ usual: 0.1, extreme: 1 }),
      lost: rate({ usual: 0.02, extreme: 1 }),
    },
    upsets: {
      removal: rate(upsetRange),
      archiving: rate(upsetRange),
      'closing to posts': rate(upsetRange),
      move: rate(upsetRange),
      deletion: rate(upsetRange),
      outage: rate(upsetRange),
    },
  };
}
