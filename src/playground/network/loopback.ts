// Nothing that runs on a laptop may be reached from outside it: local servers listen on this address alone.

import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

export const loopback = '127.0.0.1';

/** The URL of a server that listens on the loopback. */
export function loopbackUrl(server: Server): string {
  return `http://${loopback}:${portOf(server)}`;
}

/** A port that was free a moment ago, for programs that cannot tell which one the system gave them. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, loopback);
  await once(server, 'listening');
  const port = portOf(server);
  server.close();
  await once(server, 'close');
  return port;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string')
    throw new Error('The server does not listen on a port');
  return address.port;
}
