// What real days bring besides faults of the net: the app is removed from the channel, the channel is archived, closed to
// posts or gets another id, the poll's message is deleted, the token is refused. Some of it passes, some never does.

import { type TokenRefusal, tokenRefusals } from '../../../src/playground/slack/bot-token.ts';
import type { Random } from './random.ts';
import type { Weather } from './weather.ts';

export const upsetKinds = ['removal', 'archiving', 'closing to posts', 'move', 'deletion', 'outage'] as const;
export type UpsetKind = (typeof upsetKinds)[number];

export interface Upset {
  /** Names it among all acts and upsets of the run. */
  readonly id: string;
  readonly kind: UpsetKind;
  /** Milliseconds after the storm began. */
  readonly at: number;
  /** In milliseconds; infinite for what never passes. Of a move and a deletion it means nothing. */
  readonly lasts: number;
  /** Number of the poll whose message is deleted. */
  readonly poll: number;
  /** Whether a channel that moves is private from then on. */
  readonly becomesPrivate: boolean;
  /** How Slack refuses the token. */
  readonly refusal: TokenRefusal;
}

/** How often each kind may come in a run. */
const mostOfAKind = 2;
/** When the last of them begins, in milliseconds: most storms are over by then, and most polls closed. */
const beginsBefore = 24_000;
const [second, minute, hour] = [1_000, 60_000, 3_600_000];
const day = 24 * hour;

export function createUpsets(
  { upsets: chances }: Pick<Weather, 'upsets'>,
  polls: number,
  random: Random,
): readonly Upset[] {
  return upsetKinds.flatMap((kind) =>
    Array.from({ length: mostOfAKind }, (_, at) => ({
      id: `${kind.replaceAll(' ', '-')}-${at + 1}`,
      kind,
      at: random.below(beginsBefore),
      lasts: lengthOf(kind, random),
      poll: random.below(polls),
      becomesPrivate: random.chance(0.3),
      refusal: random.pick(tokenRefusals),
    })).filter(() => random.chance(chances[kind])),
  );
}

function lengthOf(kind: UpsetKind, random: Random): number {
  const seconds = random.between(second, 30 * second);
  const minutes = random.between(minute, 20 * minute);
  const hours = random.between(hour, 5 * hour);
  const days = random.between(day, 12 * day);
  const isPassing = kind === 'outage';
  return random.pick([seconds, seconds, seconds, minutes, hours, hours, days, isPassing ? days : Infinity]);
}
