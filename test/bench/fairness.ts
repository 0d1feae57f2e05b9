// Fifty polls, twenty voters each, all at once, and Slack takes fifty draws a minute for all of them together: who has
// to wait, and for how long. Those are minutes, so once all votes are in the clock runs faster than the real one.

import { setTimeout as realSleep } from 'node:timers/promises';
import type { ScheduledEvent } from 'aws-lambda';
import { createClockHandler } from '../../src/lambda/clock-handler.ts';
import { createSlackHandler } from '../../src/lambda/slack-handler.ts';
import { startQueueConsumer } from '../../src/playground/queue/queue-consumer.ts';
import { type BenchWorld, type PostedRef, startBenchWorld } from './bench-world.ts';
import { context } from './context.ts';
import { median } from './figures.ts';
import { type Effort, type Measurement, rowWithin } from './measurement.ts';

const polls = 50;
const instances = 8;
const updatesPerMinute = 50;
/** The clock's seconds in one real one. */
const speed = 5;
const minuteMs = 60_000;
/** How often it is looked whether a minute is over. */
const ticksPerMinute = 60;
/** In real milliseconds. */
const lookEveryMs = 5;
/** In minutes of the clock. */
const patience = 10;
/** Two draws of each poll are two minutes of Slack's allowance, of which the second begins a minute after the first. */
const mostSeconds = 75;

export async function measureFairness({ isQuick }: Effort): Promise<Measurement> {
  const clock = createClock();
  const votersEach = isQuick ? 5 : 20;
  const world = await startBenchWorld({ clock, slack: { updatesPerMinute } });
  try {
    const asked: PostedRef[] = [];
    for (let at = 0; at < polls; at += 1) asked.push(await world.postPoll());
    await world.stream.drain();
    const requests = await clicksOn(world, asked, votersEach);
    const before = world.slack.callsOf('chat.update').length;
    const startedAt = clock.now();
    world.stream.start();
    const consumer = keepConsuming(world);
    const over = new AbortController();
    const [failed] = await Promise.all([
      serve(world, requests)
        .then(async (unanswered) => {
          clock.hurry();
          await untilAllShown(world, asked, votersEach);
          return unanswered;
        })
        .finally(() => over.abort()),
      keepTicking(world, over.signal),
    ]);
    await Promise.all([world.stream.stop(), consumer.stop()]);
    return await report(world, asked, { startedAt, before, failed, votersEach });
  } finally {
    await world.close();
  }
}

/** Runs as the real one does, until told to hurry. */
function createClock() {
  let hurriedAt: number | undefined;
  const hurried = () => (hurriedAt === undefined ? 0 : Date.now() - hurriedAt);
  return {
    now: () => Date.now() + hurried() * (speed - 1),
    sleep: async (milliseconds: number) =>
      void (await realSleep(hurriedAt === undefined ? milliseconds : milliseconds / speed)),
    hurry() {
      hurriedAt = Date.now();
    },
  };
}

/** One click of each voter, the polls in turn. */
async function clicksOn(world: BenchWorld, asked: readonly PostedRef[], votersEach: number) {
  const requests = [];
  for (const person of world.people(votersEach)) {
    for (const poll of asked) requests.push(...(await world.clicks([person], poll, 1)));
  }
  return requests;
}

/** The queue's consumer, whose timers are real ones: so it is told to look as often as the clock may have moved on. */
function keepConsuming({ queue, later, clock }: BenchWorld) {
  const consumer = startQueueConsumer({ queue, later, now: clock.now, onFailure: () => {} });
  const looking = setInterval(consumer.look, lookEveryMs);
  return {
    async stop(): Promise<void> {
      clearInterval(looking);
      await consumer.stop();
    },
  };
}

async function keepTicking({ env, runtime, clock }: BenchWorld, over: AbortSignal): Promise<void> {
  const tick = createClockHandler(env, runtime);
  let nextAt = clock.now() + minuteMs;
  while (!over.aborted) {
    await clock.sleep(minuteMs / ticksPerMinute);
    if (clock.now() < nextAt) continue;
    nextAt += minuteMs;
    await tick({} as ScheduledEvent, context);
  }
}

/** @returns how many were not answered 200. */
async function serve(
  { env, runtime }: BenchWorld,
  requests: Awaited<ReturnType<BenchWorld['clicks']>>,
): Promise<number> {
  const handlers = Array.from({ length: instances }, () => createSlackHandler(env, runtime));
  const left = requests.values();
  let failed = 0;
  await Promise.all(
    handlers.map(async (handler) => {
      for (const event of left) failed += Number((await handler(event, context)).statusCode !== 200);
    }),
  );
  return failed;
}

async function untilAllShown(
  world: BenchWorld,
  asked: readonly PostedRef[],
  votersEach: number,
): Promise<void> {
  const until = world.clock.now() + patience * minuteMs;
  while (world.clock.now() < until) {
    const shown = new Set(finalDraws(world, votersEach).map(({ args }) => args['ts']));
    if (asked.every(({ ts }) => shown.has(ts))) return;
    await realSleep(50);
  }
}

const finalDraws = ({ slack }: BenchWorld, votersEach: number) =>
  slack
    .callsOf('chat.update')
    .filter(({ args }) => String(args['text']).includes(`${votersEach} people have voted`))
    .filter(({ status }) => status === 200);

interface Run {
  readonly startedAt: number;
  readonly before: number;
  readonly failed: number;
  readonly votersEach: number;
}

async function report(
  world: BenchWorld,
  asked: readonly PostedRef[],
  { startedAt, before, failed, votersEach }: Run,
): Promise<Measurement> {
  const broken: string[] = failed === 0 ? [] : [`${failed} votes were not answered 200`];
  for (const poll of asked) {
    const { voters, isShown } = await world.standing(poll);
    if (voters !== votersEach) broken.push(`${poll.id}: ${voters} of ${votersEach} votes are held`);
    if (!isShown) broken.push(`${poll.id} does not show what the table holds`);
  }
  const waits = asked.map(({ ts }) => {
    const draw = finalDraws(world, votersEach).find(({ args }) => args['ts'] === ts);
    return ((draw?.receivedAt ?? Number.NaN) - startedAt) / 1_000;
  });
  const calls = world.slack.callsOf('chat.update').slice(before);
  const lastOfMinute = calls.filter(({ status }) => status === 200)[updatesPerMinute - 1]?.receivedAt;
  const figures = {
    first: Math.min(...waits),
    median: median(waits),
    last: Math.max(...waits),
    'chat.update': calls.length,
    'of them refused': calls.filter(({ status }) => status === 429).length,
  };
  return {
    title: `Many polls: ${polls} polls, ${votersEach} voters each, all at once; seconds until a poll shows all its votes`,
    rows: [
      rowWithin({ name: `Slack takes ${updatesPerMinute} draws a minute`, figures }, 'time', [
        'last',
        mostSeconds,
      ]),
      {
        name: 'floor, computed: two draws of each poll at that rate',
        figures: { last: ((polls * 2) / updatesPerMinute - 1) * 60 },
      },
      {
        name: 'floor of this run: a minute after the last draw that the first minute allowed',
        figures: { last: ((lastOfMinute ?? Number.NaN) - startedAt) / 1_000 + 60 },
      },
    ],
    notes: [
      `The votes in real time; then simulated: every clock runs ${speed} times as fast, and what the machine needs counts ${speed}-fold.`,
    ],
    broken,
  };
}
