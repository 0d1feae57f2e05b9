// The whole app in one process without any wire to the outside: the real handlers, an embedded DynamoDB with its stream,
// the strict local Slack, and between them gates that open when fate says so.

import { setImmediate as turn } from 'node:timers/promises';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Context, ScheduledEvent, SQSEvent } from 'aws-lambda';
import type { Runtime } from '../../../src/dependencies.ts';
import { createChangesHandler } from '../../../src/lambda/changes-handler.ts';
import { createClockHandler } from '../../../src/lambda/clock-handler.ts';
import { createLaterHandler } from '../../../src/lambda/later-handler.ts';
import { createSlackHandler } from '../../../src/lambda/slack-handler.ts';
import { createLog, type LogLevel } from '../../../src/platform/log.ts';
import { createLocalSlack } from '../../../src/playground/person/local-slack.ts';
import type { HttpEvent } from '../../../src/slack/door/request-door.ts';
import { botEvents } from '../../../src/slack/manifest.ts';
import { createTable } from '../../../src/store/table.ts';
import { type Chances, createNumbering } from '../fate/chances.ts';
import type { Fate, Side } from '../fate/fate.ts';
import type { Days } from '../fate/plan.ts';
import type { Role } from '../fate/weather.ts';
import { createStormCatalogue } from './catalogue.ts';
import { createChronicle } from './chronicle.ts';
import { subjectOf } from './deliveries.ts';
import { type Inside, type Outgoing, runInside } from './enclosure.ts';
import { createFunction, createLife, type Life } from './lives.ts';
import { createQueue } from './queue.ts';
import { createSlackEnd } from './slack-end.ts';
import { createSocketlessDynamo } from './socketless-dynamo.ts';
import { createStream } from './stream.ts';
import { type Change, createTableEnd, type Tampering } from './table-end.ts';
import type { Timeline } from './timeline.ts';
import { createWire } from './wire.ts';

/** A fault planted into the app. */
/** Of anonymous ballots. */
export const ballotKey = 'a-key-of-anonymous-ballots-in-storms';

export interface Plant {
  readonly tamper?: Tampering;
  /** How many times as long as it wants to the app waits: not at all at 0. */
  readonly sleeps?: number;
  /** It knows of no queue. */
  readonly isWithoutQueue?: boolean;
}

/** A line of the app's log. */
export interface Logged {
  readonly level: LogLevel;
  readonly words: string;
}

export interface ChaosOptions {
  readonly timeline: Timeline;
  readonly chances: Chances;
  readonly fate: Fate;
  readonly shards: 1 | 2;
  readonly readsChannels: boolean;
  readonly days: Pick<Days, 'hearsOfMoves'>;
  readonly plant: Plant;
}

export type ChaosWorld = Awaited<ReturnType<typeof createChaosWorld>>;

const secrets = { signingSecret: 'test-signing-secret', botToken: 'xoxb-test' };
const tableName = 'songpoll-chaos';
/** As in serverless.yml, in milliseconds. */
const timeLimits: Readonly<Record<Role, number>> = {
  slack: 10_000,
  changes: 60_000,
  later: 60_000,
  clock: 30_000,
};
/** Slack delivers an event again at once, after a minute and after five. */
const retryPauses = [0, 0, 60_000, 300_000];
/** Nothing in the app looks at it. */
const context = {} as Context;

