// What a vote costs, by how many have voted before: requests to DynamoDB and their capacity units, calls to Slack.

import { startLocalTable } from '../../src/playground/dynamo/local-table.ts';
import type { DynamoCall } from '../../src/playground/dynamo/observing-proxy.ts';
import type { Poll } from '../../src/rules/poll/poll.ts';
import { type BenchWorld, startBenchWorld } from './bench-world.ts';
import { tableName } from './database.ts';
import { fillBoxes } from './filled-boxes.ts';
import { type Instance, startInstance } from './instance.ts';
import { type Effort, type Measurement, type Row, rowWithin } from './measurement.ts';

/** Votes that the message does not show: kept as cheaply as others. */
const secrets: readonly (readonly [name: string, over: Partial<Poll>])[] = [
  ['hidden', { votesShown: 'closed' }],
  ['anonymous', { voterNames: 'hidden' }],
];
const voters = [10, 100, 1_000, 10_000] as const;
/** So many people vote, several into each box. */
const people = 96;
const mostRequests = 2;
const mostWriteUnits: Readonly<Record<(typeof voters)[number], number>> = {
  10: 3,
  100: 3,
  1000: 3,
  10000: 25,
};

export async function measureCost({ isQuick }: Effort): Promise<Measurement> {
  const table = await startLocalTable({ tableName });
  const world = await startBenchWorld({ database: table });
  const instance = await startInstance(world.env);
  const calls: DynamoCall[] = [];
  table.proxy.onCall((call) => calls.push(call));
  const rows: Row[] = [];
  const broken: string[] = [];
  try {
    for (const count of voters) {
      const cost = await costAt({ world, instance, calls }, count, isQuick ? people / 3 : people);
      rows.push(...cost.rows);
      broken.push(...cost.broken);
    }
    for (const [name, over] of secrets) {
      rows.push(await costOfSecret({ world, instance, calls }, name, over));
    }
  } finally {
    await instance.close();
    await world.close();
  }
  return {
    title: `Cost of one vote in a poll in which so many have voted (${table.kind})`,
    rows,
    notes: [
      'Units as the engine counts them, by DynamoDB’s rules: writes by the KB of the whole box, consistent reads by 4 KB.',
      'A vote touches no index. The stream’s reads by Lambda are free. Slack calls are those of the click alone.',
      'Drawing: once for all of the votes above, however many batches of the stream they came in; not a figure per vote.',
    ],
    broken,
  };
}

interface Scene {
  readonly world: BenchWorld;
  readonly instance: Instance;
  readonly calls: DynamoCall[];
}

async function costAt(scene: Scene, count: (typeof voters)[number], clickers: number) {
  const { world } = scene;
  const poll = await world.postPoll();
  await fillBoxes(world, poll, count);
  await world.stream.drain();
  const newcomers = world.people(clickers);
  const first = await costOfClicks(scene, await world.clicks(newcomers, poll, 1));
  const changed = await costOfClicks(scene, await world.clicks(newcomers, poll, 2));
  const draw = await costOfDraw(scene);
  const { voters: held } = await world.standing(poll);
  const row = (name: string, figures: Row['figures']) => ({ name: `${count} voters: ${name}`, figures });
  return {
    rows: [
      rowWithin(
        row('first vote', first),
        'count',
        ['requests', mostRequests],
        ['write units', mostWriteUnits[count]],
      ),
      rowWithin(
        row('changed vote', changed),
        'count',
        ['requests', mostRequests],
        ['write units', mostWriteUnits[count]],
      ),
      row('drawing all of these', draw),
    ],
    broken: held === count + clickers ? [] : [`${count + clickers} voted, ${held} are held`],
  };
}

async function costOfSecret(scene: Scene, name: string, over: Partial<Poll>): Promise<Row> {
  const { world } = scene;
  const poll = await world.postPoll(over);
  await fillBoxes(world, poll, 100);
  await world.stream.drain();
  const figures = await costOfClicks(scene, await world.presses(world.people(people), poll, 1));
  const row = { name: `100 voters: first vote, ${name}`, figures };
  return rowWithin(row, 'count', ['requests', mostRequests], ['write units', mostWriteUnits[100]]);
}

async function costOfClicks(
  { world, instance, calls }: Scene,
  events: Awaited<ReturnType<BenchWorld['clicks']>>,
): Promise<Row['figures']> {
  calls.length = 0;
  const before = world.slack.calls.length;
  await instance.serve({ by: 'app', events, atOnce: 1 });
  return sums(calls, world.slack.calls.length - before, events.length);
}

async function costOfDraw({ world, calls }: Scene): Promise<Row['figures']> {
  const before = world.slack.calls.length;
  calls.length = 0;
  await world.stream.drain();
  return sums(calls, world.slack.calls.length - before, 1);
}

function sums(calls: readonly DynamoCall[], slackCalls: number, by: number): Row['figures'] {
  const units = (isWanted: boolean) =>
    calls
      .filter(({ operation }) => isWrite(operation) === isWanted)
      .reduce((sum, { consumed = 0 }) => sum + consumed, 0) / by;
  return {
    requests: calls.length / by,
    'write units': units(true),
    'read units': units(false),
    'Slack calls': slackCalls / by,
  };
}

const isWrite = (operation: string) => ['UpdateItem', 'PutItem', 'DeleteItem'].includes(operation);
