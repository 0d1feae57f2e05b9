// A vote from Slack's signed request to the answer, in a warm process, beside the floor. The two take turns.

import { setTimeout as sleep } from 'node:timers/promises';
import type { LocalPerson } from '../../src/playground/person/slack-person.ts';
import { doubleClickMs } from '../../src/rules/poll/voting.ts';
import { type BenchWorld, type PostedRef, startBenchWorld } from './bench-world.ts';
import { median, percentile } from './figures.ts';
import { type Answer, type Instance, type Server, startInstance } from './instance.ts';
import { type Effort, type Measurement, type Row, rowWithin } from './measurement.ts';

/** Of the floor's median. */
const mostRatio = 1.8;
/** However slow Slack is, of what it is with a quick one. */
const mostSlackRatio = 1.2;
const concurrencies = [1, 50] as const;

export interface Bench {
  readonly world: BenchWorld;
  readonly instance: Instance;
  readonly broken: string[];
}

export async function measureVotes({ isQuick }: Effort): Promise<Measurement> {
  const world = await startBenchWorld();
  const instance = await startInstance(world.env);
  const bench: Bench = { world, instance, broken: [] };
  try {
    await warmUp(bench, isQuick ? 300 : 1_000);
    const rows: Row[] = [];
    for (const atOnce of concurrencies) rows.push(...(await kindsOfVotes(bench, { atOnce, isQuick })));
    for (const atOnce of concurrencies) rows.push(...(await slownessOfSlack(bench, { atOnce, isQuick })));
    return {
      title: `Vote: milliseconds from the signed request to the answer, warm (${world.database.kind})`,
      rows,
      notes: [
        'The handler from src/, bundled by esbuild, in a process of its own; DynamoDB and Slack are in others. Ratio: p50 to the floor’s.',
        'Floor: the signature checked and one conditional UpdateItem, same SDK, same process, in turns.',
        'Below, `changes` draws the poll meanwhile; ratio: p50 to that with a quick Slack.',
      ],
      broken: bench.broken,
    };
  } finally {
    await instance.close();
    await world.close();
  }
}

/** Runs both until their code is compiled. */
export async function warmUp(bench: Bench, votes: number): Promise<void> {
  const poll = await bench.world.postPoll();
  const events = await bench.world.clicks(bench.world.people(votes), poll, 1);
  for (const by of ['app', 'floor'] as const) await bench.instance.serve({ by, events, atOnce: 20 });
}

export interface Load {
  readonly atOnce: number;
  readonly isQuick: boolean;
}

interface Timed {
  readonly app: Answer[];
  readonly floor: Answer[];
}

async function kindsOfVotes(bench: Bench, { atOnce, isQuick }: Load): Promise<readonly Row[]> {
  const { world } = bench;
  const rounds = isQuick ? 1 : 5;
  const people = world.people(atOnce === 1 ? 60 : 200);
  const poll = await world.postPoll();
  const limited = await world.postPoll({ votesPerPerson: 2 });
  for (const song of [1, 2]) await unmeasured(bench, people, limited, song);
  const times = { first: noTimes(), changed: noTimes(), removed: noTimes(), refused: noTimes() };
  for (let round = 0; round < rounds; round += 1) {
    const newcomers = world.people(people.length);
    await inTurns(bench, times.first, { atOnce, events: await world.clicks(newcomers, poll, 1) });
    await inTurns(bench, times.changed, { atOnce, events: await world.clicks(newcomers, poll, 2) });
    await expectVoters(bench, poll, newcomers.length);
    // Sooner it would be a double click, which takes nothing back.
    await sleep(2 * doubleClickMs);
    await inTurns(bench, times.removed, { atOnce, events: await world.clicks(newcomers, poll, 2) });
    await inTurns(bench, times.refused, { atOnce, events: await world.presses(people, limited, 3) });
  }
  await expectVoters(bench, poll, 0);
  await expectVoters(bench, limited, people.length, 2);
  const row = (name: string, timed: Timed) => ratioRow(`${name}, ${atOnce} at once`, timed);
  return [
    rowWithin(row('first vote', times.first), 'time', ['ratio', mostRatio]),
    rowWithin(row('changed vote', times.changed), 'time', ['ratio', mostRatio]),
    row('removed before it was shown (tells the person)', times.removed),
    row('refused (over the limit; tells the person)', times.refused),
  ];
}

