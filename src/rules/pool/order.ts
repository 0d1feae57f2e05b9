// In which order the songs of a pool are drawn: fairly across people, in rounds.
//
// In each round everybody who had songs when it began gets one seat, for the best of their songs. Better is what is more
// urgent, then what more people want, then what waits longer. Who joins meanwhile gets a seat from the next round on, so
// that a round ends whoever comes. Urgency grows with time: "someday" is "soon" after four weeks, "soon" is "now" after
// four more.
//
// The bound: a song that has waited for twelve weeks is overdue, and each round has one more seat, at its beginning, for the
// overdue song that has waited longest, whosever it is. At most `mostInPool` - 1 others have waited longer, so that a song
// is drawn at the latest in the 200th round after it became overdue, and a round has no more than 201 seats; mostly it
// is far sooner, by its owner's own seat.

import { type Entry, ownerOf, urgencies, urgencyOf, waitingSince } from './entry.ts';

const day = 24 * 60 * 60 * 1_000;
/** After so long a song counts as one step more urgent, in milliseconds. */
export const urgencyStepMs = 28 * day;
/** After so long it is overdue, in milliseconds. */
export const overdueMs = 84 * day;

/** The seat for the song that has waited longest. No person has such an id. */
const longestWaiting = '*';

/** Whose seats are left in the round: Slack's ids, and the one for the song that has waited longest. */
export type Round = readonly string[];

export interface Draw {
  readonly entry: Entry;
  /** What is left of the round once it is drawn. */
  readonly left: Round;
}

/**
 * All entries in the order in which they are drawn, if nothing changes meanwhile.
 * @param entries those that wait, in any order
 * @param left what is left of the present round; what names nobody who has songs counts for nothing
 * @param now milliseconds since 1970
 */
export function drawOrder(entries: readonly Entry[], left: Round, now: number): readonly Draw[] {
  const draws: Draw[] = [];
  const best = [...entries].sort((one, other) => compare(one, other, now));
  const longest = overdueFirst(entries, now);
  const waiting = new Set(best);
  let seats: Round = left;
  while (waiting.size > 0) {
    const next = take({ best, longest, waiting }, seats);
    if (next === undefined) {
      // The round is over.
      seats = newRound(waiting);
      continue;
    }
    waiting.delete(next.entry);
    seats = next.left;
    draws.push(next);
  }
  return draws;
}

/**
 * What is left of the round when these were drawn, whoever chose them.
 * @param entries those that waited before
 */
export function roundAfter(
  entries: readonly Entry[],
  left: Round,
  drawn: readonly Entry[],
  now: number,
): Round {
  const waiting = new Set(entries);
  const isDrawn = new Set(drawn);
  const inOrder = drawOrder(entries, left, now).map(({ entry }) => entry);
  let seats = left;
  for (const entry of inOrder.filter((one) => isDrawn.has(one))) {
    seats = without(seatsIn(seats, waiting, now), entry, waiting, now);
    waiting.delete(entry);
  }
  return seats;
}

interface Songs {
  /** Best first. */
  readonly best: readonly Entry[];
  /** Those overdue, longest waiting first. */
  readonly longest: readonly Entry[];
  readonly waiting: ReadonlySet<Entry>;
}

/** The next of the round; undefined when none of its seats is left for anybody. */
function take({ best, longest, waiting }: Songs, seats: Round): Draw | undefined {
  const overdue = seats.includes(longestWaiting) ? longest.find((entry) => waiting.has(entry)) : undefined;
  if (overdue !== undefined) return { entry: overdue, left: withoutSeat(seats, longestWaiting) };
  const entry = best.find((one) => waiting.has(one) && seats.includes(ownerOf(one)));
  return entry && { entry, left: withoutSeat(seats, ownerOf(entry)) };
}

function newRound(waiting: Iterable<Entry>): Round {
  return [longestWaiting, ...new Set([...waiting].map(ownerOf))].sort();
}

/** The seats of the round under way, or of a new one where none is left for anybody. */
function seatsIn(seats: Round, waiting: ReadonlySet<Entry>, now: number): Round {
  const isLeft =
    [...waiting].some((entry) => seats.includes(ownerOf(entry))) ||
    (seats.includes(longestWaiting) && overdueFirst([...waiting], now).length > 0);
  return isLeft ? seats : newRound(waiting);
}

function without(seats: Round, entry: Entry, waiting: ReadonlySet<Entry>, now: number): Round {
  const isLongest = seats.includes(longestWaiting) && overdueFirst([...waiting], now)[0] === entry;
  return withoutSeat(seats, isLongest ? longestWaiting : ownerOf(entry));
}

const withoutSeat = (seats: Round, seat: string): Round => seats.filter((one) => one !== seat);

function overdueFirst(entries: readonly Entry[], now: number): readonly Entry[] {
  return entries
    .filter((entry) => now - waitingSince(entry) >= overdueMs)
    .sort((one, other) => waitingSince(one) - waitingSince(other) || byKey(one, other));
}

/** Negative when the one is drawn before the other, of one person or within one round. */
function compare(one: Entry, other: Entry, now: number): number {
  return (
    rankOf(one, now) - rankOf(other, now) ||
    other.supporters.length - one.supporters.length ||
    waitingSince(one) - waitingSince(other) ||
    byKey(one, other)
  );
}

/** 0 is most urgent. */
function rankOf(entry: Entry, now: number): number {
  const steps = Math.max(0, Math.floor((now - waitingSince(entry)) / urgencyStepMs));
  return Math.max(0, urgencies.indexOf(urgencyOf(entry)) - steps);
}

const byKey = (one: Entry, other: Entry) => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0);
