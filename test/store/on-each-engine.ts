// One suite for the store, run on every engine that is installed here.

import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe } from 'vitest';
import { clientSettings } from '../../src/playground/dynamo/embedded-dynamo.ts';
import {
  installedEngines,
  type LocalTable,
  startLocalTable,
} from '../../src/playground/dynamo/local-table.ts';
import type { Poll } from '../../src/rules/poll/poll.ts';
import { createBallotStore } from '../../src/store/ballot-store.ts';
import { createCache } from '../../src/store/cache.ts';
import { createClosingStore } from '../../src/store/closing-store.ts';
import { createDraftStore } from '../../src/store/draft-store.ts';
import { createDrawingStore } from '../../src/store/drawing-store.ts';
import { createDueStore } from '../../src/store/due-store.ts';
import { createErrandStore } from '../../src/store/errand-store.ts';
import { createPollEditStore } from '../../src/store/poll-edit-store.ts';
import { createPollStore } from '../../src/store/poll-store.ts';
import { createTable } from '../../src/store/table.ts';
import { poll } from '../slack/sample-polls.ts';

export type StoreAtHand = ReturnType<typeof storeIn>;

/** Runs the suite on each engine; `store()` is an empty one, as far as polls go, in each test. */
export function onEachEngine(suite: (store: () => StoreAtHand) => void): void {
  describe.each(installedEngines())('on %s', (engine) => {
    let table: LocalTable | undefined;
    let client: DynamoDBClient | undefined;
    let store: StoreAtHand | undefined;

    beforeAll(async () => {
      table = await startLocalTable({ tableName: 'songpoll', engine });
      client = new DynamoDBClient(clientSettings(table.endpoint));
    });
    beforeEach(() => {
      if (table === undefined || client === undefined) throw new Error('The engine has not started');
      table.proxy.faults.clear();
      store = storeIn(table, client);
    });
    afterAll(async () => {
      client?.destroy();
      await table?.close();
    });

    suite(() => {
      if (store === undefined) throw new Error('There is a store only in a test');
      return store;
    });
  });
}

let polls = 0;

function storeIn(local: LocalTable, client: DynamoDBClient) {
  const clock = { now: Date.UTC(2026, 10, 21, 12) };
  const now = () => clock.now;
  const table = createTable(client, local.tableName);
  const store = {
    ...createPollStore(table, now),
    // biome-ignore lint/nursery/noMisusedPromises: an object of functions; Biome takes it for a promise.
    ...createPollEditStore(table),
    ...createBallotStore(table, now),
    ...createClosingStore(table, now),
    ...createErrandStore(table, now),
    // biome-ignore lint/nursery/noMisusedPromises: an object of functions; Biome takes it for a promise.
    ...createDrawingStore(table, now),
    ...createDueStore(table, now),
    ...createDraftStore(table, now),
    ...createCache(table, now),
  };
  polls += 1;
  const id = `poll-${String(polls).padStart(5, '0')}`;
  return {
    ...store,
    clock,
    table,
    faults: local.proxy.faults,
    /** Of the test's own poll, and a good name for anything else of its own. */
    id,
    /** Writes the test's poll, as it is after posting. */
    async addPoll(over: Partial<Poll> = {}): Promise<Poll> {
      const added = poll({ id, createdAt: clock.now, channel: 'C1', message: `${polls}.1`, ...over });
      await store.createPoll(added, { token: 'test', until: clock.now });
      return added;
    },
    /** The answer to the next request that contains these words is lost; the SDK asks again by itself. */
    loseAnswer(words: string): void {
      local.proxy.faults.order({ fault: { kind: 'answer-lost' }, when: ({ body }) => body.includes(words) });
    },
  };
}
