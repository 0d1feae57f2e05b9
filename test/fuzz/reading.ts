// A request as who gets it reads it: its signature, its body, and who it is from.

import { createHmac } from 'node:crypto';
import { isJsonObject, type JsonObject, parsedJson } from '../../src/playground/protocol/json.ts';
import { formType } from '../../src/playground/slack/function-url-event.ts';
import type { HttpEvent } from '../../src/slack/door/request-door.ts';
import { secrets } from './scene.ts';

/** Slack's signature of these bytes. */
export function slackSignature(bytes: Buffer, seconds: string, secret = secrets.signingSecret): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${seconds}:`).update(bytes).digest('hex')}`;
}

/** The same request, signed by Slack whatever it was before. */
export function signed(event: HttpEvent): HttpEvent {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const seconds = event.headers['x-slack-request-timestamp'] ?? '';
  return { ...event, headers: { ...event.headers, 'x-slack-signature': slackSignature(bytes, seconds) } };
}

/** What a body is to whoever reads it as its type says; undefined when it is nothing. */
export function readBack({ body = '', isBase64Encoded, headers }: HttpEvent): JsonObject | undefined {
  const text = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8').toString('utf8');
  const isForm = headers?.['content-type']?.toLowerCase().startsWith(formType) === true;
  const form = Object.fromEntries(new URLSearchParams(isForm ? text : ''));
  const read = isForm && form['payload'] === undefined ? form : parsedJson(form['payload'] ?? text);
  return isJsonObject(read) ? read : undefined;
}

/** Slack's id of whoever a body says that it is from. */
export function actorIn(body: JsonObject | undefined): string | undefined {
  const within = (part: unknown) =>
    typeof part === 'object' && part !== null && 'id' in part ? part.id : part;
  const event = body?.['event'];
  const inEvent = typeof event === 'object' && event !== null && 'user' in event ? event['user'] : undefined;
  const actor = inEvent ?? body?.['user_id'] ?? within(body?.['user']);
  return typeof actor === 'string' ? actor : undefined;
}
