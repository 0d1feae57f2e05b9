// DynamoDB in this very process, wherever Node runs. It has no streams, no transactions and no TTL.

import { once } from 'node:events';
import type { Server } from 'node:http';
import dynalite from 'dynalite';
import { loopback, loopbackUrl } from '../network/loopback.ts';
import type { EmbeddedDynamo } from './embedded-dynamo.ts';

export interface DynaliteOptions {
  /** Folder that keeps the data between runs; without it everything stays in memory. */
  readonly dbPath?: string;
}

export async function startDynalite({ dbPath }: DynaliteOptions = {}): Promise<EmbeddedDynamo> {
  const path = dbPath === undefined ? {} : { path: dbPath };
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0, ...path });
  surviveBrokenRequests(server);
  server.keepAliveTimeout = 0;
  server.listen(0, loopback);
  await once(server, 'listening');
  return { kind: 'dynalite', endpoint: loopbackUrl(server), close: () => close(server) };
}

/** dynalite throws when a client hangs up in the middle of a request, which would end the whole process. */
function surviveBrokenRequests(server: Server): void {
  server.on('request', (request) => {
    request.removeAllListeners('error');
    request.on('error', () => {});
  });
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise((resolve) => {
    server.close(resolve);
    server.closeAllConnections();
  });
}
