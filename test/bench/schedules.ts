// A thousand schedules due in one minute: how long the clock takes to begin them all, what that costs at the table, and when
// everything is posted, with Slack as slow and as strict as it is. In real time.

import { setTimeout as realSleep } from 'node:timers/promises';
import type { Context, ScheduledEvent } from 'aws-lambda';
import { createClockHandler } from '../../src/lambda/clock-handler.ts';
import { startLocalTable } from '../../src/playground/dynamo/local-table.ts';
import type { DynamoCall } from '../../src/playground/dynamo/observing-proxy.ts';
import { startQueueConsumer } from '../../src/playground/queue/queue-consumer.ts';
import type { Schedule } from '../../src/rules/schedule/schedule.ts';
import { type BenchWorld, startBenchWorld } from './bench-world.ts';
import { context } from './context.ts';
import { tableName } from './database.ts';
import { atOnce, fillSchedules, perCrowdedChannel } from './due-schedules.ts';
import { type Effort, type Measurement, type Row, rowWithin } from './measurement.ts';

/** As in serverless.yml: when AWS ends a run of the clock. */
const timeoutMs = 30_000;
const minuteMs = 60_000;
/** The clock is to have begun everything before it strikes again. */
const mostSeconds = 60;
/** A read and a conditional write each, the looks at what is due beside them; a KB and the index of what is due. */
const mostRequests = 2.1;
const mostWriteUnits = 4;
const slackMs = 300;
/** What was not posted after so long has failed. */
const patienceMs = 10 * minuteMs;
/** Slack's tiers 3 and 4. */
const callsPerMinute = { 'conversations.join': 50, 'conversations.info': 50, 'users.info': 100 };

export async function measureSchedules({ isQuick }: Effort): Promise<Measurement> {
  const count = isQuick ? 200 : 1_000;
  const broken: string[] = [];
  const cost = await costOfBeginning(count);
  const rows = [...(await begunAndPosted(count, broken)), cost];
  return {
    title: `Schedules: ${count} due in one minute, half of them polls of people, ${perCrowdedChannel} to a channel; the others alone in theirs: polls of people, polls of the pool, songs of the day`,
    rows,
    notes: [
      `Time left: of the ${timeoutMs / 1_000} s that AWS lets a run of the clock take. Units as the engine counts them, without those of the index.`,
      `Posted: Slack takes ${slackMs} ms a call, one post a second in a channel after three at once, and its tiers 3 and 4.`,
      'The clock, `changes`, `later`, the local Slack and the queue share one process.',
    ],
    broken,
  };
}

interface Struck {
  readonly strikes: number;
  readonly seconds: number;
  /** Seconds of the last run that were left to it. */
  readonly left: number;
}

/** The clock strikes until all are begun: at once where no time was left, for the next minute would do the same. */
async function strikeUntilBegun(world: BenchWorld, ids: readonly string[]): Promise<Struck> {
  const clock = createClockHandler(world.env, world.runtime);
  const firstAt = performance.now();
  let spent = 0;
  for (let strikes = 1; ; strikes += 1) {
    const startedAt = performance.now();
    const passed = () => performance.now() - startedAt;
    const run = { ...context, getRemainingTimeInMillis: () => timeoutMs - passed() } as Context;
    await clock({} as ScheduledEvent, run);
    const left = (timeoutMs - passed()) / 1_000;
    const seconds = (performance.now() - firstAt - spent) / 1_000;
    const lookedAt = performance.now();
    const isBegun = (await findAll(world, ids)).every(({ current }) => current !== undefined);
    if (isBegun || strikes === 10) return { strikes, seconds, left };
    spent += performance.now() - lookedAt;
  }
}

