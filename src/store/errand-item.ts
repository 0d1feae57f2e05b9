// How an errand is written down beside its poll, and the check of what is read back.

import * as v from 'valibot';
import { type ErrandName, readErrandName } from '../rules/errand/errand.ts';
import { errandNameOf } from './keys.ts';
import { keyOf } from './raw-item.ts';
import type { RawItem } from './table.ts';

/** Grows when the meaning of stored errands changes; what older versions wrote must stay readable. */
export const errandVersion = 1;

/** Stands for the claimant while nobody is at an errand that may have been done. */
export const inDoubt = 'in doubt';

const time = v.pipe(v.number(), v.integer(), v.minValue(0));

const errandSchema = v.object({
  v: v.literal(errandVersion),
  /** Who is at it, or `inDoubt`. Absent when nobody is and nothing is in doubt. */
  claimedBy: v.exactOptional(v.string()),
  /** Nobody tries before this time; while somebody is at it, until when nobody else may. Absent when it is settled. */
  dueAt: v.exactOptional(time),
  /** How many tries have come to nothing in a row. */
  failures: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0)), 0),
  /** Why the place where it is to be done has refused it, the last time it was asked. */
  placeRefused: v.exactOptional(v.string()),
  /** When it was done or given up. */
  settledAt: v.exactOptional(time),
  /** What came of it, such as the message's `ts`. */
  result: v.exactOptional(v.string()),
  /** Why it was given up. */
  givenUp: v.exactOptional(v.string()),
});

/** An errand as it stands in the table. */
export interface Errand extends Omit<v.InferOutput<typeof errandSchema>, 'v'> {
  readonly name: ErrandName;
}

/**
 * The errands among the items of a poll. One whose name this code does not know belongs to a newer version, which sees
 * to it: deployments overlap.
 * @throws when an errand of a known name is not what this file writes.
 */
export function errandsAmong(items: readonly RawItem[]): readonly Errand[] {
  return items.flatMap((item) => {
    const name = readErrandName(errandNameOf(keyOf(item)));
    return name === undefined ? [] : [errandOf(name, item)];
  });
}

function errandOf(name: ErrandName, item: RawItem): Errand {
  const { v: _, ...errand } = v.parse(errandSchema, item);
  return { name, ...errand };
}

/** Whether somebody is at it, or has died over it: that one's right runs out at `dueAt`. */
export function isClaimed({ claimedBy }: Errand): boolean {
  return claimedBy !== undefined && claimedBy !== inDoubt;
}
