// Making things at the first call instead of at import: a cold start does only what its request needs.

export type Environment = Readonly<Record<string, string | undefined>>;

/** Makes something once, at the first call; a failure is not kept, so that the next call tries again. */
export function once<Value>(make: () => Promise<Value>): () => Promise<Value> {
  let made: Promise<Value> | undefined;
  return () => {
    made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    });
    return made;
  };
}
