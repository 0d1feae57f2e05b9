// Brings what people did to the app, as Slack does: signed, with three seconds to answer, events again when that fails.

import type { LambdaFunctionURLEvent } from 'aws-lambda';
import * as v from 'valibot';
import { formType, functionUrlEvent, jsonType } from './function-url-event.ts';
import type { JsonObject } from './json.ts';
import type { Delivery } from './slack-log.ts';
import type { World } from './slack-world.ts';

/**
 * The app's way in: what a Lambda handler answers, `{statusCode, headers?, body?, isBase64Encoded?}` or, as Lambda
 * allows, anything else for a 200. A rejection is a 502 to Slack.
 */
export type Deliver = (event: LambdaFunctionURLEvent) => Promise<unknown>;

export interface CourierParts {
  readonly world: World;
  readonly signingSecret: string;
  readonly deliver: Deliver;
  /** Real milliseconds that Slack waits for the answer. */
  readonly deadlineMs: number;
}

interface Parcel {
  /** For the log: the command, the payload's type or the event's. */
  readonly what: string;
  readonly raw: string;
  readonly body: JsonObject;
  readonly contentType: string;
  readonly retry?: { readonly number: number; readonly reason: string };
}

const mostRetries = 3;

export type Courier = ReturnType<typeof createCourier>;

export function createCourier(parts: CourierParts) {
  const { world } = parts;
  const unanswered = new Set<Promise<unknown>>();

  async function carry(parcel: Parcel): Promise<Delivery> {
    const startedAt = performance.now();
    const event = functionUrlEvent({
      signingSecret: parts.signingSecret,
      body: parcel.raw,
      contentType: parcel.contentType,
      headers: retryHeaders(parcel),
      timestamp: Math.floor(world.now() / 1_000),
    });
    const answer = await answerInTime(event);
    const delivery: Delivery = {
      what: parcel.what,
      body: parcel.body,
      retry: parcel.retry?.number ?? 0,
      at: world.now(),
      elapsedMs: performance.now() - startedAt,
      ...answer,
    };
    world.log.noteDelivery(delivery);
    return delivery;
  }

  async function answerInTime(event: LambdaFunctionURLEvent): Promise<Answered> {
    const crashed = (): Answered => ({ ...noAnswer, status: 'crash' });
    const answer = parts.deliver(event).then(answeredOf).catch(crashed);
    unanswered.add(answer);
    void answer.then(() => unanswered.delete(answer));
    const deadline = createDeadline(parts.deadlineMs);
    try {
      return await Promise.race([answer, deadline.passed]);
    } finally {
      deadline.cancel();
    }
  }

  async function carryEvent(parcel: Parcel): Promise<Delivery> {
    let delivery = await carry(parcel);
    for (let number = 1; number <= mostRetries && !isDone(delivery); number += 1) {
      delivery = await carry({ ...parcel, retry: { number, reason: reasonOf(delivery) } });
    }
    return delivery;
  }

  return {
    /** A slash command: its fields as a form. */
    command: (what: string, fields: Readonly<Record<string, string>>) =>
      carry({ what, raw: new URLSearchParams(fields).toString(), body: fields, contentType: formType }),
    /** An interaction: its payload as JSON in a form. */
    interaction: (payload: JsonObject) =>
      carry({
        what: String(payload['type']),
        raw: new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
        body: payload,
        contentType: formType,
      }),
    /** An event, again up to three times until it is taken. Slack waits minutes in between, this courier does not. */
    event: (what: string, envelope: JsonObject) =>
      carryEvent({ what, raw: JSON.stringify(envelope), body: envelope, contentType: jsonType }),
    /** Settles when no request is with the app any more, those given up included. */
    async idle(): Promise<void> {
      while (unanswered.size > 0) await Promise.all(unanswered);
    },
  };
}

type Answered = Pick<Delivery, 'status' | 'answer' | 'isNotToRetry'>;

const noAnswer = { answer: '', isNotToRetry: false };

const lambdaAnswer = v.object({
  statusCode: v.optional(v.number(), 200),
  headers: v.optional(v.record(v.string(), v.unknown()), {}),
  body: v.optional(v.string(), ''),
  isBase64Encoded: v.optional(v.boolean(), false),
});

function answeredOf(result: unknown): Answered {
  if (typeof result === 'string') return { ...noAnswer, status: 200, answer: result };
  const { statusCode, headers, body, isBase64Encoded } = v.parse(lambdaAnswer, result ?? {});
  const refusesRetries = ([name, value]: [string, unknown]) =>
    name.toLowerCase() === 'x-slack-no-retry' && String(value) === '1';
  return {
    status: statusCode,
    answer: isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body,
    isNotToRetry: Object.entries(headers).some(refusesRetries),
  };
}

function isDone({ status, isNotToRetry }: Delivery): boolean {
  return isNotToRetry || (typeof status === 'number' && status >= 200 && status < 300);
}

function reasonOf({ status }: Delivery): string {
  return status === 'timeout' ? 'http_timeout' : 'http_error';
}

function retryHeaders({ retry }: Parcel): Readonly<Record<string, string>> {
  if (retry === undefined) return {};
  return { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': retry.reason };
}

function createDeadline(ms: number) {
  let timer: NodeJS.Timeout | undefined;
  const passed = new Promise<Answered>((resolve) => {
    timer = setTimeout(() => resolve({ ...noAnswer, status: 'timeout' }), ms);
  });
  return { passed, cancel: () => clearTimeout(timer) };
}
