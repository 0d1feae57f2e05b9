// Listens where browsers look for `localhost`: on both loopback addresses, IPv4 and IPv6, at one port.

import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loopback } from './loopback.ts';

const loopbackV6 = '::1';
const highestPort = 65_535;

export interface Listening {
  readonly port: number;
  /** Ends, cutting off whoever still listens. */
  close(): Promise<void>;
}

/**
 * @param first the port to try first; those after it follow while one is in use. 0 leaves the choice to the system.
 * @throws the system's error when there is no port, or none that may be used.
 */
export async function listenOnBoth(listener: RequestListener, first: number): Promise<Listening> {
  for (let port = first; ; port += 1) {
    try {
      return await listenAt(listener, port);
    } catch (error) {
      if (!isInUse(error) || first === 0 || port >= highestPort) throw error;
    }
  }
}

async function listenAt(listener: RequestListener, wanted: number): Promise<Listening> {
  const v4 = await listen(listener, loopback, wanted);
  const port = portOf(v4);
  const v6 = await listen(listener, loopbackV6, port).catch(async (error: unknown) => {
    if (!isInUse(error)) return undefined; // A machine without IPv6.
    await close(v4);
    throw error;
  });
  return { port, close: async () => void (await Promise.all([close(v4), v6 && close(v6)])) };
}

async function listen(listener: RequestListener, host: string, port: number): Promise<Server> {
  const server = createServer(listener).listen(port, host);
  await once(server, 'listening');
  return server;
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}

function portOf(server: Server): number {
  const { port } = server.address() as AddressInfo;
  return port;
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}
