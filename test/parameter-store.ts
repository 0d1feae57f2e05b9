// AWS Systems Manager at the end of the wire: what it keeps can be changed, and it can be made to fail.

import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export type ParameterStore = Awaited<ReturnType<typeof startParameterStore>>;

/** The SDK's own variable leads every client of this process to it until the test ends. */
export async function startParameterStore(parameters: Record<string, string>) {
  const store = { parameters, reads: [] as string[], isDown: false };
  const server = createServer(async (request, response) => {
    const { Name: name } = JSON.parse(await text(request)) as { Name: string };
    store.reads.push(name);
    const value = store.parameters[name];
    const refusal = store.isDown ? 'AccessDeniedException' : 'ParameterNotFound';
    const isKept = value !== undefined && !store.isDown;
    response.statusCode = isKept ? 200 : 400;
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify(isKept ? { Parameter: { Name: name, Value: value } } : { __type: refusal }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  process.env['AWS_ENDPOINT_URL_SSM'] = `http://127.0.0.1:${address.port}`;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] = 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
  onTestFinished(() => {
    delete process.env['AWS_ENDPOINT_URL_SSM'];
    server.closeAllConnections();
    server.close();
  });
  return store;
}
