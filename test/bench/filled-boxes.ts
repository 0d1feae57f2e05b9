// A poll in which so many have voted already, written straight into its boxes as the app would have left them.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { clientSettings } from '../../src/playground/dynamo/embedded-dynamo.ts';
import { boxNumbers, boxOf } from '../../src/rules/poll/ballot-box.ts';
import { countName, toBallotText } from '../../src/store/box-item.ts';
import { boxKey } from '../../src/store/keys.ts';
import { createTable, type RawItem } from '../../src/store/table.ts';
import type { BenchWorld, PostedRef } from './bench-world.ts';
import { songsInPoll } from './bench-world.ts';
import { tableName } from './database.ts';

/** Every third has changed a vote twice: then three clicks are kept instead of one. */
const clicks = ['0.4zz1', '1.3k2a', '0.2b0z'];

export async function fillBoxes({ database, people }: BenchWorld, poll: PostedRef, count: number) {
  const voters = people(count).map(({ id }, at) => ({ id, at, song: at % songsInPoll }));
  const table = createTable(new DynamoDBClient(clientSettings(database.endpoint)), tableName);
  await Promise.all(
    boxNumbers.map(async (box) => {
      const inside = voters.filter(({ id }) => boxOf(id) === box);
      if (inside.length === 0) return;
      const item: RawItem = { at: 0, ttl: Math.floor(Date.now() / 1_000) + 7_776_000 };
      for (const { id, at, song } of inside) {
        item[id] = toBallotText({ choices: [song], lastClicks: clicks.slice(0, at % 3 === 0 ? 3 : 1) });
        item[countName(song)] = Number(item[countName(song)] ?? 0) + 1;
      }
      await table.put({ ...boxKey(poll.id, box), ...item });
    }),
  );
}