const noTimes = (): Timed => ({ app: [], floor: [] });

interface Turn {
  readonly atOnce: number;
  readonly events: Awaited<ReturnType<BenchWorld['clicks']>>;
}

/** The same requests to both, small portions in turn, so that whatever else the machine does slows both. */
async function inTurns(bench: Bench, times: Timed, { atOnce, events }: Turn): Promise<void> {
  const portion = Math.max(10, atOnce);
  for (let from = 0; from < events.length; from += portion) {
    const part = events.slice(from, from + portion);
    const order: readonly Server[] = (from / portion) % 2 === 0 ? ['app', 'floor'] : ['floor', 'app'];
    for (const by of order) times[by].push(...(await served(bench, by, { atOnce, events: part })));
  }
}

export async function served(
  { instance, broken }: Bench,
  by: Server,
  turn: Turn,
): Promise<readonly Answer[]> {
  const answers = await instance.serve({ by, ...turn });
  const failed = answers.filter(({ status }) => status !== 200);
  if (failed.length > 0) broken.push(`${failed.length} votes were answered ${failed[0]?.status} (${by})`);
  return answers;
}

async function unmeasured(bench: Bench, people: readonly LocalPerson[], poll: PostedRef, song: number) {
  await served(bench, 'app', { atOnce: 20, events: await bench.world.clicks(people, poll, song) });
}

export async function expectVoters(
  { world, broken }: Bench,
  poll: PostedRef,
  voters: number,
  votesEach = 1,
): Promise<void> {
  const held = await world.standing(poll);
  if (held.voters !== voters || held.votes !== voters * votesEach) {
    broken.push(`${voters} people voted, but the table holds ${held.voters} voters with ${held.votes} votes`);
  }
}

function ratioRow(name: string, { app, floor }: Timed): Row {
  const times = app.map(({ ms }) => ms);
  const floorTimes = floor.map(({ ms }) => ms);
  return {
    name,
    figures: {
      ...spread(times),
      'floor p50': median(floorTimes),
      'floor p95': percentile(floorTimes, 0.95),
      ratio: median(times) / median(floorTimes),
    },
  };
}

export const spread = (times: readonly number[]) => ({
  p50: median(times),
  p95: percentile(times, 0.95),
  p99: percentile(times, 0.99),
});

/** The kinds of Slack take turns too, each on a poll of its own that is drawn meanwhile. */
async function slownessOfSlack(bench: Bench, { atOnce, isQuick }: Load): Promise<readonly Row[]> {
  const { world } = bench;
  const { faults } = world.slack;
  const kinds = [
    { name: 'Slack at 0 ms', set: () => faults.delay(0) },
    { name: 'Slack at 150 ms', set: () => faults.delay(150) },
    {
      name: 'Slack rate-limiting every draw',
      set: () => faults.fail('chat.update', { kind: 'rate-limited', retryAfter: 1 }, { times: Infinity }),
    },
  ];
  const runs = await Promise.all(
    kinds.map(async (kind) => ({ ...kind, poll: await world.postPoll(), times: [] as number[] })),
  );
  const rounds = isQuick ? 1 : 4;
  const portion = atOnce === 1 ? 50 : 200;
  world.stream.start();
  for (let round = 0; round < rounds; round += 1) {
    for (const { set, poll, times } of runs) {
      const events = await world.clicks(world.people(portion), poll, 1);
      set();
      const answers = await served(bench, 'app', { atOnce, events });
      times.push(...answers.map(({ ms }) => ms));
      faults.mend();
      faults.delay(0);
    }
  }
  await world.stream.stop();
  for (const { poll } of runs) await expectVoters(bench, poll, rounds * portion);
  const quick = median(runs[0]?.times ?? []);
  return runs.map(({ name, times }) => {
    const figures = { ...spread(times), ratio: median(times) / quick };
    const row = { name: `${name}, ${atOnce} at once`, figures };
    return times === runs[0]?.times ? row : rowWithin(row, 'time', ['ratio', mostSlackRatio]);
  });
}
