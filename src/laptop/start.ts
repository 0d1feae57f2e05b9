// Where a laptop starts: `npm start`. With no settings at all, the whole product in a browser, with a Slack and a
// DynamoDB of its own; with Slack's tokens, the same app in a real workspace by Socket Mode.

import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { CannotStart, type LocalStart, type Running } from './settings.ts';

const usage = `Usage: npm start [-- --fresh]

  --fresh   forgets the polls of earlier runs
  --help    says this

Settings, in the environment or in a file .env:
  PORT                                       where to find the page; unless told, 3000 or the next free one
  SPOTIFY_CLIENT_ID, SPOTIFY_CLIENT_SECRET   search the real Spotify
  SLACK_BOT_TOKEN, SLACK_APP_TOKEN           connect to a real Slack workspace: npm run manifest -- --socket`;

/** npm passes on the Ctrl-C that the terminal has sent here already: a signal this soon after it is the same one. */
const echoMs = 1_000;
const orphanCheckMs = 500;
const sdkWarning = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

const say = (words: string) => void process.stdout.write(`${words}\n`);
const complain = (words: string) => void process.stderr.write(`${words}\n`);

try {
  const { fresh, help } = readFlags();
  if (help) say(usage);
  else await runUntilStopped({ fresh, complain });
} catch (error) {
  if (!(error instanceof CannotStart)) throw error;
  complain(error.message);
  process.exitCode = 1;
}

function readFlags() {
  try {
    const { values } = parseArgs({
      options: { fresh: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
    });
    return values;
  } catch (error) {
    throw new CannotStart(`${error instanceof Error ? error.message : error}\n\n${usage}`);
  }
}

/** Loaded when chosen: neither way needs what the other one is made of. */
async function begin(start: LocalStart): Promise<Running> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  // The SDK warns of Node versions that it will drop; whoever starts this need not think of that.
  process.env[sdkWarning] ??= 'true';
  const { SLACK_BOT_TOKEN: botToken, SLACK_APP_TOKEN: appToken } = process.env;
  if (!botToken && !appToken) return (await import('./in-browser.ts')).startInBrowser(start);
  return (await import('./in-slack.ts')).startInSlack(start);
}

/** The first signal stops in order, a later one at once. */
async function runUntilStopped(start: LocalStart): Promise<void> {
  const running = await begin(start);
  let stoppingSince: number | undefined;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (stoppingSince === undefined) stop(running);
      else if (Date.now() - stoppingSince > echoMs) process.exit(1);
      stoppingSince ??= Date.now();
    });
  }
  stopWithNpm(() => stop(running));
  // Only now: whoever reads that it is ready may stop it at once.
  say(running.welcome);
}

/** A signal that ends npm alone does not come through to here, but makes an orphan of this process. */
function stopWithNpm(stopNow: () => void): void {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const { ppid } = process;
  const watch = setInterval(() => {
    if (process.ppid === ppid) return;
    clearInterval(watch);
    stopNow();
  }, orphanCheckMs);
}

function stop(running: Running): void {
  say('\nStopping.');
  running.close().then(
    () => process.exit(),
    (error: unknown) => {
      complain(String(error));
      process.exit(1);
    },
  );
}
