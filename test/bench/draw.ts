// How late a vote is on the screen, and how many votes a second one run of `changes` keeps up with. In real time: what
// is waited for is the pace that Slack asks for.

import { type BenchWorld, type PostedRef, startBenchWorld } from './bench-world.ts';
import { median, percentile } from './figures.ts';
import { startInstance } from './instance.ts';
import { type Effort, type Measurement, rowWithin } from './measurement.ts';
import { voteRecords } from './stream-records.ts';

/** Votes a second that a lively poll gets. */
const lively = 10;
/** As in serverless.yml, and ten times as many. */
const batches = [100, 1_000] as const;
/** More than can be handled while it is measured. */
const mostBatches = 100;
/** One draw each 1.22 s: a vote waits half of that on average for its turn. */
const paceMs = 1_220;
/** Three turns: one's own, and one that is missed. */
const mostLagMs = 3 * paceMs;

export async function measureDrawing({ isQuick }: Effort): Promise<Measurement> {
  const world = await startBenchWorld({ slack: { updatesPerMinute: false } });
  const instance = await startInstance(world.env);
  const seconds = isQuick ? 3 : 8;
  const broken: string[] = [];
  const stage = { world, instance, broken };
  try {
    await (await prepareVotes(stage, { perSecond: 100, seconds: 1 })).vote();
    await world.stream.drain();
    const lags = await lagOf(stage, { perSecond: lively, seconds });
    const keptUp = [];
    for (const batch of batches) {
      const records = await recordsPerSecond(stage, { perSecond: lively, seconds }, batch);
      keptUp.push({
        name: `votes a second that are kept up with, by batches of ${batch}`,
        figures: { votes: records },
      });
    }
    return {
      title: 'Draw: how late votes are shown, and how many one run of `changes` keeps up with; real time',
      rows: [
        rowWithin(
          {
            name: `${lively} votes a second on one poll: ms from answer to screen`,
            figures: { p50: median(lags), p95: percentile(lags, 0.95), slowest: Math.max(...lags) },
          },
          'time',
          ['p95', mostLagMs],
        ),
        {
          name: 'floor, computed: waiting for one’s turn alone',
          figures: { p50: paceMs / 2, p95: paceMs * 0.95 },
        },
        ...keptUp,
      ],
      notes: [
        'The stream is looked into four times a second, as Lambda does. Kept up with: the poll changes all the time and a full',
        'batch always waits. Beyond that its message is as fresh, for it is read anew: what waits is other polls behind it.',
      ],
      broken,
    };
  } finally {
    await instance.close();
    await world.close();
  }
}

interface Stage {
  readonly world: BenchWorld;
  readonly instance: Awaited<ReturnType<typeof startInstance>>;
  readonly broken: string[];
}

interface Rate {
  readonly perSecond: number;
  readonly seconds: number;
}

interface Prepared {
  readonly poll: PostedRef;
  /** Lets the votes go. @returns when each was answered, by the clock, in order */
  vote(): Promise<readonly number[]>;
}

async function prepareVotes({ world, instance, broken }: Stage, rate: Rate): Promise<Prepared> {
  const poll = await world.postPoll();
  const events = await world.clicks(world.people(rate.perSecond * rate.seconds), poll, 1);
  return {
    poll,
    async vote() {
      const within = rate.seconds * 1_000;
      const answers = await instance.serve({
        by: 'app',
        events,
        atOnce: events.length,
        within,
        startAt: Date.now(),
      });
      const failed = answers.filter(({ status }) => status !== 200).length;
      if (failed > 0) broken.push(`${failed} votes were not answered 200`);
      return answers.map(({ at }) => at).sort((one, other) => one - other);
    },
  };
}

async function lagOf(stage: Stage, rate: Rate): Promise<readonly number[]> {
  const { world, broken } = stage;
  const { poll, vote } = await prepareVotes(stage, rate);
  world.stream.start();
  const answered = await vote();
  await world.clock.sleep(2 * paceMs);
  await world.stream.stop();
  await world.stream.drain();
  const { isShown } = await world.standing(poll);
  if (!isShown) broken.push('The message does not show what the table holds');
  return answered.map((at, number) => {
    const shown = votersShown(world, poll).find(({ voters }) => voters > number);
    return Math.max(0, (shown?.at ?? Number.NaN) - at);
  });
}

function votersShown({ slack }: BenchWorld, poll: PostedRef) {
  return slack
    .callsOf('chat.update')
    .filter(({ args }) => args['ts'] === poll.ts)
    .map(({ args, receivedAt }) => ({
      at: receivedAt,
      voters: Number(/(\d+) (?:person has|people have) voted/u.exec(String(args['text']))?.[1] ?? 0),
    }));
}

/** While people vote, hands batch after batch to `changes`, as if there was always a full one waiting. */
async function recordsPerSecond(stage: Stage, rate: Rate, batch: number): Promise<number> {
  const { world, instance } = stage;
  const { poll, vote } = await prepareVotes(stage, rate);
  const others = (await world.clicks(world.people(mostBatches), poll, 2)).values();
  const voting = vote();
  const startedAt = performance.now();
  const secondsSoFar = () => (performance.now() - startedAt) / 1_000;
  let taken = 0;
  for (const event of others) {
    if (secondsSoFar() >= rate.seconds) break;
    // Batches in which there is nothing new to show are over at once; these are not counted on.
    await instance.serve({ by: 'app', events: [event], atOnce: 1 });
    await world.show({ Records: voteRecords(poll, batch) });
    taken += batch;
  }
  const records = taken / secondsSoFar();
  await voting;
  return records;
}
