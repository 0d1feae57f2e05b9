// `npm run manifest`: the manifest of the Slack app, a link that creates the app from it, and what to do next.

import { realStage } from '../platform/stage.ts';
import { stageNames } from '../slack/kit/stage.ts';
import { appManifest, type Connection, creationLink } from '../slack/manifest.ts';
import { type Command, deploymentFlags, deploymentOf, type Output, readFlags, WrongUse } from './command.ts';
import { findOutput } from './stack.ts';

const usage = `Prints the manifest of the Slack app, and a link that creates the app from it.

Usage: npm run manifest -- --stage prod [--region eu-west-1] [--history] [--json]
       npm run manifest -- --socket [--history] [--json]

  --stage     for an app that runs on AWS; its address is asked of the deployed stack
  --region    where that is; AWS_REGION or us-east-1 unless said
  --url       the address, instead of asking AWS for it
  --socket    for an app that runs on your machine and connects by Socket Mode: npm start
  --history   also asks for the optional scopes by which the app finds its own messages again
  --json      prints the manifest alone`;

const kinds = {
  ...deploymentFlags,
  url: 'string',
  socket: 'boolean',
  history: 'boolean',
  json: 'boolean',
} as const;
type Flags = ReturnType<typeof readFlags<keyof typeof kinds>>;
type Environment = Readonly<Record<string, string | undefined>>;

export function manifestCommand(env: Environment): Command {
  return {
    usage,
    async run(args, output) {
      const flags = readFlags(args, kinds);
      const { connection, stage, next } = flags.socket ? onLaptop(flags) : await onAws(flags, env);
      const manifest = appManifest({ connection, stage, readsChannels: flags.history === true });
      output.say(JSON.stringify(manifest, null, 2));
      if (flags.json !== true) sayNext(output, creationLink(manifest), next);
    },
  };
}

function sayNext({ say }: Output, link: string, next: readonly string[]): void {
  for (const line of ['', link, '', ...next]) say(line);
}

interface Told {
  readonly connection: Connection;
  readonly stage: string;
  /** What to do with the manifest. */
  readonly next: readonly string[];
}

const press = 'The link creates the app in Slack with this manifest: choose the workspace, then "Create".';

/** @throws WrongUse when the flags are for an app on AWS. */
function onLaptop({ stage, region, url }: Flags): Told {
  if (stage !== undefined || region !== undefined || url !== undefined) {
    throw new WrongUse('An app that connects by --socket has no stage, region or address.');
  }
  const next = [
    press,
    '1. "Install App": install it, and copy the Bot User OAuth Token into .env as SLACK_BOT_TOKEN=xoxb-…',
    '2. "Basic Information", "App-Level Tokens": generate one with the scope connections:write, which no manifest can do,',
    '   and put it into .env as SLACK_APP_TOKEN=xapp-…',
    '3. npm start, then type /songpoll in a channel (in a private one, /invite @songpoll first).',
  ];
  return { connection: { kind: 'socket' }, stage: realStage, next };
}

async function onAws(flags: Flags, env: Environment): Promise<Told> {
  if (flags.stage === undefined) throw new WrongUse('Say how Slack reaches the app: --stage or --socket.');
  const deployment = deploymentOf(flags, env);
  const { stage } = deployment;
  const given = typeof flags.url === 'string' ? addressOf(flags.url) : undefined;
  const url = given ?? (await findOutput(deployment, 'SlackUrl'));
  const { command, bot } = stageNames(stage);
  const next = [
    press,
    '1. "Install App": install it.',
    `2. npm run secrets -- --stage ${stage}   asks for its token and its signing secret, and for those of Spotify.`,
    '3. "Event Subscriptions": if the request URL is not verified, press "Retry". Slack has asked before the app knew the',
    '   signing secret; without it no :lock: arrives.',
    `4. Type ${command} in a channel (in a private one, /invite @${bot} first).`,
    'An app that is there already takes the manifest under "App Manifest" in its settings.',
  ];
  return { connection: { kind: 'http', url }, stage, next };
}

/** @throws WrongUse when Slack would not take it. */
function addressOf(url: string): string {
  if (URL.canParse(url) && new URL(url).protocol === 'https:') return url;
  throw new WrongUse(`“${url}” is no address that Slack could call: https://…`);
}
