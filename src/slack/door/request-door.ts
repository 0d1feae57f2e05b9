// The only door from the internet: lets in what Slack has signed, in the shapes Slack uses, and turns everything else
// away before anything is loaded or parsed for it.

import { createHmac, timingSafeEqual } from 'node:crypto';
import { parse } from 'node:querystring';
import type { LambdaFunctionURLEvent } from 'aws-lambda';
import { judgeShape } from './payload-shapes.ts';

/** A request as AWS hands it over from a Function URL (payload format 2.0). */
export type HttpEvent = LambdaFunctionURLEvent;

export interface HttpAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>> | undefined;
  readonly body?: string | undefined;
}

export interface DoorKeeper {
  /** Slack's signing secret. */
  signingSecret(): Promise<string>;
  /** To be called when a signature is not by that secret. @returns whether there is another one now */
  renewSigningSecret(refused: string): Promise<boolean>;
  /** Milliseconds since 1970. */
  now(): number;
}

/** How the answer to a request begins that nobody has signed: by that the app is known from outside. */
export const notSigned = 'Not signed by Slack';

/** Slack wants requests refused that are more than five minutes off: docs.slack.dev, "Verifying requests". */
const mostSecondsOff = 300;
const formType = 'application/x-www-form-urlencoded';
const jsonType = 'application/json';

type Body = Readonly<Record<string, unknown>>;

/** A request that is signed and well formed. */
export interface Admitted {
  /**
   * What was sent, by whatever content type. It is read once: read a second time by other rules (repeated fields,
   * characters in base64), a form could say something else than what was checked.
   */
  readonly body: Body;
  /** Which repeated delivery of an event it is, and after what. */
  readonly retryNum?: number;
  readonly retryReason?: string;
}

export type Entrance =
  | { readonly kind: 'let-in'; readonly request: Admitted }
  /** Somebody looks at our certificate: nothing more is to be done. */
  | { readonly kind: 'ssl-check'; readonly answer: HttpAnswer }
  | { readonly kind: 'turned-away'; readonly answer: HttpAnswer };

/**
 * Checks a request: an unsigned look at our certificate is answered 200; 401 when it is not signed by Slack within five minutes of now, 415 for content types Slack does not
 * use, 400 for bodies that are not what their content type says, 404 for kinds of request the app does not take.
 */
export async function checkEntrance(keeper: DoorKeeper, event: HttpEvent): Promise<Entrance> {
  const signature = headerOf(event, 'x-slack-signature');
  if (signature === undefined && isSslCheck(event)) {
    return { kind: 'ssl-check', answer: { statusCode: 200, body: '' } };
  }
  const seconds = headerOf(event, 'x-slack-request-timestamp');
  const isRecent = seconds !== undefined && isWithinMinutes(seconds, keeper.now());
  if (signature === undefined || !isRecent) return turnedAway(401, `${notSigned}, or too long ago.`);

  const body = bodyOf(event);
  if (!(await isSignedBySlack(keeper, { body, seconds, signature }))) {
    return turnedAway(401, `${notSigned}.`);
  }
  const type = headerOf(event, 'content-type')?.split(';')[0]?.trim().toLowerCase();
  if (type !== formType && type !== jsonType) return turnedAway(415, `Send ${formType} or ${jsonType}.`);
  return checkBody(event, type === jsonType ? body.toString('utf8') : jsonOfForm(body.toString('utf8')));
}

/** The few fields of such a request take less; a long body is not read for them. In characters. */
const longestSslCheck = 2_000;

/**
 * Slack looks at the certificate of a command's address now and then, by GET or POST, and does not sign that:
 * docs.slack.dev/interactivity/implementing-slash-commands, "ssl_check"
 */
function isSslCheck(event: HttpEvent): boolean {
  const isShort = (event.body?.length ?? 0) <= longestSslCheck;
  const texts = [event.rawQueryString ?? '', isShort ? bodyOf(event).toString('utf8') : ''];
  return texts.some((text) => /(?:^|&)ssl_check=1(?:&|$)/u.test(text));
}

function bodyOf({ body = '', isBase64Encoded }: HttpEvent): Buffer {
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}

function checkBody(event: HttpEvent, json: string): Entrance {
  const parsed = parsedObject(json);
  const notSlacks = turnedAway(400, 'This is not what Slack sends.');
  if (parsed === undefined) return notSlacks;
  switch (judgeShape(parsed)) {
    case 'malformed':
      return notSlacks;
    case 'unknown-kind':
      return turnedAway(404, 'Nothing here takes that kind of request.');
    case 'well-shaped':
      return { kind: 'let-in', request: { body: parsed, ...retryOf(event) } };
  }
}

function turnedAway(statusCode: number, body: string): Entrance {
  return { kind: 'turned-away', answer: { statusCode, headers: { 'content-type': 'text/plain' }, body } };
}

function headerOf(event: HttpEvent, name: string): string | undefined {
  const entry = Object.entries(event.headers ?? {}).find(([key]) => key.toLowerCase() === name);
  return entry?.[1];
}

function retryOf(event: HttpEvent): Pick<Admitted, 'retryNum' | 'retryReason'> {
  const number = headerOf(event, 'x-slack-retry-num');
  const reason = headerOf(event, 'x-slack-retry-reason');
  return {
    ...(number !== undefined && { retryNum: Number(number) }),
    ...(reason !== undefined && { retryReason: reason }),
  };
}

function isWithinMinutes(seconds: string, now: number): boolean {
  return /^\d{1,12}$/u.test(seconds) && Math.abs(now / 1_000 - Number(seconds)) <= mostSecondsOff;
}

interface Signed {
  readonly body: Buffer;
  readonly seconds: string;
  readonly signature: string;
}

async function isSignedBySlack(keeper: DoorKeeper, signed: Signed): Promise<boolean> {
  const secret = await keeper.signingSecret();
  if (isSignedWith(secret, signed)) return true;
  return (await keeper.renewSigningSecret(secret)) && isSignedWith(await keeper.signingSecret(), signed);
}

function isSignedWith(secret: string, { body, seconds, signature }: Signed): boolean {
  const expected = createHmac('sha256', secret).update(`v0:${seconds}:`).update(body).digest('hex');
  const given = Buffer.from(signature);
  const wanted = Buffer.from(`v0=${expected}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

/**
 * A form is a command, or carries its payload as JSON in one field. A click carries its whole message, some 20 KB: for
 * those `querystring` takes half the time of `URLSearchParams` on Node 24.
 */
function jsonOfForm(text: string): string {
  const fields = Object.entries(parse(text, '&', '=', { maxKeys: 0 }));
  // Of a field that is there several times, the last one counts.
  const form = Object.fromEntries(fields.map(([name, value]) => [name, [value].flat().at(-1) ?? '']));
  return form['payload'] ?? JSON.stringify(form);
}

function parsedObject(json: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Body {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
