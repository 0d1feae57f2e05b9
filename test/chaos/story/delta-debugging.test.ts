// What has to be there for a list to fail is found, whatever stands around it.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shortened } from './delta-debugging.ts';

const numbers = (count: number) => Array.from({ length: count }, (_, at) => at);

test('of a list that fails because of some of its things, just those are left, in their order', async () => {
  const culprits = fc.uniqueArray(fc.nat(59), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(culprits, async (guilty) => {
      const left = await shortened(numbers(60), async (things) =>
        guilty.every((one) => things.includes(one)),
      );
      expect(left).toEqual(guilty.toSorted((one, other) => one - other));
    }),
  );
});

test('what can only be spared once something else is gone is spared', async () => {
  // 3 matters only as long as 7 is there.
  const fails = async (things: readonly number[]) =>
    things.includes(5) && (!things.includes(7) || things.includes(3));
  expect(await shortened(numbers(10), fails)).toEqual([5]);
});

test('one culprit among a thousand is found in some twenty tries', async () => {
  let tries = 0;
  await shortened(numbers(1_000), async (things) => {
    tries += 1;
    return things.includes(617);
  });
  expect(tries).toBeLessThan(40);
});

test('when there is no more time, the shortest list so far is left', async () => {
  let tries = 0;
  const left = await shortened(numbers(64), async (things) => {
    tries += 1;
    return tries > 3 ? undefined : things.includes(60);
  });
  expect(left).toEqual(numbers(64).slice(32));
});
