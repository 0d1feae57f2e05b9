// The app as a process of its own on a laptop: the three handlers that Lambda runs, called by messages from local.ts,
// which stands in for Slack and AWS.

import type { Context, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import type { Surroundings } from './dependencies.ts';
import { createChangesHandler } from './lambda/changes-handler.ts';
import { createClockHandler } from './lambda/clock-handler.ts';
import { createSlackHandler } from './lambda/slack-handler.ts';
import { surroundings as lambdaSurroundings } from './lambda/surroundings.ts';
import { createLog } from './log.ts';
import type { AppFunction, AppReport, AppRequest } from './playground/app-process.ts';
import type { HttpEvent } from './slack/request-door.ts';
import { createOutage } from './songs/outage.ts';
import { createSampleCatalogue } from './songs/sample-catalogue.ts';

const outage = createOutage();
const { SAMPLE_COVERS: coverBase } = process.env;

const surroundings: Surroundings = {
  ...lambdaSurroundings,
  log: createLog((line) => tell({ kind: 'line', line })),
  ...(coverBase === undefined ? {} : { catalogue: outage.over(createSampleCatalogue({ coverBase })) }),
};
const handlers = {
  slack: createSlackHandler(process.env, surroundings),
  changes: createChangesHandler(process.env, surroundings),
  clock: createClockHandler(process.env, surroundings),
};
/** Nothing in the app looks at it. */
const context = {} as Context;

process.on('message', (request: AppRequest) => {
  if (request.kind === 'catalogue') outage.set(request.isDown);
  else void answer(request.id, request.function, request.event);
});
// Ctrl-C reaches every process of the terminal: local.ts finishes what is under way, and then hangs up.
process.on('SIGINT', () => {});
process.on('disconnect', () => process.exit());
tell({ kind: 'ready' });

async function answer(id: number, name: AppFunction, event: unknown): Promise<void> {
  try {
    tell({ kind: 'answer', id, answer: await call(name, event) });
  } catch (error) {
    surroundings.log.error(`${name} failed`, error);
    tell({ kind: 'error', id, error: String(error) });
  }
}

/** The events are those that AWS would send. */
function call(name: AppFunction, event: unknown): Promise<unknown> {
  switch (name) {
    case 'slack':
      return handlers.slack(event as HttpEvent, context);
    case 'changes':
      return handlers.changes(event as DynamoDBStreamEvent, context);
    case 'clock':
      return handlers.clock(event as ScheduledEvent, context);
  }
}

function tell(report: AppReport): void {
  // Whoever has hung up does not miss it.
  if (process.connected) process.send?.(report, () => {});
}
