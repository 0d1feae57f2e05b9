// The queue `later`: at the end of the wire it takes messages, and each comes to the function after its delay; late, twice or
// never as fate has it, and again when the function failed.

import { createHash } from 'node:crypto';
import type { SQSEvent } from 'aws-lambda';
import { objectOf, parsedJson, stringOf } from '../../../src/playground/protocol/json.ts';
import { recordOf } from '../../../src/playground/queue/local-queue.ts';
import { createNumbering } from '../fate/chances.ts';
import type { Fate } from '../fate/fate.ts';
import type { Chronicle } from './chronicle.ts';
import type { Incoming } from './enclosure.ts';
import type { Invoke } from './lives.ts';
import type { Timeline } from './timeline.ts';
import type { FarEnd } from './wire.ts';

export interface QueueParts {
  readonly timeline: Timeline;
  readonly chronicle: Chronicle;
  readonly fate: Fate;
  readonly invoke: Invoke<SQSEvent, unknown>;
}

/** A message that was sent, and what became of it. */
export interface SentMessage {
  readonly body: string;
  /** How often it was to come: not at all when it was lost, twice when it was doubled. */
  readonly copies: number;
  readonly isLate: boolean;
  failures: number;
}

/** As in serverless.yml. */
const visibilityMs = 360_000;
const maxReceiveCount = 5;
/** Beyond the delay it was sent with; what comes later than this, fate has made late. */
const usualLagMs = 1_000;
const headers = { 'content-type': 'application/x-amz-json-1.0' };

export function createQueue({ timeline, chronicle, fate, invoke }: QueueParts) {
  const numbered = createNumbering();
  const messages: SentMessage[] = [];
  let inHand = 0;

  async function bring(message: SentMessage, place: string, receiveCount: number): Promise<void> {
    const record = recordOf({
      id: place.replaceAll(' ', '-'),
      body: message.body,
      visibleAt: 0,
      receiveCount,
    });
    inHand += 1;
    chronicle.note('queue', `brings ${place}`);
    const isDone = await invoke({ Records: [record] }, numbered(place)).then(isTakenOut, () => false);
    inHand -= 1;
    if (isDone) return;
    message.failures += 1;
    if (receiveCount < maxReceiveCount) {
      timeline.after(visibilityMs, () => void bring(message, place, receiveCount + 1));
    }
  }

  function send(body: string, delayMs: number): void {
    const place = numbered('the message');
    const lags = fate.message(place);
    const isLate = lags.some((lag) => lag > usualLagMs);
    const message: SentMessage = { body, copies: lags.length, isLate, failures: 0 };
    messages.push(message);
    for (const lag of lags) timeline.after(delayMs + lag, () => void bring(message, place, 1));
  }

  const end: FarEnd = {
    describe({ body }) {
      const message = objectOf(parsedJson(stringOf(objectOf(parsedJson(body))['MessageBody'])));
      return { name: 'a message', purpose: 'message', poll: stringOf(message['poll']) || undefined };
    },
    async perform({ body }): Promise<Incoming> {
      const { MessageBody, DelaySeconds } = objectOf(parsedJson(body));
      const message = stringOf(MessageBody);
      send(message, Number(DelaySeconds ?? 0) * 1_000);
      const MD5OfMessageBody = createHash('md5').update(message).digest('hex');
      return {
        status: 200,
        headers,
        body: JSON.stringify({ MessageId: `message-${messages.length}`, MD5OfMessageBody }),
      };
    },
    busy: () => ({ status: 403, headers, body: JSON.stringify({ __type: 'RequestThrottled', message: '' }) }),
    failure: { status: 500, headers, body: '{}' },
  };

  return {
    end,
    messages,
    /** Whether the function is at no message. */
    isStill: () => inHand === 0,
  };
}

function isTakenOut(answer: unknown): boolean {
  return JSON.stringify(answer) === '{"batchItemFailures":[]}';
}
