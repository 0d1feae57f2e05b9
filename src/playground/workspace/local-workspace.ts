// Everything around the app on a laptop: the local Slack with its page, the embedded DynamoDB with its stream, the
// queue, and the timer. The app is a process beside it.

import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { clientSettings } from '../dynamo/embedded-dynamo.ts';
import { type LocalTable, startLocalTable, tableFile } from '../dynamo/local-table.ts';
import { startTriggers } from '../dynamo/local-triggers.ts';
import type { PortWish } from '../network/two-loopbacks.ts';
import { createCrowd } from '../person/crowd.ts';
import { createLocalSlack } from '../person/local-slack.ts';
import type { ShownCommand } from '../protocol/page-protocol.ts';
import { createLocalQueue, type LocalQueue } from '../queue/local-queue.ts';
import { startQueueConsumer } from '../queue/queue-consumer.ts';
import { startSqsServer } from '../queue/sqs-endpoint.ts';
import type { AppEnvironment, AppProcess } from './app-process.ts';
import { coverAddress } from './covers.ts';
import type { DataFolder } from './data-folder.ts';
import { furnish } from './initial-workspace.ts';
import { keepWorkspace } from './kept-workspace.ts';
import { createActs } from './page-acts.ts';
import { bundlePage } from './page-bundle.ts';
import { createFaultSwitch } from './page-faults.ts';
import { startPageServer } from './page-server.ts';
import { createPanelLog, type PanelLog, readLogLine } from './panel-log.ts';
import { slackCommands } from './slack-commands.ts';
import { createTableReader, dueMomentsIn } from './table-reader.ts';
import { createTimePassing } from './time-passing.ts';
import { createWorkspaceClock, type WorkspaceClock } from './workspace-clock.ts';

export interface LocalWorkspaceOptions {
  /** Launched, not started. */
  readonly app: AppProcess;
  /** Spotify's settings. Without any, the app searches the built-in songs. */
  readonly spotify: Readonly<Record<string, string>> | undefined;
  /** Of anonymous ballots. */
  readonly ballotKey: string;
  /** The picture of a built-in song, as SVG. */
  findCover(songId: string): string | undefined;
  /** Where polls are kept; in memory when undefined. */
  readonly folder: DataFolder | undefined;
  readonly port: PortWish;
  /** The app's. */
  readonly commands: readonly ShownCommand[];
}

export interface LocalWorkspace {
  readonly url: string;
  readonly table: LocalTable['kind'];
  /** What was in the folder. */
  readonly found: 'kept' | 'nothing' | 'unreadable';
  /** Lets what is under way end, and keeps what is to be kept. */
  close(): Promise<void>;
}

const tableName = 'songpoll-local';
const spotifyPictures = 'https://i.scdn.co';

export async function startLocalWorkspace(options: LocalWorkspaceOptions): Promise<LocalWorkspace> {
  const { app, folder, commands } = options;
  const bundled = bundlePage();
  const table = await startLocalTable({ tableName, ...(folder && { dbPath: folder.at(tableFile()) }) });
  const secrets = { signingSecret: randomBytes(16).toString('hex'), botToken: 'xoxb-local' };
  const clock = await createWorkspaceClock(Date.now, folder);
  const slack = await createLocalSlack({
    ...secrets,
    now: clock.now,
    deliver: (event) => app.call('slack', event),
  });
  const { world } = slack;
  const kept = folder && (await keepWorkspace(world, folder));
  if (world.people.size === 0) furnish(slack);
  const panel = createPanelLog(world);
  clock.onMove(app.setClockAhead);
  app.setClockAhead(clock.ahead());
  const queue = createLocalQueue({ now: world.now });
  const sqs = await startSqsServer(queue, 'songpoll-local-later');
  await app.start({
    env: appEnvironment(options, { ...secrets, slackUrl: slack.url, table, sqs }),
    onLine: (line) => panel.noteLine(readLogLine(line)),
  });
  const wakers = startWakers({ app, table, queue, clock, panel });
  const items = createTableReader(table.endpoint, tableName);
  const crowd = createCrowd({
    world,
    workspace: slack,
    interactions: slack.interactions,
    random: Math.random,
    sleep: (ms) => sleep(ms, undefined, { ref: false }),
  });
  const timePassing = createTimePassing({
    clock,
    tick: wakers.strike,
    readMoments: async () => dueMomentsIn(await items.read()),
  });
  const page = await startPageServer(
    {
      world,
      around: { commands: [...commands, ...slackCommands], shortcuts: slack.shortcuts, clock, crowd },
      panel,
      files: await bundled,
      act: createActs({ slack, commands, crowd, letTimePass: timePassing.letTimePass }),
      breakSomething: createFaultSwitch({ slack, table, app, panel, random: Math.random }),
      readNextMoments: timePassing.readNextMoments,
      readTable: items.read,
      findCover: options.findCover,
      pictureSources: options.spotify === undefined ? [] : [spotifyPictures],
    },
    options.port,
  ).catch(async (error: unknown) => {
    await stopAll();
    throw error;
  });

  async function stopAll(): Promise<void> {
    crowd.stop();
    await slack.idle();
    await wakers.stop();
    await app.stop();
    await slack.close();
    await sqs.close();
    await kept?.close();
    await clock.kept();
    items.close();
    await table.close();
    await folder?.leave();
  }

  return {
    url: page.url,
    table: table.kind,
    found: kept?.found ?? 'nothing',
    async close() {
      await page.close();
      await stopAll();
    },
  };
}

