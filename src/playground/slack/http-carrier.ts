// The way to the app over HTTP: signed as Slack signs, and handed over as AWS hands it to a Lambda handler.

import type { LambdaFunctionURLEvent } from 'aws-lambda';
import * as v from 'valibot';
import { type JsonObject, stringOf } from '../protocol/json.ts';
import { type Answered, type Carrier, noAnswer, type Parcel } from './delivery.ts';
import { formType, functionUrlEvent, jsonType, type SlackRequest } from './function-url-event.ts';

/**
 * The app's way in: what a Lambda handler answers, `{statusCode, headers?, body?, isBase64Encoded?}` or, as Lambda
 * allows, anything else for a 200. A rejection is a 502 to Slack.
 */
export type Deliver = (event: LambdaFunctionURLEvent) => Promise<unknown>;

export interface HttpCarrierParts {
  readonly signingSecret: () => string;
  readonly deliver: Deliver;
  /** Milliseconds since 1970, for the signature. */
  readonly now: () => number;
}

export function createHttpCarrier({ signingSecret, deliver, now }: HttpCarrierParts): Carrier {
  return async (parcel) => {
    const event = functionUrlEvent({
      ...packed(parcel),
      signingSecret: signingSecret(),
      headers: retryHeaders(parcel),
      timestamp: Math.floor(now() / 1_000),
    });
    try {
      return answeredOf(await deliver(event));
    } catch {
      return { ...noAnswer, status: 'crash' };
    }
  };
}

/** Commands are forms, interactions JSON in a form, events JSON. */
function packed({ kind, body }: Parcel): Pick<SlackRequest, 'body' | 'contentType'> {
  switch (kind) {
    case 'slash_commands':
      return { body: asForm(body), contentType: formType };
    case 'interactive':
      return { body: asForm({ payload: JSON.stringify(body) }), contentType: formType };
    case 'events_api':
      return { body: JSON.stringify(body), contentType: jsonType };
  }
}

function asForm(fields: JsonObject): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) form.append(name, stringOf(value));
  return form.toString();
}

function retryHeaders({ retry }: Parcel): Readonly<Record<string, string>> {
  if (retry === undefined) return {};
  const reason = retry.after === 'timeout' ? 'http_timeout' : 'http_error';
  return { 'x-slack-retry-num': String(retry.number), 'x-slack-retry-reason': reason };
}

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
