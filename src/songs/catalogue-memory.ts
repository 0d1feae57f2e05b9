// What the catalogue asks of the place where it keeps answers, and the plain one for a laptop and for tests.
// In AWS it is the app's table, so that what one Lambda learned the others know as well.

export type MemoryKey =
  /** A page of search results; `query` is in one normal form, at most 200 characters of it. */
  | { readonly kind: 'search'; readonly market: string; readonly query: string; readonly offset: number }
  | { readonly kind: 'track'; readonly market: string; readonly id: string }
  | { readonly kind: 'album'; readonly market: string; readonly id: string }
  /** Until when the catalogue wants no requests. */
  | { readonly kind: 'block' };

/** Values are plain JSON. A failure of the memory is an outage of ours: it throws, and the search with it. */
export interface CatalogueMemory {
  /**
   * What was last remembered; undefined when there is nothing. A value whose time is over may still come
   * back (DynamoDB deletes late), and so may anything else: the catalogue checks both.
   */
  recall(key: MemoryKey): Promise<unknown>;
  /** @param until milliseconds since 1970, after which the value may be forgotten. */
  remember(key: MemoryKey, value: unknown, until: number): Promise<void>;
}

/** A memory that lasts as long as the process. */
export function createInMemoryMemory(): CatalogueMemory {
  const values = new Map<string, unknown>();
  return {
    recall: async (key) => values.get(JSON.stringify(key)),
    remember: async (key, value) => {
      values.set(JSON.stringify(key), structuredClone(value));
    },
  };
}
