// What surrounds the handlers that are measured: the table, its stream, the strict local Slack with its people, and
// `changes`. What people click is only kept, signed as Slack signs it, so that whoever measures hands it over in time.

import { setTimeout as realSleep } from 'node:timers/promises';
import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import { createHandlerDependencies, type Runtime } from '../../src/dependencies.ts';
import { fingerprintOf } from '../../src/features/poll/draw-poll.ts';
import { createChangesHandler } from '../../src/lambda/changes-handler.ts';
import { createLaterHandler } from '../../src/lambda/later-handler.ts';
import { createPowertoolsLog } from '../../src/lambda/powertools-log.ts';
import { runtime as realRuntime } from '../../src/lambda/runtime.ts';
import { readConfig } from '../../src/platform/config.ts';
import { createSecrets } from '../../src/platform/secrets.ts';
import { createLocalStream } from '../../src/playground/dynamo/local-stream.ts';
import { createLocalSlack, type LocalSlackOptions } from '../../src/playground/person/local-slack.ts';
import type { LocalPerson } from '../../src/playground/person/slack-person.ts';
import { createLocalQueue } from '../../src/playground/queue/local-queue.ts';
import { startSqsServer } from '../../src/playground/queue/sqs-endpoint.ts';
import { type MessageRef, messageKey } from '../../src/playground/slack/slack-world.ts';
import type { Poll } from '../../src/rules/poll/poll.ts';
import { isAnonymous } from '../../src/rules/poll/secrecy.ts';
import { defaultChoices, pollSettings } from '../../src/rules/poll/settings.ts';
import { emptyTally, tally } from '../../src/rules/poll/tally.ts';
import type { HttpEvent } from '../../src/slack/door/request-door.ts';
import { timeToLive } from '../../src/store/poll-item.ts';
import { pollMessage } from '../slack/in-english.ts';
import { song } from '../slack/sample-polls.ts';
import { context } from './context.ts';
import { type Database, startDatabase, tableName } from './database.ts';
import { stampedClicks } from './stamped-clicks.ts';

export interface BenchWorldOptions {
  /** In the place of a database spoken to directly. */
  readonly database?: Database;
  /** Another time than the real one. */
  readonly clock?: Pick<Runtime, 'now' | 'sleep'>;
  readonly slack?: Partial<LocalSlackOptions>;
}

/** A poll's message, with the poll's id. */
export interface PostedRef extends MessageRef {
  readonly id: string;
}

export type BenchWorld = Awaited<ReturnType<typeof startBenchWorld>>;

export const songsInPoll = 8;

const secrets = { signingSecret: 'feedfacefeedfacefeedfacefeedface', botToken: 'xoxb-bench' };
const taken = { statusCode: 200, body: '' };
const noClaim = 60_000;

