// Making a failing list short: parts are left out as long as it still fails (Zeller and Hildebrandt, "Simplifying and
// isolating failure-inducing input", 2002), big parts first, in the end one thing at a time.

/** Whether it still fails with only these; `undefined` when there is no more time to find out. */
export type StillFails<Thing> = (things: readonly Thing[]) => Promise<boolean | undefined>;

/**
 * @param things known to fail as they are
 * @returns what is left: with time enough, things none of which can be spared alone
 */
export async function shortened<Thing>(
  things: readonly Thing[],
  stillFails: StillFails<Thing>,
): Promise<readonly Thing[]> {
  let left = things;
  for (let size = left.length; size > 0; ) {
    const before = left;
    for (let from = 0; from < left.length; ) {
      const without = [...left.slice(0, from), ...left.slice(from + size)];
      const fails = await stillFails(without);
      if (fails === undefined) return left;
      if (fails) left = without;
      else from += size;
    }
    // What could not be spared at first may be spared once others are gone.
    if (size > 1) size = Math.min(Math.floor(size / 2), Math.max(left.length, 1));
    else if (left.length === before.length) size = 0;
  }
  return left;
}
