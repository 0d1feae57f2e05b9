// Whom the app can reach in a run: the table, the local Slack and a Spotify, all in this process. They are strict, and
// they count: what was asked, what was written, and what led nowhere.

import { clearTimeout, setTimeout } from 'node:timers';
import { getResponse } from 'msw';
import { parsedJson } from '../../src/playground/protocol/json.ts';
import type { Incoming, Inside, Outgoing } from '../chaos/enclosure.ts';
import { createLife } from '../chaos/lives.ts';
import { createSlackEnd } from '../chaos/slack-end.ts';
import { createSocketlessDynamo } from '../chaos/socketless-dynamo.ts';
import { type Change, createTableEnd } from '../chaos/table-end.ts';
import { createSpotifyWire } from '../songs/spotify/spotify-wire.ts';

export const tableName = 'songpoll-fuzz';
export const slackOrigin = 'http://slack.chaos';
const spotifyHosts: readonly string[] = [
  'api.spotify.com',
  'accounts.spotify.com',
  'spotify.link',
  'spoti.fi',
  'open.spotify.com',
];
/** Bytes that DynamoDB takes for a partition key. */
const longestKey = 2_048;

/** What the app has asked for in one run. */
export interface Asked {
  /** Of everybody. */
  readonly requests: number;
  /** Requests that would change the table, whether they did or not. */
  readonly writes: number;
  /** Addresses at which nobody, or nobody any more, takes an answer. */
  readonly deadEnds: number;
  /** Requests that the real DynamoDB would refuse for their form. */
  readonly misshapen: readonly string[];
}

const nothing: Asked = { requests: 0, writes: 0, deadEnds: 0, misshapen: [] };

export type EndOfTheWire = Awaited<ReturnType<typeof createEndOfTheWire>>;

export async function createEndOfTheWire(onChange: (change: Change) => void) {
  const table = createTableEnd({ engine: await createSocketlessDynamo(tableName), onChange });
  const slack = createSlackEnd();
  const { handlers } = createSpotifyWire();
  const app = createLife('the app');
  let asked = nothing;
  let prepareSlack = async () => {};

  async function askTable(request: Outgoing, operation: string): Promise<Incoming> {
    const isWrite = !['GetItem', 'BatchGetItem', 'Query'].includes(operation);
    const faults = faultsOf(request.body);
    asked = {
      ...asked,
      writes: asked.writes + Number(isWrite),
      misshapen: [...asked.misshapen, ...faults.map((fault) => `${operation} with ${fault}`)],
    };
    return table.perform(request, app);
  }

  async function askSlack(request: Outgoing): Promise<Incoming> {
    await prepareSlack();
    const answer = await slack.perform(request, app);
    if (answer.status !== 200) noteDeadEnd();
    return answer;
  }

  function noteDeadEnd(): void {
    asked = { ...asked, deadEnds: asked.deadEnds + 1 };
  }

  async function send(request: Outgoing): Promise<Incoming> {
    asked = { ...asked, requests: asked.requests + 1 };
    const target = request.headers['x-amz-target'];
    if (target !== undefined) return askTable(request, String(target).split('.').at(-1) ?? '');
    const { origin, host } = new URL(request.url);
    if (origin === slackOrigin) return askSlack(request);
    if (spotifyHosts.includes(host)) return askSpotify(handlers, request);
    noteDeadEnd();
    throw new Error(`Nobody is there: ${origin}`);
  }

  const inside: Inside = {
    random: () => 0.5,
    setTimer(run, milliseconds) {
      const timer = setTimeout(run, milliseconds).unref();
      return () => clearTimeout(timer);
    },
    send,
  };

  return {
    inside,
    serveSlack: slack.serve,
    /** Is called, and waited for, whenever the app speaks to Slack. */
    beforeSlack(prepare: () => Promise<void>): void {
      prepareSlack = prepare;
    },
    items: table.items,
    /** Puts an item back as it was; without one, takes it away. Counts as nobody's. */
    async putBack({ pk, sk }: Pick<Change, 'pk' | 'sk'>, item: object | undefined): Promise<void> {
      const body = item === undefined ? { Key: { pk: { S: pk }, sk: { S: sk } } } : { Item: item };
      const operation = item === undefined ? 'DeleteItem' : 'PutItem';
      await table.perform(
        {
          url: '',
          headers: { 'x-amz-target': `DynamoDB_20120810.${operation}` },
          body: JSON.stringify({ TableName: tableName, ...body }),
          isGivenUp: () => false,
        },
        app,
      );
    },
    /** What was asked since the last time. */
    takeAsked(): Asked {
      const taken = asked;
      asked = nothing;
      return taken;
    },
  };
}

async function askSpotify(
  handlers: Parameters<typeof getResponse>[0],
  { url, headers, body }: Outgoing,
): Promise<Incoming> {
  const given = Object.entries(headers).map(([name, value]): [string, string] => [name, String(value)]);
  const posted = body === '' ? {} : { method: 'POST', body };
  const response = await getResponse(handlers, new Request(url, { headers: given, ...posted }));
  if (response === undefined) throw new Error('Spotify has nothing there.');
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text(),
  };
}

/** The embedded engine takes halves of characters and keys of any length; the real one does not. */
function faultsOf(body: string): readonly string[] {
  const isSuspect = body.length > longestKey || /\\u[dD][89a-fA-F]/u.test(body);
  return isSuspect ? [...faultsWithin(parsedJson(body), '')] : [];
}

function* faultsWithin(value: unknown, name: string): Generator<string> {
  if (typeof value === 'string') {
    if (/\p{Surrogate}/u.test(value)) yield `half a character in ${name}`;
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (['pk', 'sk'].includes(key) && JSON.stringify(part).length > longestKey) yield `a ${key} too long`;
    yield* faultsWithin(part, key);
  }
}
