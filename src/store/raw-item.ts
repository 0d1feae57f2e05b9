// The key inside an item that came out of the table.

import type { Key } from './keys.ts';
import type { RawItem } from './table.ts';

/** @throws when the item has no key, which no item of the table can lack. */
export function keyOf({ pk, sk }: RawItem): Key {
  if (typeof pk !== 'string' || typeof sk !== 'string') throw new Error('An item without a key');
  return { pk, sk };
}
