// Slack's side of Socket Mode: gives out addresses, greets whoever connects there, sends envelopes and takes their
// acknowledgements. Protocol: https://docs.slack.dev/apis/events-api/using-socket-mode

import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { loopbackUrl } from '../network/loopback.ts';
import { type JsonObject, objectOf, parsedJson, stringOf } from '../protocol/json.ts';
import { refusal } from './api-answers.ts';
import { appId } from './slack-world.ts';

export interface SocketModeOptions {
  /** `xapp-…` */
  readonly appToken: string;
  /** Whether Socket Mode is switched off in the app's settings: Slack then connects, warns, and sends nothing. */
  readonly isOff?: boolean;
}

export interface Envelope {
  readonly type: string;
  readonly payload: JsonObject;
  readonly [more: string]: string | number | boolean | JsonObject;
}

/** Real milliseconds between pings; a client that hears none for half a minute gives a connection up. */
const pingEveryMs = 10_000;

export type SocketMode = ReturnType<typeof createSocketMode>;

export function createSocketMode({ appToken, isOff = false }: SocketModeOptions) {
  const sockets = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const connections = new Set<WebSocket>();
  const unacknowledged = new Map<string, (ack: JsonObject) => void>();
  const awaited = new Set<() => void>();
  let origin = '';

  /** Those that take envelopes, the newest last. */
  function openConnections(): readonly WebSocket[] {
    return [...connections].filter((connection) => connection.readyState === connection.OPEN);
  }

  function greet(connection: WebSocket): void {
    const pings = setInterval(() => connection.ping(), pingEveryMs).unref();
    connection.on('message', (data) => take(objectOf(parsedJson(String(data)))));
    connection.on('error', () => connection.terminate());
    connection.on('close', () => {
      clearInterval(pings);
      connections.delete(connection);
    });
    if (!isOff) connections.add(connection);
    say(connection, {
      type: 'hello',
      num_connections: openConnections().length,
      connection_info: { app_id: appId },
    });
    for (const tell of awaited) tell();
    awaited.clear();
  }

  function take(ack: JsonObject): void {
    const id = stringOf(ack['envelope_id']);
    unacknowledged.get(id)?.(ack);
    unacknowledged.delete(id);
  }

  function connect(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const ticket = new URL(request.url ?? '/', origin).searchParams.get('ticket') ?? '';
    if (tickets.delete(ticket)) sockets.handleUpgrade(request, socket, head, greet);
    else socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\n\r\n');
  }

  return {
    /** Takes connections that the server is asked for. */
    attach(server: Server): void {
      origin = loopbackUrl(server).replace('http', 'ws');
      server.on('upgrade', connect);
    },

    /** `apps.connections.open`: an address that is good for one connection, for whoever has the app token. */
    open(token: string): JsonObject {
      if (/^xox[bp]-/u.test(token)) return refusal({ error: 'not_allowed_token_type' });
      if (token !== appToken) return refusal({ error: 'invalid_auth' });
      const ticket = crypto.randomUUID();
      tickets.add(ticket);
      const warning = { response_metadata: { messages: ['[WARN] Socket Mode is not turned on.'] } };
      return { ok: true, url: `${origin}/link/?ticket=${ticket}&app_id=${appId}`, ...(isOff && warning) };
    },

    /** Sends an envelope over the newest connection, and waits for its acknowledgement. */
    send(envelope: Envelope, givenUp: AbortSignal): Promise<JsonObject | 'no connection' | 'given up'> {
      const connection = openConnections().at(-1);
      if (connection === undefined) return Promise.resolve('no connection');
      const id = crypto.randomUUID();
      return new Promise((resolve) => {
        unacknowledged.set(id, resolve);
        givenUp.addEventListener('abort', () => {
          unacknowledged.delete(id);
          resolve('given up');
        });
        say(connection, { envelope_id: id, ...envelope });
      });
    },

    /** Asks every client to make way for a new connection, as Slack does about once an hour. */
    refresh(): void {
      const farewell = { type: 'disconnect', reason: 'refresh_requested' };
      for (const connection of openConnections()) say(connection, farewell);
      connections.clear();
    },
    /** Breaks every connection without a word. */
    cut(): void {
      for (const client of sockets.clients) client.terminate();
      connections.clear();
    },
    /** How many connections take envelopes. */
    connections: () => openConnections().length,
    /** Settles when somebody connects from now on. */
    connected: () => new Promise<void>((tell) => void awaited.add(tell)),
  };
}

function say(connection: WebSocket, message: JsonObject): void {
  connection.send(JSON.stringify(message));
}