async function begunAndPosted(count: number, broken: string[]): Promise<readonly Row[]> {
  const world = await startBenchWorld({ slack: { updatesPerMinute: 50, limitsPosts: true, callsPerMinute } });
  try {
    const ids = await fillSchedules(world, count);
    await world.stream.drain();
    world.slack.faults.delay(slackMs);
    const startedAt = performance.now();
    const consumer = startQueueConsumer({
      queue: world.queue,
      later: world.later,
      now: world.clock.now,
      onFailure: (error) => broken.push(`later: ${error}`),
    });
    world.stream.start();
    const struck = await strikeUntilBegun(world, ids);
    const posted = await untilPosted(world, ids, startedAt);
    await Promise.all([world.stream.stop(), consumer.stop()]);
    broken.push(...(await untruths(world, ids)));
    const begun = { name: 'until all are begun', figures: { ...struck } };
    return [
      rowWithin(begun, 'time', ['seconds', mostSeconds]),
      { name: 'until all are posted', figures: posted },
      { name: 'floor, computed: posts of a crowded channel', figures: { seconds: perCrowdedChannel - 3 } },
    ];
  } finally {
    await world.close();
  }
}

async function untilPosted(world: BenchWorld, ids: readonly string[], startedAt: number) {
  const clock = createClockHandler(world.env, world.runtime);
  let nextAt = startedAt + minuteMs;
  while (performance.now() - startedAt < patienceMs) {
    if (performance.now() > nextAt) {
      await clock({} as ScheduledEvent, context);
      nextAt += minuteMs;
    }
    const all = await findAll(world, ids);
    if (all.every((schedule) => schedule.current?.settledAt !== undefined)) break;
    await realSleep(500);
  }
  const posts = world.slack.callsOf('chat.postMessage');
  const last = (await findAll(world, ids)).map(({ current }) => current?.settledAt ?? Number.NaN);
  return {
    seconds: (Math.max(...last) - (Date.now() - (performance.now() - startedAt))) / 1_000,
    posts: posts.length,
    'of them refused': posts.filter(({ status }) => status === 429).length,
  };
}

async function untruths(world: BenchWorld, ids: readonly string[]): Promise<readonly string[]> {
  const all = await findAll(world, ids);
  const posts = world.slack.callsOf('chat.postMessage').filter(({ status }) => status === 200);
  const off = all.filter(({ status, missed }) => status !== 'active' || missed !== undefined);
  const posted = posts.length === ids.length ? [] : [`${posts.length} of ${ids.length} were posted`];
  const whys = off.map(({ pause }) => pause?.why ?? 'missed');
  return off.length === 0 ? posted : [...posted, `${off.length} did not go on: ${[...new Set(whys)].join()}`];
}

async function costOfBeginning(count: number): Promise<Row> {
  const table = await startLocalTable({ tableName });
  const world = await startBenchWorld({ database: table });
  try {
    const ids = await fillSchedules(world, count);
    await world.stream.drain();
    const calls: DynamoCall[] = [];
    table.proxy.onCall((call) => calls.push(call));
    await createClockHandler(world.env, world.runtime)({} as ScheduledEvent, context);
    const units = (isWrite: boolean) =>
      calls
        .filter(({ operation }) => (operation === 'PutItem' || operation === 'UpdateItem') === isWrite)
        .reduce((sum, { consumed = 0 }) => sum + consumed, 0) / ids.length;
    const figures = {
      requests: calls.length / ids.length,
      'write units': units(true),
      'read units': units(false),
    };
    return rowWithin(
      { name: 'cost of beginning, per occurrence', figures },
      'count',
      ['requests', mostRequests],
      ['write units', mostWriteUnits],
    );
  } finally {
    await world.close();
  }
}

async function findAll({ deps }: BenchWorld, ids: readonly string[]): Promise<readonly Schedule[]> {
  const portions = Array.from({ length: Math.ceil(ids.length / atOnce) }, (_, at) =>
    deps.schedules.findSchedules(ids.slice(at * atOnce, (at + 1) * atOnce)),
  );
  return (await Promise.all(portions)).flatMap(({ schedules }) => schedules);
}
