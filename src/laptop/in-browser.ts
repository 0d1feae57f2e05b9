// The whole product in a browser: no Slack workspace, no AWS, no Spotify account, and no request that leaves the machine.

import { PortTaken, type PortWish } from '../playground/network/two-loopbacks.ts';
import { launchApp } from '../playground/workspace/app-process.ts';
import { takeDataFolder } from '../playground/workspace/data-folder.ts';
import type { LocalWorkspace } from '../playground/workspace/local-workspace.ts';
import { appManifest } from '../slack/manifest.ts';
import { findSampleCover } from '../songs/built-in/cover.ts';
import { findOrMakeBallotKey } from './ballot-key.ts';
import { CannotStart, dataPath, type LocalStart, type Running, spotifySettings } from './settings.ts';

const firstPort = 3_000;
const manifest = appManifest({ connection: { kind: 'socket' } });
const commands = (manifest.features?.slash_commands ?? []).map(
  ({ command, description, usage_hint: usageHint = '' }) => ({
    command,
    description,
    usageHint,
  }),
);

/** @throws CannotStart when a setting makes no sense. */
export async function startInBrowser({ fresh }: LocalStart): Promise<Running> {
  const port = readPort(process.env['PORT']);
  const spotify = spotifySettings(process.env);
  const folder = await takeDataFolder(dataPath, { fresh });
  if (folder === undefined && fresh) {
    throw new CannotStart(`Another npm start uses ${dataPath}/: stop it first, then start with --fresh.`);
  }
  // The app loads while the rest does.
  const app = launchApp(new URL('app-main.ts', import.meta.url));
  const { startLocalWorkspace } = await import('../playground/workspace/local-workspace.ts');
  const workspace = await startLocalWorkspace({
    app,
    spotify,
    ballotKey: process.env['BALLOT_KEY'] || (await findOrMakeBallotKey(folder)),
    findCover: findSampleCover,
    folder,
    port,
    commands,
  }).catch((error: unknown) => {
    if (!(error instanceof PortTaken)) throw error;
    throw new CannotStart(`${error.message} Set another PORT, or none to take the next free one.`);
  });
  return {
    welcome: welcome(workspace, { hasSpotify: spotify !== undefined, isKept: folder !== undefined }),
    close: workspace.close,
  };
}

/** One that was asked for has to be free; else the next one will do. */
function readPort(given: string | undefined): PortWish {
  if (!given) return { port: firstPort, mayMoveOn: true };
  const port = Number(given);
  const isPort = /^\d+$/u.test(given) && port >= 1 && port <= 65_535;
  if (!isPort) throw new CannotStart(`PORT is "${given}": it must be a number from 1 to 65535.`);
  return { port, mayMoveOn: false };
}

interface Facts {
  readonly hasSpotify: boolean;
  readonly isKept: boolean;
}

function welcome({ url, table, found }: LocalWorkspace, { hasSpotify, isKept }: Facts): string {
  const songs = hasSpotify ? 'Spotify' : undefined;
  const lines = [
    '',
    `  songpoll is ready: ${url}`,
    '',
    `  Real:      the app: the handlers that Lambda runs, in a process of their own${songs ? ', and Spotify' : ''}`,
    `  Stands in: a strict local Slack, ${table} for DynamoDB${songs ? '' : ', built-in songs for Spotify'}`,
    '',
    ...(songs ? [] : ['  Real Spotify: set SPOTIFY_CLIENT_ID and SPOTIFY_CLIENT_SECRET, here or in .env']),
    '  Real Slack:   npm run manifest -- --socket',
    '',
    `  ${keeping(isKept, found)} Ctrl-C stops.`,
  ];
  return lines.join('\n');
}

function keeping(isKept: boolean, found: LocalWorkspace['found']): string {
  if (!isKept) return `Another npm start uses ${dataPath}/: this one forgets its polls when it stops.`;
  const kept = `Polls are kept in ${dataPath}/ (npm start -- --fresh clears it).`;
  return found === 'unreadable'
    ? `What was kept in ${dataPath}/ could not be read: starting anew. ${kept}`
    : kept;
}
