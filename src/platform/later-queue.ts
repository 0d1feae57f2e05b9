// The queue `later`: "look at this poll again in a few seconds". A message says only where to look; everything else is
// read afresh when it comes. It may come late, twice or never: the clock, each minute, looks after what it was about.

import * as v from 'valibot';
import type { Log } from './log.ts';

/** Grows when what messages mean changes; messages of earlier versions, a quarter of an hour old at the most, are read. */
const messageVersion = 1;
/** SQS delays a message for a quarter of an hour at the most; what is to wait longer is the clock's. In seconds. */
const longestDelay = 900;

const id = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,64}$/u));
const messageSchema = v.pipe(
  v.string(),
  v.maxLength(1_000),
  v.parseJson(),
  v.union([
    v.object({ v: v.literal(messageVersion), poll: id }),
    v.object({ v: v.literal(messageVersion), pool: id }),
    v.object({ v: v.literal(messageVersion), schedule: id }),
  ]),
);

export interface LaterQueue {
  /**
   * Has a poll looked at once more at a time, in milliseconds since 1970. Never fails: whoever calls has put the poll on
   * the clock's list before.
   */
  lookAgain(pollId: string, at: number): Promise<void>;
  /** The same for a schedule. */
  lookAtSchedule(scheduleId: string, at: number): Promise<void>;
  /** Has links looked up now that wait in a channel's pool. Never fails: the clock asks again each minute. */
  lookIntoPool(channel: string): Promise<void>;
}

/** Puts a message into the queue, to come after so many seconds: 0 to 900. */
export type SendMessage = (body: string, delaySeconds: number) => Promise<void>;

export interface LaterQueueParts {
  /** Undefined where there is no queue: then the clock alone looks again. */
  readonly send: SendMessage | undefined;
  now(): number;
  readonly log: Log;
  /** Hears of each message that was sent, or not. */
  onSent(pollId: string, outcome: 'sent' | 'failed'): void;
}

export function createLaterQueue({ send, now, log, onSent }: LaterQueueParts): LaterQueue {
  return {
    async lookAgain(pollId, at) {
      const delay = delayUntil(at, now());
      if (send === undefined || delay > longestDelay) return;
      try {
        await send(JSON.stringify({ v: messageVersion, poll: pollId }), delay);
        onSent(pollId, 'sent');
      } catch (error) {
        log.warn('The queue did not take a message; the clock looks at the poll instead', {
          poll: pollId,
          why: String(error),
        });
        onSent(pollId, 'failed');
      }
    },

    async lookAtSchedule(schedule, at) {
      const delay = delayUntil(at, now());
      if (send === undefined || delay > longestDelay) return;
      try {
        await send(JSON.stringify({ v: messageVersion, schedule }), delay);
      } catch (error) {
        log.warn('The queue did not take a message; the clock looks at the schedule instead', {
          schedule,
          why: String(error),
        });
      }
    },

    async lookIntoPool(channel) {
      if (send === undefined) return;
      try {
        await send(JSON.stringify({ v: messageVersion, pool: channel }), 0);
      } catch (error) {
        log.warn('The queue did not take a message; the clock asks again', { channel, why: String(error) });
      }
    },
  };
}

/** In whole seconds, as SQS wants them. */
const delayUntil = (at: number, now: number) => Math.max(0, Math.ceil((at - now) / 1_000));

/** The client is loaded with the first message of a process, for most processes send none. */
let sqs: Promise<typeof import('./sqs-sender.ts')> | undefined;

/** @param queueUrl as AWS writes it */
export function queueSender(queueUrl: string): SendMessage {
  let sender: Promise<SendMessage> | undefined;
  return async (body, delaySeconds) => {
    sqs ??= import('./sqs-sender.ts');
    sender ??= sqs.then(({ createSqsSender }) => createSqsSender(queueUrl));
    await (await sender)(body, delaySeconds);
  };
}

export type LaterMessage =
  | { readonly poll: string }
  | { readonly pool: string }
  | { readonly schedule: string };

/** What a message asks to look at: a poll, a channel's pool, or a schedule; undefined when it is none of ours. */
export function readLaterMessage(body: unknown): LaterMessage | undefined {
  const read = v.safeParse(messageSchema, body);
  return read.success ? read.output : undefined;
}
