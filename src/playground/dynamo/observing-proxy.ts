// Stands between clients and an embedded DynamoDB, at the wire: sees every call of every client, and breaks some of
// them on demand. Packaged handlers make their own client, so nothing in a client could do this.

import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request as open, type ServerResponse } from 'node:http';
import { buffer, text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { loopback, loopbackUrl } from '../network/loopback.ts';
import { createFaults, type Fault, type Faults } from './dynamo-faults.ts';
import { capacityIn, type DynamoRequest, readRequest } from './dynamo-request.ts';

/** A request that DynamoDB has answered, whether or not the answer reached the client. */
export interface DynamoCall extends DynamoRequest {
  /** 200, or 400 for a refusal: a failed condition is one. */
  readonly status: number;
  /** Capacity units, as the engine counts them; undefined in a refusal. */
  readonly consumed: number | undefined;
}

export interface ObservingProxy {
  readonly endpoint: string;
  readonly faults: Faults;
  /** The listener hears of a call before the client has its answer. */
  onCall(listener: (call: DynamoCall) => void): void;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

const countedOperations: ReadonlySet<string> = new Set([
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchGetItem',
  'BatchWriteItem',
  'Query',
  'Scan',
]);

/** A proxy on a port of its own in front of the engine at `engineEndpoint`. */
export async function observingProxy(engineEndpoint: string): Promise<ObservingProxy> {
  const agent = new Agent({ keepAlive: true });
  const faults = createFaults();
  const listeners: ((call: DynamoCall) => void)[] = [];
  const tell = (call: DynamoCall) => listeners.forEach((listener) => void listener(call));

  const server = createServer((incoming, outgoing) => {
    // Only connections fail here (the client's, or the engine's): to the client both look like a broken connection.
    relay(incoming, outgoing).catch(() => breakConnection(incoming));
  });

  async function relay(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = readRequest(`${incoming.headers['x-amz-target']}`, await text(incoming));
    const hits = faults.hitting(request);
    await hold(hits, 'request-held');
    if (has(hits, 'request-lost')) return breakConnection(incoming);
    const refusal = hits.find((fault) => fault.kind === 'refused');
    if (refusal !== undefined) return send(outgoing, refuse(refusal.error));
    const answer = await forward(engineEndpoint, agent, { incoming, body: countingCapacity(request) });
    tell({ ...request, status: answer.status, consumed: capacityIn(answer.body.toString()) });
    await hold(hits, 'answer-held');
    if (has(hits, 'answer-lost')) return breakConnection(incoming);
    send(outgoing, answer);
  }

  // A server that closes idle connections may do so while a request is on its way: a fault nobody asked for.
  server.keepAliveTimeout = 0;
  server.listen(0, loopback);
  await once(server, 'listening');
  return {
    endpoint: loopbackUrl(server),
    faults,
    onCall: (listener) => void listeners.push(listener),
    close: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      agent.destroy();
      await once(server, 'close');
    },
  };
}

/** The same request, asking also for what it costs. Engines do not check the signature this breaks. */
function countingCapacity({ operation, body }: DynamoRequest): string {
  const isAsked = body.includes('"ReturnConsumedCapacity"');
  if (isAsked || !countedOperations.has(operation)) return body;
  return body.replace('{', '{"ReturnConsumedCapacity":"TOTAL",');
}

async function forward(
  endpoint: string,
  agent: Agent,
  { incoming, body }: { readonly incoming: IncomingMessage; readonly body: string },
): Promise<Answer> {
  const { connection: _, host: __, ...headers } = incoming.headers;
  const length = `${Buffer.byteLength(body)}`;
  const method = incoming.method ?? 'POST';
  const upstream = open(new URL(incoming.url ?? '/', endpoint), {
    agent,
    method,
    headers: { ...headers, 'content-length': length },
  });
  upstream.end(body);
  const [response]: IncomingMessage[] = await once(upstream, 'response');
  if (response === undefined) throw new Error('The engine gave no response');
  return { status: response.statusCode ?? 0, headers: response.headers, body: await buffer(response) };
}

async function hold(hits: readonly Fault[], kind: 'request-held' | 'answer-held'): Promise<void> {
  for (const fault of hits) {
    if (fault.kind === kind) await fault.until;
    if (fault.kind === 'delayed' && kind === 'request-held') await sleep(fault.milliseconds);
  }
}

function has(hits: readonly Fault[], kind: Fault['kind']): boolean {
  return hits.some((fault) => fault.kind === kind);
}

function refuse(error: string): Answer {
  const body = Buffer.from(
    JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${error}`, message: error }),
  );
  return { status: 400, headers: { 'content-type': 'application/x-amz-json-1.0' }, body };
}

function send(outgoing: ServerResponse, { status, headers, body }: Answer): void {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...kept } = headers;
  outgoing.writeHead(status, { ...kept, 'content-length': body.length }).end(body);
}

/** A reset, not a polite end: the client cannot tell how far its request came. */
function breakConnection(incoming: IncomingMessage): void {
  incoming.socket.resetAndDestroy();
}
