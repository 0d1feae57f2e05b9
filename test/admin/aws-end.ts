// A service of AWS at the end of the wire.

import { createServer, type IncomingHttpHeaders } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export interface AwsAnswer {
  readonly status: number;
  readonly type: 'text/xml' | 'application/x-amz-json-1.1' | 'application/x-amz-json-1.0';
  readonly body: string;
}

/**
 * The SDK's own variable leads every client of this process to it until the test ends.
 * @param service as that variable spells it: `SSM`
 * @returns its address
 */
export async function startAwsEnd(
  service: string,
  answer: (body: string, headers: IncomingHttpHeaders) => AwsAnswer,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const { status, type, body } = answer(await text(request), request.headers);
    response.writeHead(status, { 'content-type': type }).end(body);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const variable = `AWS_ENDPOINT_URL_${service}`;
  const url = `http://127.0.0.1:${address.port}`;
  process.env[variable] = url;
  process.env['AWS_REGION'] = 'us-east-1';
  process.env['AWS_ACCESS_KEY_ID'] = 'test';
  process.env['AWS_SECRET_ACCESS_KEY'] = 'test';
  onTestFinished(() => {
    delete process.env[variable];
    server.closeAllConnections();
    server.close();
  });
  return url;
}
