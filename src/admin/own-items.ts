// What the table keeps of one person alone: the draft, what they chose last, their name; and links of theirs that were looked up.

import { draftKey, type Key, personKey, poolPartition } from '../store/keys.ts';
import { keyOf } from '../store/raw-item.ts';
import type { Table } from '../store/table.ts';

interface Forgetting {
  readonly person: string;
  /** Slack's ids of the conversations that have a pool. */
  readonly channels: readonly string[];
  readonly isDryRun: boolean;
}

/** @returns how many there were */
export async function forgetOwnItems(
  table: Table,
  { person, channels, isDryRun }: Forgetting,
): Promise<number> {
  const [own, draft] = await Promise.all([
    table.partition(personKey(person).pk),
    table.get(draftKey(person)),
  ]);
  const keys = [...own, ...(draft === undefined ? [] : [draft])].map(keyOf);
  for (const channel of channels) keys.push(...(await findLinks(table, channel, person)));
  if (!isDryRun) for (const key of keys) await deleteItem(table, key);
  return keys.length;
}

/** Also those that are settled, and wait only for DynamoDB to delete them. */
async function findLinks(table: Table, channel: string, person: string): Promise<readonly Key[]> {
  const items = await table.partition(poolPartition(channel));
  return items.filter((item) => item['songId'] !== undefined && item['person'] === person).map(keyOf);
}

const deleteItem = (table: Table, key: Key): Promise<boolean> =>
  table.delete(key, { condition: 'attribute_exists(#pk)', names: { '#pk': 'pk' } });
