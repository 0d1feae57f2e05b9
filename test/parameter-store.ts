// AWS Systems Manager at the end of the wire: what it keeps can be changed, and it can be made to fail.

import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';

export type ParameterStore = Awaited<ReturnType<typeof startParameterStore>>;

interface Request {
  readonly Name: string;
  readonly Names: readonly string[];
  readonly Value: string;
  readonly Type: string;
}

/** The SDK's own variable leads every client of this process to it until the test ends. */
export async function startParameterStore(parameters: Record<string, string>) {
  const store = {
    parameters,
    /** Of parameters that are no `SecureString`. */
    types: {} as Record<string, string>,
    /** Names that were read. */
    reads: [] as string[],
    isDown: false,
  };
  const described = (name: string) => ({
    Name: name,
    Value: store.parameters[name],
    Type: store.types[name] ?? 'SecureString',
  });

  function answer(action: string, { Name, Names, Value, Type }: Request): object | undefined {
    switch (action) {
      case 'GetParameter':
        store.reads.push(Name);
        return store.parameters[Name] === undefined ? undefined : { Parameter: described(Name) };
      case 'GetParameters': {
        const isKept = (name: string) => store.parameters[name] !== undefined;
        return { Parameters: Names.filter(isKept).map(described) };
      }
      case 'PutParameter':
        store.parameters[Name] = Value;
        store.types[Name] = Type;
        return { Version: 1 };
      default:
        return undefined;
    }
  }

  const server = createServer(async (request, response) => {
    const action = String(request.headers['x-amz-target']).replace('AmazonSSM.', '');
    const answered = answer(action, JSON.parse(await text(request)));
    const refusal = store.isDown
      ? { __type: 'AccessDeniedException', message: `User is not authorized to perform: ssm:${action}.` }
      : { __type: 'ParameterNotFound' };
    const isGood = answered !== undefined && !store.isDown;
    response.statusCode = isGood ? 200 : 400;
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    response.end(JSON.stringify(isGood ? answered : refusal));
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
