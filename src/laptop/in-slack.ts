// The app in a real Slack workspace from a laptop: Slack sends what people do over a socket that the app opens, so
// nothing here has to be reachable from outside.

import type { Context } from 'aws-lambda';
import { createHandlerDependencies, type Runtime } from '../dependencies.ts';
import { createChangesHandler } from '../lambda/changes-handler.ts';
import { createClockHandler } from '../lambda/clock-handler.ts';
import { createLaterHandler } from '../lambda/later-handler.ts';
import { runtime as lambdaRuntime } from '../lambda/runtime.ts';
import { readConfig } from '../platform/config.ts';
import { createLog } from '../platform/log.ts';
import { createSecrets } from '../platform/secrets.ts';
import { startTriggers } from '../playground/dynamo/local-triggers.ts';
import { createLocalQueue } from '../playground/queue/local-queue.ts';
import { startQueueConsumer } from '../playground/queue/queue-consumer.ts';
import { startSqsServer } from '../playground/queue/sqs-endpoint.ts';
import { readLogLine } from '../playground/workspace/panel-log.ts';
import { troubleSentence } from '../slack/gateway/token-trouble.ts';
import { checkWorkspace, type Workspace } from '../slack/gateway/workspace-check.ts';
import { createSampleCatalogue } from '../songs/built-in/catalogue.ts';
import { CannotStart, type LocalStart, type Running, spotifySettings } from './settings.ts';
import { connectSocketApp } from './socket-app.ts';
import { openTable } from './storage.ts';

/** Nothing in the app looks at it. */
const context = {} as Context;

/** @throws CannotStart when a token, a scope or the table is not as it must be. */
export async function startInSlack({ fresh, complain }: LocalStart): Promise<Running> {
  const {
    SLACK_BOT_TOKEN: botToken = '',
    SLACK_APP_TOKEN: appToken = '',
    SLACK_API_URL: apiUrl,
  } = process.env;
  const spotify = spotifySettings(process.env);
  const workspace = await checkWorkspace({ botToken, appToken, apiUrl: apiUrl || undefined });
  if (workspace.kind === 'troubled')
    throw new CannotStart(workspace.troubles.map(troubleSentence).join('\n'));

  const table = await openTable({ tableName: process.env['TABLE_NAME'], fresh });
  const queue = createLocalQueue({ now: Date.now });
  const sqs = await startSqsServer(queue, 'songpoll-later');
  const env = {
    BALLOT_KEY: table.ballotKey,
    ...process.env,
    TABLE_NAME: table.tableName,
    LATER_QUEUE_URL: sqs.queueUrl,
  };
  process.env['AWS_ENDPOINT_URL_SQS'] = sqs.endpoint;
  const runtime: Runtime = {
    ...lambdaRuntime,
    log: createLog((line) => sayTrouble(line, complain)),
    ...(spotify === undefined && { catalogue: createSampleCatalogue() }),
  };
  const { log } = runtime;
  const [changes, clock] = [createChangesHandler(env, runtime), createClockHandler(env, runtime)];
  const later = createLaterHandler(env, runtime);
  const triggers = startTriggers({
    source: table.source,
    changes: (event) => changes(event, context),
    clock: (event) => clock(event, context),
    onFailure: (error) => log.error('The stream or the timer failed', error),
  });
  const consumer = startQueueConsumer({
    queue,
    now: Date.now,
    later: (event) => later(event, context),
    onFailure: (error) => log.error('The queue failed', error),
  });
  const config = readConfig(env);
  const secrets = createSecrets(env, runtime);
  const deps = await createHandlerDependencies({ config, secrets }, runtime);
  const app = await connectSocketApp({ deps, appToken, slackApiUrl: config.slackApiUrl });
  return {
    welcome: welcome(workspace, { where: table.where, hasSpotify: spotify !== undefined }),
    async close() {
      await app.stop();
      await triggers.stop();
      await consumer.stop();
      await sqs.close();
      await table.close();
    },
  };
}

/** A terminal is for people: what went as it should is not worth a line. */
function sayTrouble(line: string, complain: LocalStart['complain']): void {
  const { level, message, facts } = readLogLine(line);
  if (level !== 'INFO') complain(`${level} ${message} ${JSON.stringify(facts)}`);
}

function welcome(
  { team, bot, url }: Workspace,
  { where, hasSpotify }: { readonly where: string; readonly hasSpotify: boolean },
): string {
  return [
    '',
    `  songpoll is connected to ${team} (${url}) as @${bot}. Type /songpoll there.`,
    '',
    `  Polls: ${where}`,
    hasSpotify
      ? '  Songs: Spotify'
      : '  Songs: built-in ones, without covers; for Spotify set SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET',
    '',
    '  Ctrl-C stops: then nobody answers clicks until it runs again.',
  ].join('\n');
}
