// Several people save at the same moment where the pool has little room left.

import { expect, test } from 'vitest';
import { isWaiting, mostInPool } from '../../../src/rules/pool/entry.ts';
import { poolWorld, track } from './pool-world.ts';

type Here = Awaited<ReturnType<typeof poolWorld>>;

/** Lets so many new entries reach the table, and then all of them pass together. */
function letPassTogether({ table }: Here, count: number): void {
  let open = () => {};
  let come = 0;
  const until = new Promise<void>((resolve) => {
    open = resolve;
  });
  table.proxy.faults.order({
    fault: { kind: 'request-held', until },
    times: count,
    when({ body }) {
      const isEntry = body.includes('attribute_not_exists(#pk) OR #ttl <= :now') && body.includes('"SONG#');
      if (isEntry) come += 1;
      if (come === count) open();
      return isEntry;
    },
  });
}

test('of five who save at once where there is room for two, two songs stay, and three people are told that it is full', async () => {
  const here = await poolWorld({ instances: 4 });
  const { ann, slack, music } = here;
  const room = 2;
  await here.keeps(ann, ...Array.from({ length: mostInPool - room }, (_, at) => `Kept ${at}`));
  const people = ['di', 'ed', 'flo', 'gus', 'hal'].map((name) =>
    slack.addPerson(name, { displayName: name }),
  );
  letPassTogether(here, people.length);
  await Promise.all(
    people.map((person, at) => person.types(`/songpoll suggest ${track(at + 1)}`, { in: music })),
  );
  await here.settle();
  const told = people.filter((person) =>
    person.privateWords.at(-1)?.includes('The pool of this channel is full'),
  );
  expect((await here.entries()).filter(isWaiting)).toHaveLength(mostInPool);
  expect(told).toHaveLength(people.length - room);
});
