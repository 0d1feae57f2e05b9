// One SQS standard queue as far as the app can tell: messages come after their delay, by the clock that was handed in, at
// least once, in no promised order; one that is not taken out comes again, and after some times ends up with the dead.
// https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/standard-queues.html

import type { SQSEvent, SQSRecord } from 'aws-lambda';
import * as v from 'valibot';

/** As in serverless.yml: the most messages of one batch, and how often one comes. */
const batchSize = 10;
const maxReceiveCount = 5;
const visibilityMs = 360_000;

export interface QueuedMessage {
  readonly id: string;
  readonly body: string;
  /** Nobody gets it before, in milliseconds since 1970. */
  readonly visibleAt: number;
  readonly receiveCount: number;
}

export type QueueHandler = (event: SQSEvent) => Promise<unknown>;

/** What Lambda takes for an answer; anything else fails the batch. */
const responseShape = v.nullish(
  v.object({ batchItemFailures: v.array(v.object({ itemIdentifier: v.pipe(v.string(), v.nonEmpty()) })) }),
  { batchItemFailures: [] },
);

export interface LocalQueueOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Every message comes twice, which SQS is free to do. No unless told. */
  readonly twice?: boolean;
}

export type LocalQueue = ReturnType<typeof createLocalQueue>;

export function createLocalQueue({ now, twice = false }: LocalQueueOptions) {
  const messages = new Map<string, QueuedMessage>();
  const deadLetters: QueuedMessage[] = [];
  const listeners = new Set<() => void>();
  let sent = 0;

  function put(message: QueuedMessage): void {
    messages.set(message.id, message);
    for (const listener of listeners) listener();
  }

  /** Takes what is visible: hidden for the others until it is deleted or its time is over. */
  function take(): readonly QueuedMessage[] {
    const visible = [...messages.values()].filter(({ visibleAt }) => visibleAt <= now()).slice(0, batchSize);
    const taken = visible.map((message) => ({
      ...message,
      receiveCount: message.receiveCount + 1,
      visibleAt: now() + visibilityMs,
    }));
    for (const message of taken) messages.set(message.id, message);
    const [dead, alive] = [taken.filter(isWornOut), taken.filter((message) => !isWornOut(message))];
    for (const message of dead) {
      messages.delete(message.id);
      deadLetters.push(message);
    }
    return alive;
  }

  return {
    deadLetters,
    /** Messages that are not taken out yet, soonest first. */
    waiting: () => [...messages.values()].sort((a, b) => a.visibleAt - b.visibleAt),
    /** How many messages were ever put in. */
    sent: () => sent,
    /** Loses all that is in it. */
    lose: () => messages.clear(),
    /** Calls a listener whenever a message was put in. @returns how to stop that. */
    onMessage(listener: () => void): () => void {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** @returns the message's id */
    send(body: string, delaySeconds: number): string {
      const copies = twice ? 2 : 1;
      for (let copy = 0; copy < copies; copy += 1) {
        sent += 1;
        const visibleAt = now() + delaySeconds * 1_000;
        put({ id: `message-${String(sent).padStart(6, '0')}`, body, visibleAt, receiveCount: 0 });
      }
      return `message-${String(sent).padStart(6, '0')}`;
    },

    /**
     * Hands one batch of what is visible to the function, as Lambda does: what it does not name as failed is taken out; if
     * it throws, everything comes again.
     * @returns how many messages there were
     */
    async deliver(handler: QueueHandler, onFailure: (error: unknown) => void = () => {}): Promise<number> {
      const batch = take();
      if (batch.length === 0) return 0;
      try {
        const response = v.parse(responseShape, await handler({ Records: batch.map(recordOf) }));
        const failed = new Set(response.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
        for (const { id } of batch) {
          if (!failed.has(id)) messages.delete(id);
        }
      } catch (error) {
        onFailure(error);
      }
      return batch.length;
    },
  };
}

const isWornOut = ({ receiveCount }: QueuedMessage) => receiveCount > maxReceiveCount;

/** As Lambda hands it over. */
export function recordOf({ id, body, receiveCount }: QueuedMessage): SQSRecord {
  return {
    messageId: id,
    receiptHandle: `receipt-${id}`,
    body,
    attributes: {
      ApproximateReceiveCount: String(receiveCount),
      SentTimestamp: '0',
      SenderId: 'local',
      ApproximateFirstReceiveTimestamp: '0',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:songpoll-later',
    awsRegion: 'us-east-1',
  };
}
