// What wakes `changes` and `clock` on a laptop: the table's stream, and a timer.

import type { DynamoDBRecord, DynamoDBStreamEvent, ScheduledEvent } from 'aws-lambda';
import { createLocalStream } from './local-stream.ts';
import type { StreamSource } from './stream-source.ts';

/** On AWS the timer strikes once a minute; people who look on need not wait for it. */
const tickEveryMs = 10_000;
const retryAfterMs = 500;

export interface TriggerParts {
  readonly source: StreamSource;
  changes(event: DynamoDBStreamEvent): Promise<unknown>;
  clock(event: ScheduledEvent): Promise<unknown>;
  /** Hears of what failed; a stream's batch comes again. */
  onFailure(error: unknown): void;
  /** Milliseconds since 1970, for the timer's event; the real time unless told. */
  readonly now?: () => number;
}

/** Starts both. The timer strikes at once: time may be up for polls that were left open. */
export function startTriggers({ source, changes, clock, onFailure, now = Date.now }: TriggerParts) {
  const wake = async ({ Records }: DynamoDBStreamEvent) => {
    const wakers = Records.filter(isForChanges);
    return wakers.length === 0 ? undefined : await changes({ Records: wakers });
  };
  const stream = createLocalStream(source, wake, { retryPause: retryAfterMs, onFailure });
  let ticking = tick();

  async function tick(): Promise<void> {
    const strike = { time: new Date(now()).toISOString() } as ScheduledEvent;
    await clock(strike).catch(onFailure);
  }

  function strike(): Promise<void> {
    ticking = ticking.then(tick);
    return ticking;
  }

  const timer = setInterval(() => void strike(), tickEveryMs);
  stream.start();
  return {
    /** Lets the timer strike out of its turn. Resolves when what it began is done. */
    strike,
    /** Resolves when `changes` has seen all that was written until then. */
    drain: stream.drain,
    /** Resolves when nothing is under way any more. */
    async stop(): Promise<void> {
      clearInterval(timer);
      await Promise.all([stream.stop(), ticking]);
    },
  };
}

/** The filters of the stream in serverless.yml: what a message shows, and schedules; no drafts, no notes about drawing. */
function isForChanges({ eventName, dynamodb }: DynamoDBRecord): boolean {
  const { pk: { S: pk = '' } = {}, sk: { S: sk = '' } = {} } = dynamodb?.Keys ?? {};
  const isOfPoll = pk.startsWith('POLL#') && (sk === 'POLL' || sk.startsWith('BOX#'));
  const isSchedule = pk.startsWith('SCHEDULE#') && sk === 'SCHEDULE';
  return eventName !== 'REMOVE' && (isOfPoll || isSchedule);
}
