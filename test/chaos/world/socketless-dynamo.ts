// dynalite without sockets: its own HTTP handler, called with just as much of a request and a response as it looks at.

import { EventEmitter } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import dynalite from 'dynalite';
import { tableDefinition } from '../../../src/playground/dynamo/table-definition.ts';
import { parsedJson } from '../../../src/playground/protocol/json.ts';
import type { Incoming } from './enclosure.ts';

/** An engine in this process, in memory, with our table in it. */
export type SocketlessDynamo = Awaited<ReturnType<typeof createSocketlessDynamo>>;

export async function createSocketlessDynamo(tableName: string) {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });

  /** @param operation such as `UpdateItem`. */
  function call(operation: string, body: string): Promise<Incoming> {
    return new Promise((resolve) => {
      const request = Object.assign(new EventEmitter(), {
        method: 'POST',
        url: '/',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': `DynamoDB_20120810.${operation}`,
          'x-amz-date': 'now',
          authorization: 'AWS4-HMAC-SHA256 Credential=us, SignedHeaders=none, Signature=none',
        },
      });
      const response = {
        statusCode: 200,
        setHeader: () => {},
        end(answer: string) {
          const headers = { 'content-type': 'application/x-amz-json-1.0' };
          resolve({ status: this.statusCode, headers, body: answer });
        },
      };
      server.emit('request', request, response);
      request.emit('data', Buffer.from(body));
      request.emit('end');
    });
  }

  await call('CreateTable', JSON.stringify(tableDefinition(tableName)));
  while (!(await call('DescribeTable', JSON.stringify({ TableName: tableName }))).body.includes('"ACTIVE"')) {
    await turn();
  }
  return { call };
}

/** The JSON of an answer that has some. */
export const jsonOf = ({ body }: Incoming) => parsedJson(body);