export async function startBenchWorld(options: BenchWorldOptions = {}) {
  const database = options.database ?? (await startDatabase());
  const clock = options.clock ?? {
    now: () => Date.now(),
    sleep: async (milliseconds: number) => void (await realSleep(milliseconds)),
  };
  const logged: string[] = [];
  const runtime: Runtime = {
    ...realRuntime,
    ...clock,
    log: createPowertoolsLog((line) => logged.push(line)),
  };
  const kept: HttpEvent[] = [];
  /** What Slack delivers is kept, unless somebody takes it. */
  const app = {
    async take(event: HttpEvent): Promise<unknown> {
      kept.push(event);
      return taken;
    },
  };
  const slack = await createLocalSlack({
    ...secrets,
    now: clock.now,
    updatesPerMinute: false,
    deliver: (event) => app.take(event),
    ...options.slack,
  });
  const queue = createLocalQueue({ now: clock.now });
  const sqs = await startSqsServer(queue, 'songpoll-bench-later');
  const env = {
    TABLE_NAME: tableName,
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_SIGNING_SECRET: secrets.signingSecret,
    SLACK_API_URL: slack.url,
    BALLOT_KEY: 'bench-bench-bench-bench-bench-bench-bench',
    SPOTIFY_CLIENT_ID: 'client',
    SPOTIFY_CLIENT_SECRET: 'secret',
    LATER_QUEUE_URL: sqs.queueUrl,
    AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
    AWS_ENDPOINT_URL_SQS: sqs.endpoint,
    AWS_REGION: 'us-east-1',
    AWS_ACCESS_KEY_ID: 'bench',
    AWS_SECRET_ACCESS_KEY: 'bench',
  };
  // The SDK reads its own variables from the process.
  Object.assign(process.env, env);

  const deps = await createHandlerDependencies(
    { config: readConfig(env), secrets: createSecrets(env, runtime) },
    runtime,
  );
  const changes = createChangesHandler(env, runtime);
  const show = (event: DynamoDBStreamEvent) => changes(event, context);
  const later = createLaterHandler(env, runtime);
  const stream = createLocalStream(database.source, show);
  const ann = slack.addPerson('ann', { displayName: 'Ann' });
  const music = slack.addChannel('music', { members: [ann] });
  let polls = 0;

  async function presses(people: readonly LocalPerson[], poll: PostedRef, songNumber: number) {
    for (const person of people) {
      await person.presses('Vote', { in: poll, beside: `Song ${songNumber}` });
    }
    return kept.splice(0);
  }

  return {
    env,
    database,
    clock,
    runtime,
    /** The log of what runs in this process. */
    logged,
    slack,
    app,
    deps,
    stream,
    queue,
    /** Takes a batch of the queue. */
    later: (event: SQSEvent) => later(event, context),
    /** Hands a batch to `changes`. */
    show,
    ann,
    music,

    /** New colleagues, as many as told. */
    people: (count: number): readonly LocalPerson[] =>
      Array.from({ length: count }, (_, at) =>
        slack.addPerson(`person${at}`, { displayName: `Person ${at}` }),
      ),

    /** A poll of eight songs as start-poll.ts leaves it. */
    async postPoll(over: Partial<Poll> = {}): Promise<PostedRef> {
      polls += 1;
      const poll: Poll = {
        id: `bench-poll-${String(polls).padStart(5, '0')}`,
        title: 'Friday song',
        songs: Array.from({ length: songsInPoll }, (_, at) => song(`Song ${at + 1}`)),
        ...pollSettings(defaultChoices),
        owner: { id: ann.id, name: 'Ann' },
        channel: music.id,
        status: 'open',
        createdAt: clock.now(),
        ...over,
      };
      const salt = isAnonymous(poll) ? 'salt' : undefined;
      await deps.polls.createPoll(poll, { token: 'bench', until: clock.now() + noClaim }, salt);
      const message = pollMessage(poll, emptyTally(poll.songs.length), new Map());
      const posted = await deps.slack.postMessage(poll.channel, message, {
        kind: 'songpoll_poll',
        poll: poll.id,
      });
      if (posted.kind !== 'done') throw new Error(`The poll was not posted: ${JSON.stringify(posted)}`);
      await deps.drawings.startDrawing(poll.id, fingerprintOf(message), timeToLive(poll));
      await deps.polls.saveMessage(poll, posted.value.ts);
      return { id: poll.id, channel: poll.channel, ts: posted.value.ts };
    },

    /** What Slack sends when these people vote for a song (1, 2 …), one request for each. */
    async clicks(people: readonly LocalPerson[], poll: PostedRef, songNumber: number) {
      const [first] = await presses(people.slice(0, 1), poll, songNumber);
      return first === undefined ? [] : stampedClicks(first, people, { ...secrets, now: clock.now });
    },
    /** The same, each with an address of its own to answer to. */
    presses,

    /** How many voters the table holds, and whether the message shows just what the table holds. */
    async standing(ref: PostedRef) {
      const counted = await deps.polls.findCountedPoll(ref.id);
      if (counted === undefined) throw new Error(`There is no poll ${ref.id}`);
      const held = tally(counted.boxes, counted.poll.songs);
      const shown = slack.world.messages.get(messageKey(ref))?.text;
      const isShown = shown === pollMessage(counted.poll, held, new Map()).text;
      return { voters: held.voters, votes: held.songs.reduce((sum, { votes }) => sum + votes, 0), isShown };
    },

    async close(): Promise<void> {
      await stream.stop();
      await slack.close();
      await sqs.close();
      await database.close();
    },
  };
}