/** Only works inside a closed room (enclosure.ts). */
export async function createChaosWorld(options: ChaosOptions) {
  const { timeline, chances, fate, shards, readsChannels, days, plant } = options;
  const { now } = timeline;
  const chronicle = createChronicle(now);
  const numbered = createNumbering();
  const engine = await createSocketlessDynamo(tableName);
  const changed: ((change: Change) => void)[] = [];
  const table = createTableEnd({
    engine,
    tamper: plant.tamper,
    onChange: (change) => changed.forEach((listener) => void listener(change)),
  });
  const slackEnd = createSlackEnd();
  const queue = createQueue({
    timeline,
    chronicle,
    fate,
    invoke: (event, place) => lookLater(event, place),
  });
  const wire = createWire({ timeline, chronicle, fate, ends: { table, slack: slackEnd, queue: queue.end } });
  const logged: Logged[] = [];
  let ids = 0;
  let deliveries = 0;

  const pass = (milliseconds: number) =>
    new Promise<void>((resolve) => void timeline.after(milliseconds, resolve));

  function insideOf(life: Life): Inside {
    const { fraction } = chances.timesAt(`what ${life.name} draws`);
    return {
      random: fraction,
      setTimer: (run, milliseconds) =>
        timeline.after(milliseconds, () => (life.isDead() ? undefined : run())),
      send: (request) => wire.send(life, sideOf(request), request),
    };
  }

  function surroundingsOf(life: Life): Runtime {
    return {
      now,
      async sleep(milliseconds) {
        await pass(milliseconds * (plant.sleeps ?? 1));
        if (life.isDead()) await new Promise(() => {});
      },
      newId() {
        ids += 1;
        return `id-${String(ids).padStart(13, '0')}`;
      },
      random: chances.timesAt('coins').fraction,
      catalogue: createStormCatalogue(),
      log: createLog((line) => {
        const entry = readLogged(line);
        logged.push(entry);
        chronicle.note(life.name, `logs ${entry.words}`);
      }),
    };
  }

  const slack = await createLocalSlack({
    ...secrets,
    now,
    readsChannels,
    ...(!days.hearsOfMoves && { events: botEvents.filter((event) => event !== 'channel_id_changed') }),
    serve: slackEnd.serve,
    async deliver(event) {
      const place = numbered(subjectOf(event));
      const retryPause = retryPauses[Number(event.headers['x-slack-retry-num'] ?? 0)] ?? 0;
      deliveries += 1;
      await pass(fate.delivery(place) + retryPause);
      const answer = await answerRequest(event, place).finally(() => {
        deliveries -= 1;
      });
      await pass(fate.delivery(`the answer to ${place}`));
      return answer;
    },
  });
  const env = {
    TABLE_NAME: tableName,
    SLACK_BOT_TOKEN: secrets.botToken,
    SLACK_SIGNING_SECRET: secrets.signingSecret,
    BALLOT_KEY: ballotKey,
    SLACK_API_URL: slack.url,
    ...(plant.isWithoutQueue ? {} : { LATER_QUEUE_URL: 'http://sqs.chaos/000000000000/songpoll-later' }),
  };

  const parts = { timeline, chronicle, insideOf };
  const planOf = (role: Role) => ({
    role,
    timeLimit: timeLimits[role],
    startsCold: (place: string) => fate.startsCold(role, place),
  });
  const answerRequest = createFunction(parts, {
    ...planOf('slack'),
    start(life) {
      const handler = createSlackHandler(env, surroundingsOf(life));
      return (event: HttpEvent) => handler(event, context);
    },
  });
  const showChanges = createFunction(parts, {
    ...planOf('changes'),
    start(life) {
      const handler = createChangesHandler(env, surroundingsOf(life));
      return (event: Parameters<typeof handler>[0]) => handler(event, context);
    },
  });
  const lookLater = createFunction(parts, {
    ...planOf('later'),
    start(life) {
      const handler = createLaterHandler(env, surroundingsOf(life));
      return (event: SQSEvent) => handler(event, context);
    },
  });
  const tick = createFunction(parts, {
    ...planOf('clock'),
    start(life) {
      const handler = createClockHandler(env, surroundingsOf(life));
      return () => handler({} as ScheduledEvent, context);
    },
  });
  const stream = createStream({ timeline, chronicle, fate, shards, invoke: showChanges });
  changed.push(stream.add);

  /** Lets everything that can go on without another event do so. */
  async function quiet(): Promise<void> {
    for (let idle = 0; idle < 3; idle += 1) {
      await turn();
      if (wire.isPerforming()) idle = -1;
    }
  }

  const people = createLife('people');
  const hands = { ...insideOf(people), send: (request: Outgoing) => table.perform(request, people) };

  return {
    timeline,
    chronicle,
    fate,
    mishaps: chances.mishaps,
    logged,
    wire,
    stream,
    queue,
    slack,
    items: table.items,
    pass,
    /** The timer strikes. */
    async tick(): Promise<void> {
      const place = numbered('the tick');
      chronicle.note('timer', `strikes: ${place}`);
      const strike = () => tick(undefined, place).catch(() => chronicle.note('timer', `${place} failed`));
      await Promise.all(fate.doublesTick(place) ? [strike(), strike()] : [strike()]);
    },
    /** Hears of every change in the table. */
    onChange: (listener: (change: Change) => void) => void changed.push(listener),
    /** Does something as people do things. */
    asPeople: <Result>(act: () => Result): Result => runInside(insideOf(people), act),
    /** Does something with the table that nothing can befall. */
    withTable<Result>(act: (table: ReturnType<typeof createTable>) => Promise<Result>): Promise<Result> {
      return runInside(hands, () => act(createTable(new DynamoDBClient({}), tableName)));
    },
    /** Whether nothing is under way. */
    isStill: () => wire.isStill() && stream.isStill() && queue.isStill() && deliveries === 0,

    /** Lets time go on to a moment, or until something is done. */
    async runUntil(time: number, isDone: () => boolean = () => false): Promise<void> {
      await quiet();
      while (!isDone()) {
        const event = timeline.take(time);
        if (event === undefined) return;
        event.run();
        await quiet();
      }
    },
  };
}

function sideOf({ headers }: Outgoing): Side {
  const target = headers['x-amz-target'];
  if (target === undefined) return 'slack';
  return String(target).startsWith('AmazonSQS.') ? 'queue' : 'table';
}

function readLogged(line: string): Logged {
  const { level, message, error, why } = JSON.parse(line);
  return { level, words: [message, error?.message, why].filter(Boolean).join(': ') };
}
