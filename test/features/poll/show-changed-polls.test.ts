import type { DynamoDBRecord } from 'aws-lambda';
import { expect, test } from 'vitest';
import { boxKey, drawingKey, type Key, messageKey, personKey, pollKey } from '../../../src/store/keys.ts';
import { context } from '../../world.ts';
import { postPoll, readTruth, tableOf, untruths, worldWithPoll } from '../poll-at-hand.ts';

function recordOf({ pk, sk }: Key, number = 1, eventName: 'MODIFY' | 'REMOVE' = 'MODIFY'): DynamoDBRecord {
  const Keys = { pk: { S: pk }, sk: { S: sk } };
  return { eventName, dynamodb: { Keys, SequenceNumber: `${100 + number}` } };
}

async function withChanges() {
  const world = await worldWithPoll();
  const asked: string[] = [];
  world.table.proxy.onCall(({ operation }) => void asked.push(operation));
  const changes = (...records: DynamoDBRecord[]) => world.showing.handler({ Records: records }, context);
  return { ...world, asked, changes };
}

test('records that change no message are passed over without a look', async () => {
  const { poll, bo, asked, changes } = await withChanges();
  const answer = await changes(
    recordOf(drawingKey(poll.id)),
    recordOf(messageKey(poll.channel, poll.ts)),
    recordOf(personKey(bo.id)),
    recordOf(pollKey(poll.id), 2, 'REMOVE'),
    recordOf(boxKey(poll.id, 3), 3, 'REMOVE'),
    {},
  );
  expect(answer).toEqual({ batchItemFailures: [] });
  expect(asked).toEqual([]);
});

test('a poll that a batch names a hundred times is read and drawn once', async () => {
  const { poll, bo, votes, asked, changes, draws, untruths } = await withChanges();
  await votes(bo, 1);
  asked.length = 0;
  await changes(...Array.from({ length: 100 }, (_, at) => recordOf(boxKey(poll.id, at % 16), at)));
  expect(draws()).toHaveLength(1);
  expect(asked.length).toBeLessThan(12);
  expect(await untruths()).toEqual([]);
});

test('a poll that is not there, or has no message yet, fails nothing', async () => {
  const { changes, slack } = await withChanges();
  expect(await changes(recordOf(pollKey('not-a-poll')))).toEqual({ batchItemFailures: [] });
  expect(slack.callsOf('chat.update')).toEqual([]);
});

/** A sick poll and a healthy one, both with something to draw, in one batch. */
async function withTwo() {
  const changing = await withChanges();
  const healthy = await postPoll(changing.world);
  await changing.votes(changing.bo, 1);
  await changing.bo.presses('Vote', { in: healthy, beside: 'Song 2' });
  const batch = [
    recordOf(boxKey(healthy.id, 1), 1),
    recordOf(pollKey(changing.poll.id), 2),
    recordOf(boxKey(changing.poll.id, 1), 3),
    recordOf(boxKey(healthy.id, 2), 4),
  ];
  const wrong = async () => untruths(changing.world, healthy, await readTruth(changing.world, healthy));
  return { ...changing, batch, wrong };
}

test('a poll that the table does not give is named by its first record, and the other one is drawn', async () => {
  const { table, poll, changes, batch, wrong } = await withTwo();
  table.proxy.faults.order({
    fault: { kind: 'refused', error: 'InternalServerError' },
    when: ({ body }) => body.includes(poll.id),
    times: Number.POSITIVE_INFINITY,
  });
  expect(await changes(...batch)).toEqual({ batchItemFailures: [{ itemIdentifier: '102' }] });
  expect(await wrong()).toEqual([]);
});

test('a poll that makes no sense is logged, and does not come again to hold up the other one', async () => {
  const { world, poll, changes, batch, wrong, logged } = await withTwo();
  await tableOf(world).update(pollKey(poll.id), 'SET #status = :odd', {
    names: { '#status': 'status' },
    values: { ':odd': 'half open' },
  });
  expect(await changes(...batch)).toEqual({ batchItemFailures: [] });
  expect(logged.filter((line) => line.includes('A poll could not be shown'))).toEqual([
    expect.stringContaining(`"poll":"${poll.id}"`),
  ]);
  expect(await wrong()).toEqual([]);
});

test('the batch comes again while the table cannot be read, and is drawn when it can', async () => {
  const { bo, votes, settle, table, untruths, stream } = await worldWithPoll();
  await votes(bo, 1);
  const refused = { kind: 'refused', error: 'InternalServerError' } as const;
  table.proxy.faults.order({ fault: refused, when: ({ operation }) => operation === 'Query', times: 6 });
  await settle();
  expect(stream.deadLetters).toEqual([]);
  expect(await untruths()).toEqual([]);
});
