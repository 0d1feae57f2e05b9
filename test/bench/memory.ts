// What each handler keeps in memory after ten thousand votes that it did not keep after the first.

import { type BenchWorld, songsInPoll, startBenchWorld } from './bench-world.ts';
import { type Instance, startInstance } from './instance.ts';
import { type Effort, type Measurement, type Row, rowWithin } from './measurement.ts';
import { voteRecords } from './stream-records.ts';

const batch = 100;
/** In KB, over all votes: room for what a library keeps once. */
const mostGrowth = 1_500;

export async function measureMemory({ isQuick }: Effort): Promise<Measurement> {
  const votes = isQuick ? 1_000 : 10_000;
  const world = await startBenchWorld();
  try {
    const poll = await world.postPoll();
    const people = world.people(1_000);
    /** The votes of the nth hundred people; on their next turn, for another song. */
    const clicks = (part: number, count: number) => {
      const from = (part * batch) % people.length;
      const song = Math.floor((part * batch) / people.length) % songsInPoll;
      return world.clicks(people.slice(from, from + count), poll, song + 1);
    };
    const kept = [
      await growth(world, 'slack', votes, async (instance, part) => {
        await instance.serve({ by: 'app', events: await clicks(part, batch), atOnce: 10 });
      }),
      await growth(world, 'changes', votes, async (instance, part) => {
        await instance.serve({ by: 'app', events: await clicks(part, 1), atOnce: 1 });
        await instance.show({ Records: voteRecords(poll, batch) });
      }),
      await growth(world, 'clock', votes, (instance) => instance.tick()),
    ];
    return {
      title: `Memory: KB on the heap after a collection, and what ${votes} votes add`,
      rows: kept,
      notes: [
        'Each in a process of its own that has served a fifth as many before. `changes` draws once for each batch of',
        `${batch}, without its pace; the clock strikes once for each.`,
      ],
      broken: [],
    };
  } finally {
    await world.close();
  }
}

/** @param act what a handler does for the nth hundred of votes */
async function growth(
  { env }: BenchWorld,
  name: string,
  votes: number,
  act: (instance: Instance, part: number) => Promise<unknown>,
): Promise<Row> {
  const instance = await startInstance(env, ['--expose-gc']);
  const parts = votes / batch;
  const first = parts / 5;
  for (let part = 0; part < first; part += 1) await act(instance, part);
  const before = await instance.heap();
  for (let part = first; part < first + parts; part += 1) await act(instance, part);
  const after = await instance.heap();
  await instance.close();
  const figures = { before: before / 1_000, after: after / 1_000, growth: (after - before) / 1_000 };
  return rowWithin({ name, figures }, 'count', ['growth', mostGrowth]);
}
