// Chance that is the same each time.

/** The same whole numbers from 0 up to, but not including, `limit` for the same seed, in an order that looks like chance. */
export function randomly(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
