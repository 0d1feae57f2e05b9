// From a search in the modal to the results on the screen, with Spotify at 0 ms; and how big the windows get.

import { setupServer } from 'msw/node';
import { createSlackHandler } from '../../src/lambda/slack-handler.ts';
import type { LocalPerson } from '../../src/playground/person/slack-person.ts';
import { createSpotifyWire } from '../songs/spotify/spotify-wire.ts';
import { type BenchWorld, startBenchWorld } from './bench-world.ts';
import { context } from './context.ts';
import { median, percentile } from './figures.ts';
import { createFloor } from './floor.ts';
import { type Effort, type Measurement, type Row, rowWithin } from './measurement.ts';

/** Of a view, as Slack counts it, in bytes. */
const slackLimit = 250_000;
/** Slack waits so long for an answer, in milliseconds; most of it is Spotify's. */
const mostMs = 3_000;
const label = 'Search Spotify or paste links';
const mostPicks = 10;

interface Scene {
  readonly world: BenchWorld;
  readonly person: LocalPerson;
  readonly handler: ReturnType<typeof createSlackHandler>;
  readonly floor: ReturnType<typeof createFloor>;
}

export async function measureModal({ isQuick }: Effort): Promise<Measurement> {
  const world = await startBenchWorld();
  const wire = createSpotifyWire();
  const spotify = setupServer(...wire.handlers);
  spotify.listen({ onUnhandledRequest: 'bypass' });
  const handler = createSlackHandler(world.env, world.runtime);
  const floor = createFloor(world.env);
  try {
    world.app.take = (event) => handler(event, context);
    await world.ann.types('/songpoll Friday song', { in: world.music });
    const scene = { world, person: world.ann, handler, floor };
    const times = await searches(scene, isQuick ? 40 : 200);
    await pickTen(world.ann);
    const broken = world.slack.problems.map((problem) => JSON.stringify(problem));
    return {
      title: 'Modal: milliseconds from a search to its results on the screen, Spotify at 0 ms, warm',
      rows: [...rowsOf(times), ...sizes(world)],
      notes: [
        'The local Slack, Spotify and the handler share one process. Floor: the signature checked, Spotify asked once,',
        'one views.update with the same view. The app keeps a draft besides: read it, write it, remember the answer.',
      ],
      broken,
    };
  } finally {
    spotify.close();
    await world.close();
  }
}

async function searches({ world, person, handler, floor }: Scene, rounds: number) {
  const times = { fresh: [] as number[], remembered: [] as number[], floor: [] as number[] };
  for (let round = -10; round < rounds; round += 1) {
    for (const [kind, words] of [
      ['fresh', `seasons ${round}`],
      ['remembered', 'seasons'],
    ] as const) {
      await person.fills(label, words);
      const took = { app: 0, floor: 0 };
      world.app.take = async (event) => {
        const answer = await timed(() => handler(event, context));
        took.app = answer.ms;
        const view = world.slack.callsOf('views.update').at(-1)?.args['view'] ?? {};
        took.floor = (await timed(() => floor.search(event, Object(view)))).ms;
        return answer.value;
      };
      await person.pressesEnter(label);
      if (round < 0) continue;
      times[kind].push(took.app);
      times.floor.push(took.floor);
    }
  }
  world.app.take = (event) => handler(event, context);
  return times;
}

async function timed<Value>(act: () => Promise<Value>) {
  const startedAt = performance.now();
  const value = await act();
  return { ms: performance.now() - startedAt, value };
}

async function pickTen(person: LocalPerson): Promise<void> {
  for (let number = 1; number <= mostPicks; number += 1) {
    const song = `Summer Song ${number}`;
    while (!person.modal?.text.includes(song)) await person.presses('More results');
    await person.presses('Add', { beside: song });
  }
}

function rowsOf({ fresh, remembered, floor }: Awaited<ReturnType<typeof searches>>): readonly Row[] {
  const row = (name: string, times: readonly number[]) => ({
    name,
    figures: {
      p50: median(times),
      p95: percentile(times, 0.95),
      'floor p50': median(floor),
      ratio: median(times) / median(floor),
    },
  });
  return [
    rowWithin(row('search, asked of Spotify', fresh), 'time', ['p95', mostMs]),
    rowWithin(row('search, remembered', remembered), 'time', ['p95', mostMs]),
  ];
}

function sizes({ slack }: BenchWorld): readonly Row[] {
  const views = [...slack.callsOf('views.open'), ...slack.callsOf('views.update')];
  const bytes = views.map(({ args }) => Buffer.byteLength(JSON.stringify(args['view'])));
  const row = (name: string, size: number) =>
    rowWithin({ name, figures: { bytes: size } }, 'count', ['bytes', slackLimit]);
  return [row('the window when it opens', bytes[0] ?? 0), row('the largest window', Math.max(...bytes))];
}
