// The app under test, as the world of the runs knows it: four handlers.

import type { Context, DynamoDBStreamEvent, ScheduledEvent, SQSEvent } from 'aws-lambda';
import { createChangesHandler } from '../../src/lambda/changes-handler.ts';
import { createClockHandler } from '../../src/lambda/clock-handler.ts';
import { createLaterHandler } from '../../src/lambda/later-handler.ts';
import { createPowertoolsLog } from '../../src/lambda/powertools-log.ts';
import { createSlackHandler } from '../../src/lambda/slack-handler.ts';
import type { HttpEvent } from '../../src/slack/door/request-door.ts';

export interface Handlers {
  slack(event: HttpEvent): Promise<unknown>;
  changes(event: DynamoDBStreamEvent): Promise<unknown>;
  later(event: SQSEvent): Promise<unknown>;
  /** Does not look at what it is handed. */
  clock(event: unknown): Promise<unknown>;
}

/** A clock that only moves when somebody waits or sets it. */
export type HandClock = ReturnType<typeof createHandClock>;

export function createHandClock(start: number) {
  let time = start;
  return {
    now: () => time,
    set(moment: number): void {
      time = moment;
    },
    async sleep(milliseconds: number): Promise<void> {
      time += milliseconds;
    },
  };
}

export interface Surrounded {
  readonly env: Readonly<Record<string, string>>;
  readonly clock: HandClock;
  /** Hears each line of the log. */
  onLine(line: string): void;
}

export type StartHandlers = (surrounded: Surrounded) => Promise<Handlers>;

/** What the app looks at in it. */
export const context = { awsRequestId: 'a-request-of-aws' } as Context;

/** The handlers as they stand in src/. */
export const startFromSource: StartHandlers = async ({ env, clock, onLine }) => {
  let ids = 0;
  const runtime = {
    now: clock.now,
    sleep: clock.sleep,
    newId() {
      ids += 1;
      return `id-${String(ids).padStart(13, '0')}`;
    },
    random: () => 0,
    log: createPowertoolsLog(onLine),
  };
  const [slack, changes, later, clockHandler] = [
    createSlackHandler(env, runtime),
    createChangesHandler(env, runtime),
    createLaterHandler(env, runtime),
    createClockHandler(env, runtime),
  ];
  return {
    slack: (event) => slack(event, context),
    changes: (event) => changes(event, context),
    later: (event) => later(event, context),
    clock: (event) => clockHandler(event as ScheduledEvent, context),
  };
};