interface WakerParts {
  readonly app: AppProcess;
  readonly table: LocalTable;
  readonly queue: LocalQueue;
  readonly clock: WorkspaceClock;
  readonly panel: PanelLog;
}

/** What calls the app besides Slack: the table's stream, the timer, and the queue. All go by the workspace's clock. */
function startWakers({ app, table, queue, clock, panel }: WakerParts) {
  const { now } = clock;
  const onFailure = (error: unknown) => panel.noteLine({ level: 'WARN', message: String(error), facts: {} });
  const triggers = startTriggers({
    source: table.source,
    changes: (event) => noted(panel, { what: 'changes', event, now }, () => app.call('changes', event)),
    clock: (event) => app.call('clock', event),
    now,
    onFailure,
  });
  const consumer = startQueueConsumer({
    queue,
    now,
    later: (event) => noted(panel, { what: 'later', event, now }, () => app.call('later', event)),
    onFailure,
  });
  clock.onMove(consumer.look);
  return {
    /** Lets the timer strike out of its turn, and what it wrote be seen to before the clock is moved on. */
    async strike(): Promise<void> {
      await triggers.strike();
      await triggers.drain().catch(onFailure);
    },
    async stop(): Promise<void> {
      await triggers.stop();
      await consumer.stop();
    },
  };
}

interface AppPlaces {
  readonly signingSecret: string;
  readonly botToken: string;
  readonly slackUrl: string;
  readonly table: LocalTable;
  readonly sqs: { readonly endpoint: string; readonly queueUrl: string };
}

function appEnvironment(
  { spotify, ballotKey }: LocalWorkspaceOptions,
  { table, sqs, ...places }: AppPlaces,
): AppEnvironment {
  const { region, credentials } = clientSettings(table.endpoint);
  return {
    TABLE_NAME: table.tableName,
    LATER_QUEUE_URL: sqs.queueUrl,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    AWS_ENDPOINT_URL_SQS: sqs.endpoint,
    AWS_REGION: region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    SLACK_API_URL: places.slackUrl,
    SLACK_BOT_TOKEN: places.botToken,
    SLACK_SIGNING_SECRET: places.signingSecret,
    BALLOT_KEY: ballotKey,
    ...(spotify ?? { SAMPLE_COVERS: coverAddress }),
  };
}

/** Shows a call of the app that does not come from Slack in the panel. */
async function noted<Answer>(
  panel: PanelLog,
  { what, event, now }: Pick<WorkspaceClock, 'now'> & { readonly what: string; readonly event: object },
  call: () => Promise<Answer>,
): Promise<Answer> {
  const [at, start] = [now(), performance.now()];
  const body = JSON.parse(JSON.stringify(event));
  const note = (status: number | 'crash', answer: string) =>
    panel.noteDelivery({ at, what, body, retry: 0, elapsedMs: performance.now() - start, status, answer });
  try {
    const answer = await call();
    note(200, JSON.stringify(answer ?? null));
    return answer;
  } catch (error) {
    note('crash', String(error));
    throw error;
  }
}
