// The whole app as it runs on Lambda, with the world around it replaced at the wire: the real handlers, a strict local
// Slack, an embedded DynamoDB with its stream, a Spotify intercepted on its public hosts, and a clock set by hand.

import { setTimeout as realSleep } from 'node:timers/promises';
import type { Context, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { type SetupServer, setupServer } from 'msw/node';
import { onTestFinished } from 'vitest';
import type { Runtime, Setup } from '../src/dependencies.ts';
import { createChangesHandler } from '../src/lambda/changes-handler.ts';
import { createClockHandler } from '../src/lambda/clock-handler.ts';
import { createLaterHandler } from '../src/lambda/later-handler.ts';
import { createPowertoolsLog } from '../src/lambda/powertools-log.ts';
import { createParameterReader } from '../src/lambda/read-parameter.ts';
import { createSlackHandler } from '../src/lambda/slack-handler.ts';
import { readConfig } from '../src/platform/config.ts';
import { createSecrets } from '../src/platform/secrets.ts';
import type { EngineKind } from '../src/playground/dynamo/embedded-dynamo.ts';
import { createLocalStream, type LocalStreamOptions } from '../src/playground/dynamo/local-stream.ts';
import { startLocalTable } from '../src/playground/dynamo/local-table.ts';
import { loopback } from '../src/playground/network/loopback.ts';
import { createLocalSlack, type LocalSlackOptions } from '../src/playground/person/local-slack.ts';
import type { LocalPerson } from '../src/playground/person/slack-person.ts';
import { createLocalQueue, type LocalQueueOptions } from '../src/playground/queue/local-queue.ts';
import { startSqsServer } from '../src/playground/queue/sqs-endpoint.ts';
import { pastTheIntercept } from './past-the-intercept.ts';
import { createSpotifyWire } from './songs/spotify/spotify-wire.ts';

export interface WorldOptions {
  /** Variables that the app finds in its environment besides, or instead of, the usual ones. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly engine?: EngineKind;
  /** What every draw by chance gives, from 0 up to 1; 0 unless told. */
  readonly random?: number;
  /** How many `slack` Lambdas there are; requests go to them in turn. */
  readonly instances?: number;
  readonly slack?: Partial<LocalSlackOptions>;
  readonly stream?: LocalStreamOptions;
  readonly queue?: Pick<LocalQueueOptions, 'twice'>;
  /** Real time instead of the clock set by hand, for tests in which things happen at the same time. */
  readonly isLive?: boolean;
}

export type World = Awaited<ReturnType<typeof startWorld>>;

/** What the world's handlers were set up with, for who makes other parts of the app from it. */
export function setupOf({ env, runtime }: Pick<World, 'env' | 'runtime'>): Setup {
  return { config: readConfig(env), secrets: createSecrets(env, runtime) };
}

/** Cleans up after itself when the test ends. */
export async function startWorld(options: WorldOptions = {}) {
  const clock = createClock(options.isLive ?? false);
  const logged: string[] = [];
  const table = await startLocalTable({
    tableName: 'songpoll-test',
    ...(options.engine && { engine: options.engine }),
  });
  onTestFinished(table.close);

  let ids = 0;
  const runtime: Runtime = {
    now: clock.now,
    sleep: clock.sleep,
    newId() {
      ids += 1;
      return `id-${String(ids).padStart(13, '0')}`;
    },
    random: () => options.random ?? 0,
    log: createPowertoolsLog((line) => logged.push(line)),
    readParameter: createParameterReader(),
  };
  // Of the forms that Slack's have: what must not be logged is known by its form.
  const secrets = { signingSecret: 'feedfacefeedfacefeedfacefeedface', botToken: 'xoxb-test' };
  const turn = { next: 0 };
  const slack = await createLocalSlack({
    ...secrets,
    now: clock.now,
    deliver: (event) => {
      const handler = slackHandlers[turn.next++ % slackHandlers.length];
      if (handler === undefined) throw new Error('There is no instance to deliver to.');
      return handler(event, context);
    },
    ...options.slack,
  });
  onTestFinished(slack.close);

  const queue = createLocalQueue({ now: clock.now, ...options.queue });
  const sqs = await startSqsServer(queue, 'songpoll-test-later');
  onTestFinished(sqs.close);

  const env = {
    TABLE_NAME: table.tableName,
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_SIGNING_SECRET: secrets.signingSecret,
    SLACK_API_URL: slack.url,
    LATER_QUEUE_URL: sqs.queueUrl,
    BALLOT_KEY: 'a-key-of-anonymous-ballots-for-tests',
    SPOTIFY_CLIENT_ID: 'client',
    SPOTIFY_CLIENT_SECRET: 'secret',
    ...options.env,
  };
  // The SDK reads its own variables from the process.
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = table.endpoint;
  process.env['AWS_ENDPOINT_URL_SQS'] = sqs.endpoint;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] = 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test';

  const instance = () => createSlackHandler(env, runtime);
  const slackHandlers = Array.from({ length: options.instances ?? 1 }, instance);
  const showing = { handler: createChangesHandler(env, runtime) };
  const waking = { handler: createLaterHandler(env, runtime) };
  const ticking = { handler: createClockHandler(env, runtime) };
  const stream = createLocalStream(
    table.source,
    (event: DynamoDBStreamEvent) => showing.handler(event, context),
    options.stream ?? {},
  );
  const deliverLater = () => queue.deliver((event) => waking.handler(event, context));

  /** Lets the stream and the queue bring all that is there by now. */
  async function settle(): Promise<void> {
    for (let rounds = 0; rounds < mostRounds; rounds += 1) {
      await stream.drain();
      if ((await deliverLater()) === 0) return;
    }
    throw new Error('The queue has no end: its function feeds itself');
  }

  const wire = createSpotifyWire();
  const spotify = interceptSpotify(wire.handlers);

  const ann = slack.addPerson('ann', { displayName: 'Ann' });
  const bo = slack.addPerson('bo', { displayName: 'Bo' });
  const cy = slack.addPerson('cy', { displayName: 'Cy' });
  const music = slack.addChannel('music', { members: [ann, bo, cy] });

  return {
    ...secrets,
    env,
    runtime,
    clock,
    logged,
    table,
    slack,
    slackHandlers,
    /** What the stream and the timer call; a test may put something in between. */
    showing,
    waking,
    ticking,
    stream,
    queue,
    sqs,
    wire,
    spotify,
    ann,
    bo,
    cy,
    music,

    /** New processes everywhere, as after a deploy: nothing remembered but what is in the table. */
    restart() {
      slackHandlers.splice(0, slackHandlers.length, ...slackHandlers.map(instance));
      showing.handler = createChangesHandler(env, runtime);
      waking.handler = createLaterHandler(env, runtime);
      ticking.handler = createClockHandler(env, runtime);
    },
    /** Lets the stream bring everything that has changed to `changes`, and the queue what has come due to `later`. */
    settle,
    /** Time goes by without a strike of the timer; what the queue holds comes at its time. */
    async waits(milliseconds: number): Promise<void> {
      const until = clock.now() + milliseconds;
      await settle();
      for (;;) {
        const next = queue.waiting()[0]?.visibleAt ?? Number.POSITIVE_INFINITY;
        if (next > until) break;
        clock.pass(Math.max(0, next - clock.now()));
        await settle();
      }
      clock.pass(Math.max(0, until - clock.now()));
    },
    /** The timer strikes. */
    tick: () => ticking.handler({} as ScheduledEvent, context),

    /** Picks songs in an open modal: "Summer Song 1" and so on. */
    async picks(person: LocalPerson, songs: readonly string[]) {
      await person.fills(searchLabel, 'seasons');
      await person.pressesEnter(searchLabel);
      for (const song of songs) {
        while (!person.modal?.text.includes(song)) await person.presses('More results');
        await person.presses('Add', { beside: song });
        // It has won here before.
        if (person.modal?.text.includes('[Add anyway]')) await person.presses('Add anyway');
      }
    },

    /** A poll of the first songs of the season in #music, by Ann. @returns its message */
    async startsPoll({ songs = 3, title = 'Friday song', choices = {} }: PollWish = {}) {
      await ann.types(`/songpoll ${title}`, { in: music });
      await this.picks(
        ann,
        Array.from({ length: songs }, (_, at) => `Summer Song ${at + 1}`),
      );
      for (const [label, option] of Object.entries(choices)) await ann.chooses(label, option);
      await ann.submits();
      await this.settle();
      const message = slack.messagesIn(music).at(-1);
      if (message === undefined) throw new Error(`No poll was posted. ${JSON.stringify(ann.modal?.errors)}`);
      return message;
    },
  };
}

