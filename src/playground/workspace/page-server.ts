// The web server of the page: on the loopback alone, and for its own page alone, since any page in the same browser can
// send requests to this machine.

import type { IncomingMessage, ServerResponse } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { listenOnBoth, type PortWish } from '../network/two-loopbacks.ts';
import type { Crowd } from '../person/crowd.ts';
import { parsedJson } from '../protocol/json.ts';
import type { ActAnswer, NextMoments, SnapshotChange, TableEntry } from '../protocol/page-protocol.ts';
import type { World } from '../slack/create-world.ts';
import { coverPath } from './covers.ts';
import { openEventStream } from './event-stream.ts';
import type { PageFile } from './page-bundle.ts';
import { screenOf } from './page-screens.ts';
import type { PanelLog } from './panel-log.ts';
import { changeOfSnapshot, channelsSeenBy, type Surroundings, snapshotOf } from './snapshot.ts';
import type { WorkspaceClock } from './workspace-clock.ts';

export interface PageParts {
  readonly world: World;
  readonly around: Surroundings & {
    readonly clock: Pick<WorkspaceClock, 'ahead' | 'onMove'>;
    readonly crowd: Pick<Crowd, 'progress' | 'onProgress'>;
  };
  readonly panel: PanelLog;
  /** What the page asks for, as parsed and not yet checked. */
  act(body: unknown): Promise<ActAnswer>;
  breakSomething(body: unknown): Promise<ActAnswer>;
  readNextMoments(): Promise<NextMoments>;
  readTable(): Promise<readonly TableEntry[]>;
  /** The page itself, by path. */
  readonly files: ReadonlyMap<string, PageFile>;
  /** An SVG picture. */
  findCover(songId: string): string | undefined;
  /** Where else pictures may come from: sources of a Content-Security-Policy. */
  readonly pictureSources: readonly string[];
}

export interface PageServer {
  readonly url: string;
  /** Ends, event streams included. */
  close(): Promise<void>;
}

/** What a request leads to. */
type Answer =
  | { readonly kind: 'file'; readonly status: number; readonly file: PageFile }
  /** Events, until one of the two sides hangs up. */
  | { readonly kind: 'stream'; begin(response: ServerResponse): void };

/** @throws PortTaken where the wished port is in use, and no other one will do */
export async function startPageServer(parts: PageParts, wished: PortWish): Promise<PageServer> {
  const { port, close } = await listenOnBoth((request, response) => {
    answer(request, response).catch(() => response.destroy());
  }, wished);
  const ownHosts = ['localhost', '127.0.0.1', '[::1]'].map((host) => `${host}:${port}`);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const found = isFromOwnPage(request, ownHosts)
      ? await answerTo(parts, request)
      : plain(403, 'This is not for other pages.');
    if (found.kind === 'stream') found.begin(response);
    else send(response, found, parts.pictureSources);
  }

  return { url: `http://localhost:${port}`, close };
}

async function answerTo(parts: PageParts, request: IncomingMessage): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  switch (`${request.method} ${pathname}`) {
    case 'GET /events':
      return snapshotStream(parts, searchParams.get('as'), searchParams.get('screen'));
    case 'GET /panel/events':
      return panelStream(parts);
    case 'GET /next-moments':
      return jsonAnswer(await parts.readNextMoments());
    case 'GET /panel/table':
      return jsonAnswer(await parts.readTable());
    case 'POST /acts':
      return jsonAnswer(await parts.act(parsedJson(await textOf(request))));
    case 'POST /panel/faults':
      return jsonAnswer(await parts.breakSomething(parsedJson(await textOf(request))));
    default:
      return findFile(parts, pathname);
  }
}

/**
 * The name that was asked for must be this machine's (else a foreign domain could be pointed here), and what asks must
 * be our own page. Programs that are no browser name no origin.
 */
function isFromOwnPage({ headers, method }: IncomingMessage, ownHosts: readonly string[]): boolean {
  const { host = '', origin } = headers;
  if (!ownHosts.includes(host) || (origin !== undefined && origin !== `http://${host}`)) return false;
  return method === 'GET' || headers['content-type']?.startsWith('application/json') === true;
}

function snapshotStream({ world, around }: PageParts, as: string | null, screen: string | null): Answer {
  const you = as !== null && world.people.has(as) ? as : [...world.people.keys()][0];
  if (you === undefined) return plain(404, 'There is nobody here.');
  const onlooker = { you, screen: screenOf(you, screen) };
  return {
    kind: 'stream',
    begin(response) {
      const stream = openEventStream(response);
      let seen = '';
      const show = () => {
        seen = channelsSeenBy(world, you);
        stream.send('snapshot', snapshotOf(world, onlooker, around));
      };
      const tell = (change: SnapshotChange) => stream.send('change', change);
      show();
      stream.until(
        world.onChange((change) => {
          const shown = changeOfSnapshot(world, onlooker, change);
          if (shown !== undefined) tell(shown);
          const mayUncover = change.kind === 'channel' || change.kind === 'channel-id';
          if (mayUncover && channelsSeenBy(world, you) !== seen) show();
        }),
      );
      stream.until(around.clock.onMove((clockAhead) => tell({ kind: 'clock', clockAhead })));
      stream.until(around.crowd.onProgress((crowd) => tell({ kind: 'crowd', crowd })));
    },
  };
}

function panelStream({ panel }: PageParts): Answer {
  return {
    kind: 'stream',
    begin(response) {
      const stream = openEventStream(response);
      stream.until(panel.listen((entry) => stream.send('entry', entry)));
    },
  };
}

function findFile({ files, findCover }: PageParts, path: string): Answer {
  const song = path.startsWith(coverPath) ? path.slice(coverPath.length).replace(/\.svg$/u, '') : undefined;
  const cover = song === undefined ? undefined : findCover(song);
  const file = cover === undefined ? files.get(path) : { type: 'image/svg+xml', body: cover };
  return file === undefined ? plain(404, 'There is nothing here.') : { kind: 'file', status: 200, file };
}

function send(
  response: ServerResponse,
  { status, file }: Extract<Answer, { kind: 'file' }>,
  pictureSources: readonly string[],
): void {
  const pictures = ["'self'", 'data:', ...pictureSources].join(' ');
  response.writeHead(status, {
    'content-type': file.type,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-security-policy': `default-src 'self'; style-src 'self' 'unsafe-inline'; img-src ${pictures}; frame-ancestors 'none'`,
  });
  response.end(file.body);
}

function plain(status: number, body: string): Answer {
  return { kind: 'file', status, file: { type: 'text/plain; charset=utf-8', body } };
}

function jsonAnswer(value: unknown): Answer {
  return { kind: 'file', status: 200, file: { type: 'application/json', body: JSON.stringify(value) } };
}
