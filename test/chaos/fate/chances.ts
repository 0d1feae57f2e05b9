// What chance decides in a run. Every decision has a place of its own and is drawn by numbers out of the seed and that
// place, whatever was decided elsewhere. So a run can be repeated with only some of its mishaps, and those come as before.

import { createRandom, type Random } from './random.ts';

/** Something that went wrong in a run because chance had it so. */
export interface Mishap {
  /** Short; the same for the same place in every run. */
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** What happened, in words. */
  readonly words: string;
}

/** A mishap that may come, at one place. */
export interface Risk<Result> {
  /** Unlike that of any other decision in the run. */
  readonly place: string;
  /** Undefined when nothing happens. */
  draw(random: Random): Result | undefined;
  words(result: Result): string;
}

export interface ChancesParts {
  readonly seed: number;
  readonly now: () => number;
  /** Ids of the mishaps that may happen; all of them unless told. */
  readonly only?: ReadonlySet<string> | undefined;
  /** Another number lets everything take another time, and leaves the mishaps as they are. */
  readonly timing?: number | undefined;
}

export type Chances = ReturnType<typeof createChances>;

export function createChances({ seed, now, only, timing = 0 }: ChancesParts) {
  const mishaps: Mishap[] = [];

  /** Numbers for one place: the same in every run of the seed. */
  const at = (place: string): Random => createRandom(hashOf(place, seed));

  return {
    at,
    /** The same for what is no mishap whichever way it falls: how long things take. */
    timesAt: (place: string): Random => at(timing === 0 ? place : `${place}, timing ${timing}`),
    /** What went wrong so far, in order. */
    mishaps,

    /** Decides about one mishap. Undefined when it does not happen. */
    befalls<Result>({ place, draw, words }: Risk<Result>): Result | undefined {
      const result = draw(at(place));
      if (result === undefined) return undefined;
      const id = hashOf(place, 0).toString(36);
      if (only?.has(id) === false) return undefined;
      mishaps.push({ id, at: now(), words: words(result) });
      return result;
    },
  };
}

/** Numbers what bears the same name: `chat.update #1`, `chat.update #2` … */
export function createNumbering() {
  const counts = new Map<string, number>();
  return (name: string): string => {
    const count = (counts.get(name) ?? 0) + 1;
    counts.set(name, count);
    return `${name} #${count}`;
  };
}

/** FNV-1a, 32 bits, over the text; a seed other than 0 makes it another one. */
function hashOf(text: string, seed: number): number {
  let hash = 0x811c9dc5 ^ Math.imul(seed, 0x9e3779b9);
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash >>> 0;
}
