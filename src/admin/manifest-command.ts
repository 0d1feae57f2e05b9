// `npm run manifest`: the manifest of the Slack app, a link that creates the app from it, and what to do next.

import { parseArgs } from 'node:util';
import { appManifest, creationLink, type Manifest } from '../slack/manifest.ts';

/** What a command says, and how it ends. */
export interface Said {
  readonly exitCode: 0 | 1;
  readonly out: string;
  readonly complaint: string;
}

const usage = `Usage: npm run manifest -- --socket [--history] [--json]

  --socket    for an app that connects from your machine by Socket Mode: npm start
  --history   also asks for the optional scopes by which the app finds its own messages again
  --json      prints the manifest alone`;

const nextForSocket = [
  'The link creates the app in Slack with this manifest: choose the workspace, then "Create".',
  '1. "Install App": install it, and copy the Bot User OAuth Token into .env as SLACK_BOT_TOKEN=xoxb-…',
  '2. "Basic Information", "App-Level Tokens": generate one with the scope connections:write, which no manifest can do,',
  '   and put it into .env as SLACK_APP_TOKEN=xapp-…',
  '3. npm start, then type /songpoll in a channel (in a private one, /invite @songpoll first).',
];

/** @param args as typed after the command's name */
export function manifestCommand(args: readonly string[]): Said {
  const flags = readFlags(args);
  if (typeof flags === 'string') return { exitCode: 1, out: '', complaint: `${flags}\n\n${usage}\n` };
  const manifest = appManifest({ connection: { kind: 'socket' }, readsChannels: flags.history });
  const json = JSON.stringify(manifest, null, 2);
  return {
    exitCode: 0,
    out: flags.json ? `${json}\n` : withLink(json, manifest, nextForSocket),
    complaint: '',
  };
}

function withLink(json: string, manifest: Manifest, next: readonly string[]): string {
  return [json, '', creationLink(manifest), '', ...next, ''].join('\n');
}

/** What is asked for, or why that is not clear. */
function readFlags(args: readonly string[]): { readonly json: boolean; readonly history: boolean } | string {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        socket: { type: 'boolean', default: false },
        history: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    return values.socket ? values : 'Say how Slack reaches the app: --socket.';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
