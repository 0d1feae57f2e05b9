// The app as a process of its own on a laptop: the four handlers that Lambda runs, called by messages from the process
// that stands in for Slack and AWS (playground/workspace/app-process.ts).

import type { Context, DynamoDBStreamEvent, ScheduledEvent, SQSEvent } from 'aws-lambda';
import type { Runtime } from '../dependencies.ts';
import { createChangesHandler } from '../lambda/changes-handler.ts';
import { createClockHandler } from '../lambda/clock-handler.ts';
import { createLaterHandler } from '../lambda/later-handler.ts';
import { runtime as lambdaRuntime } from '../lambda/runtime.ts';
import { createSlackHandler } from '../lambda/slack-handler.ts';
import { createLog } from '../platform/log.ts';
import type {
  AppEnvironment,
  AppFunction,
  AppReport,
  AppRequest,
} from '../playground/workspace/app-process.ts';
import type { HttpEvent } from '../slack/door/request-door.ts';
import { createSampleCatalogue } from '../songs/built-in/catalogue.ts';
import { createOutage } from '../songs/outage.ts';

type Handlers = ReturnType<typeof createHandlers>;

const outage = createOutage();
/** Nothing in the app looks at it. */
const context = {} as Context;
/** How far the workspace's clock is ahead of the real time, in milliseconds. */
let clockAhead = 0;
const log = createLog((line) => tell({ kind: 'line', line }));
let handlers: Handlers | undefined;

process.on('message', (request: AppRequest) => {
  switch (request.kind) {
    case 'start':
      Object.assign(process.env, request.env);
      handlers = createHandlers(request.env);
      tell({ kind: 'ready' });
      break;
    case 'catalogue':
      outage.set(request.isDown);
      break;
    case 'clock':
      clockAhead = request.ahead;
      break;
    case 'call':
      void answer(request.id, request.function, request.event);
  }
});
// Ctrl-C reaches every process of the terminal: start.ts finishes what is under way, and then disconnects.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());

function createHandlers(env: AppEnvironment) {
  const { SAMPLE_COVERS: coverBase } = env;
  const runtime: Runtime = {
    ...lambdaRuntime,
    now: () => Date.now() + clockAhead,
    log,
    ...(coverBase !== undefined && { catalogue: outage.over(createSampleCatalogue({ coverBase })) }),
  };
  return {
    slack: createSlackHandler(env, runtime),
    changes: createChangesHandler(env, runtime),
    later: createLaterHandler(env, runtime),
    clock: createClockHandler(env, runtime),
  };
}

async function answer(id: number, name: AppFunction, event: unknown): Promise<void> {
  try {
    tell({ kind: 'answer', id, answer: await call(name, event) });
  } catch (error) {
    log.error(`${name} failed`, error);
    tell({ kind: 'error', id, error: String(error) });
  }
}

/** The events are those that AWS would send. */
async function call(name: AppFunction, event: unknown): Promise<unknown> {
  if (handlers === undefined) throw new Error('The app was called before it was started');
  switch (name) {
    case 'slack':
      return handlers.slack(event as HttpEvent, context);
    case 'changes':
      return handlers.changes(event as DynamoDBStreamEvent, context);
    case 'later':
      return handlers.later(event as SQSEvent, context);
    case 'clock':
      return handlers.clock(event as ScheduledEvent, context);
  }
}

function tell(report: AppReport): void {
  // Where the other process is gone, nobody needs the report.
  if (process.connected) process.send?.(report, () => {});
}
