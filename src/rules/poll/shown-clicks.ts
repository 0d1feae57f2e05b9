// Up to which click a drawing of a poll shows what was clicked: told for each ballot box, for clicks in different boxes are
// stored in any order. A vote that is taken back can thus be told from one that its voter never saw.

import { boxNumbers, boxOf } from './ballot-box.ts';
import { readClickName } from './click-name.ts';
import type { BallotBox } from './tally.ts';

/**
 * For each ballot box the time of the newest click of those who hold a vote, in milliseconds since the poll's message was
 * posted; undefined where nobody does. A vote that was taken back leaves no trace: nothing has to be drawn for it.
 */
export type ShownClicks = readonly (number | undefined)[];

/** What a message drawn from these boxes shows. */
export function shownClicks(boxes: readonly BallotBox[]): ShownClicks {
  const newest = new Map(boxes.flatMap(newestIn));
  return boxNumbers.map((number) => newest.get(number));
}

/** Whether a message that shows these clicks shows what this voter clicked at that time. */
export function isShown(shown: ShownClicks, voter: string, at: number): boolean {
  return (shown[boxOf(voter)] ?? -1) >= at;
}

function newestIn({ ballots }: BallotBox): readonly [number, number][] {
  const [voter] = ballots.keys();
  if (voter === undefined) return [];
  let newest = -1;
  for (const { choices, lastClicks = [] } of ballots.values()) {
    if (choices.length === 0) continue;
    for (const name of lastClicks) newest = Math.max(newest, readClickName(name)?.at ?? -1);
  }
  return newest < 0 ? [] : [[boxOf(voter), newest]];
}
