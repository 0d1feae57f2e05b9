// A thousand people vote within one second, over eight instances, on one poll; the message is drawn meanwhile at the
// pace that Slack allows. All in real time.

import { type BenchWorld, type PostedRef, startBenchWorld } from './bench-world.ts';
import { percentile } from './figures.ts';
import { type Answer, type Instance, type Server, startInstance } from './instance.ts';
import { type Effort, type Measurement, type Row, rowWithin } from './measurement.ts';

const instances = 8;
const withinMs = 1_000;
/** How long Slack waits for an answer. */
const deadlineMs = 3_000;
const mostUpdates = 5;
/** For all processes to be handed their part. */
const headStartMs = 500;

export async function measureBurst({ isQuick }: Effort): Promise<Measurement> {
  const voters = isQuick ? 200 : 1_000;
  const world = await startBenchWorld({ slack: { updatesPerMinute: 50 } });
  const processes = await Promise.all(Array.from({ length: instances }, () => startInstance(world.env)));
  const broken: string[] = [];
  try {
    await warmUp(world, processes, isQuick ? 30 : 100);
    const poll = await world.postPoll();
    const events = await world.clicks(world.people(voters), poll, 1);
    const floor = await burst(processes, 'floor', events);
    const updatesBefore = world.slack.callsOf('chat.update').length;
    world.stream.start();
    const app = await burst(processes, 'app', events);
    const shownAt = await untilShown(world, poll, voters);
    const updates = world.slack.callsOf('chat.update').length - updatesBefore;
    await world.stream.stop();
    const { voters: held, isShown } = await world.standing(poll);
    const failed = app.answers.filter(({ status }) => status !== 200).length;
    if (held !== voters) broken.push(`${voters} voted, ${held} votes are held`);
    if (failed > 0) broken.push(`${failed} votes were not answered 200`);
    if (shownAt === undefined || !isShown) broken.push('The message never came to show what the table holds');
    const figures = {
      ...times(app.answers),
      'shown after the last answer': Math.max(0, (shownAt ?? Number.NaN) - app.overAt),
    };
    return {
      title: `Burst: ${voters} people vote in one second over ${instances} processes; milliseconds, real time`,
      rows: [
        rowWithin({ name: 'first votes on one poll', figures }, 'time', ['slowest', deadlineMs]),
        rowWithin({ name: 'its draws', figures: { 'chat.update': updates } }, 'time', [
          'chat.update',
          mostUpdates,
        ]),
        { name: 'floor, drawing nothing', figures: times(floor.answers) },
      ],
      notes: [
        'Draws are at least 1.22 s apart: more than five mean that this machine took longer than that over the votes.',
        'An instance serves one request at a time, as on Lambda; who has to wait for it, waits. All share this machine.',
      ],
      broken,
    };
  } finally {
    await Promise.all(processes.map((process) => process.close()));
    await world.close();
  }
}

async function warmUp(world: BenchWorld, processes: readonly Instance[], votes: number): Promise<void> {
  const poll = await world.postPoll();
  for (const process of processes) {
    const events = await world.clicks(world.people(votes), poll, 1);
    for (const by of ['app', 'floor'] as const) await process.serve({ by, events, atOnce: 10 });
  }
  await world.stream.drain();
}

async function burst(
  processes: readonly Instance[],
  by: Server,
  events: Awaited<ReturnType<BenchWorld['clicks']>>,
) {
  const startAt = Date.now() + headStartMs;
  const answers = await Promise.all(
    processes.map((process, at) => {
      const part = events.filter((_, number) => number % processes.length === at);
      return process.serve({ by, events: part, atOnce: 1, within: withinMs, startAt });
    }),
  );
  return { answers: answers.flat(), overAt: Date.now() };
}

const patienceMs = 30_000;

/** @returns when the draw began that shows all of them, by Slack's clock; undefined when none comes. */
async function untilShown(world: BenchWorld, poll: PostedRef, voters: number): Promise<number | undefined> {
  const until = Date.now() + patienceMs;
  while (Date.now() < until) {
    const last = world.slack.callsOf('chat.update').findLast(({ args }) => args['ts'] === poll.ts);
    if (String(last?.args['text']).includes(`${voters} people have voted`)) return last?.receivedAt;
    await world.clock.sleep(20);
  }
  return undefined;
}

function times(answers: readonly Answer[]): Row['figures'] {
  const ms = answers.map((answer) => answer.ms);
  return { p50: percentile(ms, 0.5), p99: percentile(ms, 0.99), slowest: Math.max(...ms) };
}