export interface PollWish {
  readonly songs?: number;
  readonly title?: string;
  /** Options of the modal by label, such as `{ 'Votes per person': '2' }`. */
  readonly choices?: Readonly<Record<string, string>>;
}

/** More than any test needs. */
const mostRounds = 200;

export const searchLabel = 'Search Spotify or paste links';

/** What the app looks at in it. */
export const context = { awsRequestId: 'a-request-of-aws' } as Context;

function interceptSpotify(handlers: Parameters<typeof setupServer>): SetupServer {
  const server = setupServer(...handlers);
  pastTheIntercept(() =>
    server.listen({
      onUnhandledRequest(request, print) {
        if (new URL(request.url).hostname !== loopback) print.error();
      },
    }),
  );
  onTestFinished(() => server.close());
  return server;
}

function createClock(isLive: boolean) {
  let time = isLive ? 0 : Date.UTC(2026, 10, 21, 12);
  const now = () => (isLive ? Date.now() + time : time);
  return {
    now,
    /** Lets time pass, in milliseconds. */
    pass(milliseconds: number) {
      time += milliseconds;
    },
    /** What the app sleeps by: by hand, time passes at once. */
    async sleep(milliseconds: number): Promise<void> {
      if (isLive) await realSleep(milliseconds);
      else time += milliseconds;
    },
  };
}
