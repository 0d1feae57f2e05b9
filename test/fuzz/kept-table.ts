// The table as the prologue has left it: what a run changes in it is told, and put back.

import type { JsonObject } from '../../src/playground/protocol/json.ts';
import type { Key } from '../../src/store/keys.ts';
import type { Items } from '../chaos/world/table-end.ts';
import type { EndOfTheWire } from './end-of-the-wire.ts';

/** An item that is not what it was. */
export interface ChangedItem {
  readonly pk: string;
  readonly sk: string;
  readonly before: JsonObject | undefined;
  readonly after: JsonObject | undefined;
}

/** @param changed the keys of what has changed, kept by whoever hears of it */
export function createKeptTable(end: EndOfTheWire, changed: Map<string, Key>) {
  let before: Items = new Map();

  return {
    /** From now on this is how the table has to be. */
    keep(): void {
      before = new Map([...end.items].map(([pk, partition]) => [pk, new Map(partition)]));
      changed.clear();
      end.takeAsked();
    },
    /** Of all items that are kept. */
    keys: (): readonly Key[] =>
      [...before].flatMap(([pk, partition]) => [...partition.keys()].map((sk) => ({ pk, sk }))),
    changes: (): readonly ChangedItem[] =>
      [...changed.values()].map(({ pk, sk }) => ({
        pk,
        sk,
        before: before.get(pk)?.get(sk),
        after: end.items.get(pk)?.get(sk),
      })),
    async putBack(): Promise<void> {
      for (const key of [...changed.values()]) await end.putBack(key, before.get(key.pk)?.get(key.sk));
      changed.clear();
      end.takeAsked();
    },
  };
}
