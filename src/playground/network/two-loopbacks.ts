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

export interface PortWish {
  /** The port to try first. 0 leaves the choice to the system. */
  readonly port: number;
  /** Whether those after it will do as well, while it is in use. */
  readonly mayMoveOn: boolean;
}

/** Another program listens at the only port that will do. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/** @throws PortTaken; or the system's error when there is no port that may be used */
export async function listenOnBoth(listener: RequestListener, wished: PortWish): Promise<Listening> {
  for (let port = wished.port; ; port += 1) {
    try {
      return await listenAt(listener, port);
    } catch (error) {
      if (!isInUse(error) || wished.port === 0) throw error;
      if (!wished.mayMoveOn) throw new PortTaken(`Port ${port} is in use.`, { cause: error });
      if (port >= highestPort) throw error;
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
