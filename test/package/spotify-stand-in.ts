// The tests' Spotify for other processes: their requests arrive by HTTP, with the public host in front of the path, and
// are answered by the same handlers that intercept them elsewhere.

import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { getResponse } from 'msw';
import { onTestFinished } from 'vitest';
import { loopback, loopbackUrl } from '../../src/playground/network/loopback.ts';
import type { SpotifyWire } from '../songs/spotify/spotify-wire.ts';

/** @returns its address */
export async function startSpotifyStandIn({ handlers }: SpotifyWire): Promise<string> {
  const server = createServer((incoming, outgoing) => {
    void answer(incoming, outgoing);
  });

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const response = await getResponse(handlers, await asRequest(incoming));
    if (response === undefined || response.type === 'error') return void incoming.socket.resetAndDestroy();
    outgoing.writeHead(response.status, Object.fromEntries(response.headers)).end(await response.text());
  }

  server.listen(0, loopback);
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return loopbackUrl(server);
}

async function asRequest(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming;
  const { host: _, connection: __, 'content-length': ___, ...kept } = headers;
  const given = Object.entries(kept).map(([name, value]): [string, string] => [name, String(value)]);
  const body = await text(incoming);
  return new Request(`https:/${url}`, { method, headers: given, ...(body !== '' && { body }) });
}
