// Chance that is the same every time: all that is left open in a simulated run is decided by numbers out of one seed.

export type Random = ReturnType<typeof createRandom>;

/** @param seed any whole number; the same seed gives the same numbers for ever (mulberry32). */
export function createRandom(seed: number) {
  let state = seed | 0;

  /** From 0 up to, but not including, 1. */
  function fraction(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  const below = (limit: number): number => Math.floor(fraction() * limit);

  return {
    fraction,
    /** A whole number from 0 to `limit - 1`. */
    below,
    /** A whole number, both ends included. */
    between: (least: number, most: number): number => least + below(most - least + 1),
    chance: (probability: number): boolean => fraction() < probability,
    /** @throws when there is nothing to pick from. */
    pick<Thing>(things: readonly Thing[]): Thing {
      const picked = things[below(things.length)];
      if (picked === undefined) throw new Error('There is nothing to pick from.');
      return picked;
    },
  };
}
