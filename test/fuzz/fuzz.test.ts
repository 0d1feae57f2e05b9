// Must hold: no request does harm, whatever is in it. A few hundred runs here, on the handlers as they stand in src/;
// `npm run fuzz` sends as many as one likes to the packaged ones.

import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HttpEvent } from '../../src/slack/door/request-door.ts';
import { tableName } from './end-of-the-wire.ts';
import { type Fuzzing, type Run, startFuzzing } from './fuzz.ts';
import { startFromSource } from './handlers.ts';
import { readBack, signed } from './reading.ts';

type Handler = (event: HttpEvent) => Promise<unknown>;
type Hole = (handler: Handler, event: HttpEvent) => Promise<unknown>;

const none: Hole = (handler, event) => handler(event);
const planted = { hole: none };
let fuzzing: Fuzzing;

let log = (_line: string) => {};

beforeAll(async () => {
  fuzzing = await startFuzzing({
    async startHandlers(surrounded) {
      log = surrounded.onLine;
      const real = await startFromSource(surrounded);
      return { ...real, slack: (event) => planted.hole(real.slack, event) };
    },
  });
});
afterAll(() => fuzzing.close());

const runs = 150;

test('requests of every kind, right and wrong, leave everything as it has to be', async () => {
  const kinds = new Set<string>();
  let writing = 0;
  for (let seed = 1; seed <= runs; seed += 1) {
    const { broken, kind, writes } = await fuzzing.run(seed);
    expect(broken, `seed ${seed}`).toEqual([]);
    kinds.add(kind);
    writing += Number(writes > 0);
  }
  expect(kinds.size).toBeGreaterThan(9);
  expect(writing).toBeGreaterThan(5);
});

test('a seed is the same request and the same answer every time', async () => {
  const first = await fuzzing.run(1);
  await fuzzing.run(2);
  expect(withoutChance(await fuzzing.run(1))).toEqual(withoutChance(first));
});

/** AWS's own part of a request is another one each time. */
function withoutChance({ event, ...run }: Run) {
  return { ...run, event: JSON.stringify(event, (name, part) => (name === 'requestContext' ? '' : part)) };
}

describe('The checks have teeth: they see a handler', () => {
  /** `from` is the seed at which to begin to look: today it is seen there, or soon after. */
  const holes: readonly { what: string; from?: number; seenBy: string; hole: Hole }[] = [
    {
      what: 'that writes before it checks',
      seenBy: 'what is turned away is not acted on',
      async hole(handler, event) {
        const Item = { pk: { S: 'SEARCH#US#x' }, sk: { S: 'SEARCH#0' } };
        await new DynamoDBClient({}).send(new PutItemCommand({ TableName: tableName, Item }));
        return handler(event);
      },
    },
    {
      what: 'that throws at a body it cannot read',
      seenBy: 'the handler answers',
      async hole(handler, event) {
        if (readBack(event) === undefined) throw new SyntaxError('Unexpected end of JSON input');
        return handler(event);
      },
    },
    {
      what: 'that takes what nobody has signed',
      from: 185,
      seenBy: 'what is turned away is not acted on',
      hole: (handler, event) => handler(signed(event)),
    },
    {
      what: 'that takes a person for another',
      from: 300,
      seenBy: 'everybody changes their own ballot and draft alone',
      hole: (handler, event) => handler(signed({ ...event, body: asSomebodyElse(event) })),
    },
    {
      what: 'that says 500 to what it does not know',
      seenBy: 'a 5xx has a fault behind it',
      async hole(handler, event) {
        const answer = await handler(event);
        return JSON.stringify(answer).includes('"statusCode":404') ? { statusCode: 500 } : answer;
      },
    },
    {
      what: 'that logs what it is sent',
      seenBy: 'the log keeps secrets',
      async hole(handler, event) {
        log(JSON.stringify(event));
        return handler(event);
      },
    },
  ];

  test.each(holes)('$what', async ({ hole, seenBy, from = 1 }) => {
    planted.hole = hole;
    const seen: string[] = [];
    const isSeen = () => seen.some((complaint) => complaint.startsWith(seenBy));
    for (let seed = from; seed < from + runs && !isSeen(); seed += 1) {
      seen.push(...(await fuzzing.run(seed)).broken);
    }
    planted.hole = none;
    expect(isSeen()).toBe(true);
  });
});

function asSomebodyElse({ body = '', isBase64Encoded }: HttpEvent): string {
  const encoding = isBase64Encoded ? 'base64' : 'utf8';
  const text = Buffer.from(body, encoding).toString('utf8');
  return Buffer.from(text.replaceAll('U000000003', 'U000000001')).toString(encoding);
}
