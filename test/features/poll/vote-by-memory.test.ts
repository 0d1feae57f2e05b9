// What a process remembers of a poll spares it the reading, and nothing else: two instances know different things.

import { expect, it } from 'vitest';
import { installedEngines } from '../../../src/playground/dynamo/local-table.ts';
import type { Poll } from '../../../src/rules/poll/poll.ts';
import { worldWithPoll } from '../poll-at-hand.ts';

/** Which operations on the table each call of `did` makes; requests go to the instances in turn. */
async function worldThatCounts(instances: number, wish: Partial<Poll> = {}) {
  const world = await worldWithPoll(wish, { instances });
  const operations: string[] = [];
  world.table.proxy.onCall(({ operation }) => void operations.push(operation));
  return {
    ...world,
    async did(act: Promise<unknown>): Promise<readonly string[]> {
      operations.length = 0;
      await act;
      return [...operations];
    },
    /** The choices that the table holds of somebody, as songs are shown: from 1 on. */
    holds: async (person: { readonly id: string }) =>
      (await world.truth()).ballots.get(person.id)?.choices.map((choice) => choice + 1),
  };
}

it('Who knows the poll counts a vote, a switch and a withdrawal with one write each', async () => {
  const { bo, cy, votes, did, holds, untruths, settle, clock } = await worldThatCounts(1);
  expect(await did(votes(bo, 1))).toEqual(['BatchGetItem', 'UpdateItem']);
  expect(await did(votes(cy, 1))).toEqual(['UpdateItem']);
  expect(await did(votes(bo, 2))).toEqual(['UpdateItem']);
  clock.pass(2_000);
  expect(await did(votes(cy, 1))).toEqual(['UpdateItem']);
  expect([await holds(bo), await holds(cy)]).toEqual([[2], []]);
  await settle();
  expect(await untruths()).toEqual([]);
});

it('A minute later the poll is read again', async () => {
  const { bo, cy, votes, did, world } = await worldThatCounts(1);
  await votes(bo, 1);
  world.clock.pass(60_000);
  expect(await did(votes(cy, 1))).toEqual(['BatchGetItem', 'UpdateItem']);
});

it.skipIf(!installedEngines().includes('dynoxide'))(
  'Who has voted at another instance changes the vote with two requests',
  async () => {
    const { bo, cy, votes, did, holds, untruths, settle } = await worldThatCounts(2);
    for (const person of [cy, cy]) await votes(person, 1);
    await votes(bo, 1);
    expect(await did(votes(bo, 2))).toEqual(['UpdateItem', 'UpdateItem']);
    expect(await did(votes(bo, 3))).toEqual(['UpdateItem', 'UpdateItem']);
    expect(await holds(bo)).toEqual([3]);
    await settle();
    expect(await untruths()).toEqual([]);
  },
);

it('Nobody is refused, nor let over the limit, by what an instance remembers', async () => {
  const { bo, cy, votes, holds, untruths, settle, clock } = await worldThatCounts(2, { votesPerPerson: 2 });
  for (const person of [cy, cy]) await votes(person, 1);
  await votes(bo, 1);
  await votes(bo, 2);
  // The first instance has seen one vote only; a third one would be over the limit.
  await votes(bo, 3);
  expect(bo.privateWords).toEqual([expect.stringContaining('“Song 1” and “Song 2”')]);
  await settle();
  clock.pass(2_000);
  // The second one takes a vote back; the first remembers two.
  await votes(bo, 2);
  await votes(bo, 3);
  expect(await holds(bo)).toEqual([1, 3]);
  expect(bo.privateWords).toHaveLength(1);
  await settle();
  expect(await untruths()).toEqual([]);
});

it('A poll that was closed at another instance takes no vote', async () => {
  const { ann, bo, cy, votes, holds, poll, settle, untruths } = await worldThatCounts(2);
  await votes(cy, 1);
  await ann.presses('Close poll', { in: poll });
  await votes(bo, 2);
  expect(bo.privateWords).toEqual(['This poll is closed, so your click was not counted.']);
  expect(await holds(bo)).toBeUndefined();
  await settle();
  expect(await untruths()).toEqual([]);
});

it('A poll that is remembered closes on time', async () => {
  const { bo, cy, votes, world } = await worldThatCounts(1, { closesAt: Date.UTC(2026, 10, 21, 12, 0, 30) });
  await votes(cy, 1);
  world.clock.pass(30_000);
  await votes(bo, 1);
  expect(bo.privateWords).toEqual(['This poll is closed, so your click was not counted.']);
});
