// A vote in an anonymous poll beside one by name: both in polls that hide their votes, so that each is confirmed to its voter.

import type { Poll } from '../../src/rules/poll/poll.ts';
import { startBenchWorld } from './bench-world.ts';
import { median } from './figures.ts';
import { startInstance } from './instance.ts';
import { type Effort, type Measurement, type Row, rowWithin } from './measurement.ts';
import { type Bench, expectVoters, type Load, served, spread, warmUp } from './vote.ts';

/** Of a vote by name. */
const mostRatio = 1.1;
const kinds: readonly (readonly [name: string, over: Partial<Poll>])[] = [
  ['confirmed vote by name', { votesShown: 'closed' }],
  ['confirmed vote, anonymous', { votesShown: 'closed', voterNames: 'hidden' }],
];

export async function measureSecrecy({ isQuick }: Effort): Promise<Measurement> {
  const world = await startBenchWorld();
  const instance = await startInstance(world.env);
  const bench: Bench = { world, instance, broken: [] };
  try {
    await warmUp(bench, isQuick ? 300 : 1_000);
    const rows: Row[] = [];
    for (const atOnce of [1, 50]) rows.push(...(await kindsOfVotes(bench, { atOnce, isQuick })));
    return {
      title: `Votes that are confirmed: milliseconds from the signed request to the answer (${world.database.kind})`,
      rows,
      notes: [
        'The private word to the voter, which hidden and anonymous polls owe, is among them. Ratio: p50 of anonymous to by name.',
      ],
      broken: bench.broken,
    };
  } finally {
    await instance.close();
    await world.close();
  }
}

/** The kinds take turns, small portions each, so that whatever else the machine does slows both. */
async function kindsOfVotes(bench: Bench, { atOnce, isQuick }: Load): Promise<readonly Row[]> {
  const { world } = bench;
  const runs = await Promise.all(
    kinds.map(async ([name, over]) => ({ name, poll: await world.postPoll(over), times: [] as number[] })),
  );
  const rounds = isQuick ? 6 : 30;
  const portion = Math.max(20, atOnce);
  for (let round = 0; round < rounds; round += 1) {
    for (const { poll, times } of round % 2 === 0 ? runs : runs.toReversed()) {
      const events = await world.presses(world.people(portion), poll, 1);
      times.push(...(await served(bench, 'app', { atOnce, events })).map(({ ms }) => ms));
    }
  }
  for (const { poll } of runs) await expectVoters(bench, poll, rounds * portion);
  const byName = median(runs[0]?.times ?? []);
  return runs.map(({ name, times }, at) => {
    const row = {
      name: `${name}, ${atOnce} at once`,
      figures: { ...spread(times), ratio: median(times) / byName },
    };
    return at === 0 ? row : rowWithin(row, 'time', ['ratio', mostRatio]);
  });
}
