// A process in which the handlers live, as an instance of Lambda is one: serves what it is handed and tells how long
// each took. It holds the floor as well, so that both run on the same machine at the same time of day.

import { setTimeout as sleep } from 'node:timers/promises';
import type { DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { createChangesHandler } from '../../src/lambda/changes-handler.ts';
import { createClockHandler } from '../../src/lambda/clock-handler.ts';
import { runtime } from '../../src/lambda/runtime.ts';
import { createSlackHandler } from '../../src/lambda/slack-handler.ts';
import type { HttpEvent } from '../../src/slack/door/request-door.ts';
import { context } from './context.ts';
import { createFloor } from './floor.ts';
import type { Answer, Order } from './instance.ts';

/** For `changes` alone, which keeps a pace: whoever has it run ten thousand times does not wait for that. */
let skipped = 0;
const unhurried = {
  ...runtime,
  now: () => Date.now() + skipped,
  async sleep(milliseconds: number) {
    skipped += milliseconds;
  },
};
const slack = createSlackHandler(process.env, runtime);
const changes = createChangesHandler(process.env, unhurried);
const clock = createClockHandler(process.env, runtime);
const floor = createFloor(process.env);

process.on('message', ({ id, order }: { id: number; order: Order }) => {
  perform(order).then(
    (result) => process.send?.({ id, result }),
    (error: unknown) => process.send?.({ id, error: String(error) }),
  );
});
process.send?.({ id: 0, result: 'ready' });

async function perform(order: Order): Promise<unknown> {
  switch (order.kind) {
    case 'serve':
      return serve(order);
    case 'show':
      return changes(order.event as DynamoDBStreamEvent, context);
    case 'tick':
      return clock({} as ScheduledEvent, context);
    case 'heap':
      globalThis.gc?.();
      return process.memoryUsage().heapUsed;
  }
}

async function serve({ by, events, atOnce, within, startAt }: Extract<Order, { kind: 'serve' }>) {
  const handler = by === 'app' ? (event: HttpEvent) => slack(event, context) : floor.vote;
  const answers: Answer[] = [];
  const timed = async (event: HttpEvent, startedAt = performance.now()) => {
    const { statusCode } = await handler(event);
    answers.push({ ms: performance.now() - startedAt, at: Date.now(), status: statusCode });
  };
  const left = [...events.entries()].values();
  const begin = performance.now() + (startAt ?? Date.now()) - Date.now();
  const lane = async () => {
    for (const [number, event] of left) {
      if (within === undefined) await timed(event);
      else await timed(event, await arrival(begin + (number / events.length) * within));
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return answers;
}

/** What came while others were served has waited since. */
async function arrival(time: number): Promise<number> {
  const wait = time - performance.now();
  if (wait > 0) await sleep(wait);
  return time;
}
