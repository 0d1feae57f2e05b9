// A local Slack with two people, a channel and a clock set by hand, and a hand-made app that does what a test says.

import { LogLevel, WebClient } from '@slack/web-api';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { onTestFinished } from 'vitest';
import { createLocalSlack, type LocalSlackOptions } from '../../../src/playground/person/local-slack.ts';
import { type JsonObject, objectOf, parsedJson, stringOf } from '../../../src/playground/protocol/json.ts';

export const botToken = 'xoxb-local';
export const signingSecret = 'local-secret';

/** What the app does with what it hears; what it returns is the body of its 200, or a whole answer. */
export type App = (heard: JsonObject, client: WebClient) => Promise<unknown>;

export async function startSlack(app: App = async () => '', options: Partial<LocalSlackOptions> = {}) {
  const clock = { now: Date.UTC(2026, 10, 21, 12) };
  const deliver = async (event: LambdaFunctionURLEvent) => await app(heardIn(event), client);
  const now = () => clock.now;
  const slack = await createLocalSlack({ signingSecret, botToken, deliver, now, ...options });
  onTestFinished(slack.close);
  const client = clientOf(slack.url);
  const ann = slack.addPerson('ann', { displayName: 'Ann' });
  const bo = slack.addPerson('bo', { displayName: 'Bo' });
  const music = slack.addChannel('music', { members: [ann, bo] });
  return { slack, client, ann, bo, music, clock };
}

/** A client that neither waits nor tries again. */
export function clientOf(slackApiUrl: string, token = botToken): WebClient {
  return new WebClient(token, {
    slackApiUrl,
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    logLevel: LogLevel.ERROR,
    logger: silent,
  });
}

/** A logger for what a test provokes. */
export const silent = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
  setLevel: () => undefined,
  getLevel: () => LogLevel.ERROR,
  setName: () => undefined,
};

/** The error Slack answered a call with; `ok` when it did not, `http <status>` where it was no 200. */
export async function errorOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return 'ok';
  } catch (error) {
    const { data, code, statusCode } = objectOf(JSON.parse(JSON.stringify(error)));
    return (
      stringOf(objectOf(data)['error']) || (statusCode === undefined ? stringOf(code) : `http ${statusCode}`)
    );
  }
}

/** The form, the payload in a form, or the JSON that an event carries. */
export function heardIn({ body = '', isBase64Encoded }: LambdaFunctionURLEvent): JsonObject {
  const raw = isBase64Encoded ? Buffer.from(body, 'base64').toString('utf8') : body;
  if (raw.startsWith('{')) return objectOf(parsedJson(raw));
  const form = new URLSearchParams(raw);
  const payload = form.get('payload');
  return payload === null ? Object.fromEntries(form) : objectOf(parsedJson(payload));
}

export function section(text: string) {
  return { type: 'section' as const, text: { type: 'mrkdwn' as const, text } };
}

export function button(text: string, more: { value?: string; action_id?: string } = {}) {
  return { type: 'button' as const, text: { type: 'plain_text' as const, text }, ...more };
}

export function plain(text: string) {
  return { type: 'plain_text' as const, text };
}

/** An input to type into, named by its ids. */
export function textInput(label: string, id: string, more: object = {}) {
  const element = { type: 'plain_text_input' as const, action_id: id };
  return { type: 'input' as const, block_id: id, label: plain(label), element, ...more };
}

export function modal(blocks: JsonObject[] | object[], more: object = {}) {
  return JSON.parse(
    JSON.stringify({ type: 'modal', title: plain('A modal'), submit: plain('Post'), blocks, ...more }),
  );
}
