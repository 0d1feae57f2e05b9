// How a body becomes a request: signed as Slack signs most of the time, and wrong in every way that can be thought of
// for the rest.

import fc from 'fast-check';
import type { JsonObject } from '../../src/playground/protocol/json.ts';
import { formType, functionUrlEvent, jsonType } from '../../src/playground/slack/function-url-event.ts';
import type { HttpEvent } from '../../src/slack/door/request-door.ts';
import { slackSignature } from './reading.ts';
import { secrets } from './scene.ts';

const wrongs = {
  /** Nobody may be asked anything for these. */
  unsigned: [
    'without signature',
    'without time',
    'without headers',
    'with another secret',
    'too old',
    'from the future',
    'at no time',
    'changed after signing',
    'cut after signing',
    'with half a signature',
    'not in base64',
  ],
  /** Well signed, but nothing that can be read. */
  unreadable: ['cut', 'with more behind', 'as text', 'of no type', 'as xml', 'empty', 'a list', 'no JSON'],
  /** Odd, but a request like any other. */
  odd: [
    'with a charset',
    'in capitals',
    'in base64',
    'with another path',
    'as GET',
    'twice in one form',
    'behind other fields',
    'as a retry',
  ],
} as const;
type Wrong = (typeof wrongs)[keyof typeof wrongs][number];

export interface Sending {
  readonly kind: 'proper' | 'damaged' | keyof typeof wrongs;
  readonly how?: Wrong;
  /** Where the body is hurt, as a part of its length. */
  readonly at: number;
  /** What is put there instead of that many bytes; only where bytes are damaged. */
  readonly bytes: Uint8Array;
  readonly fewer: number;
}

const wrong = (kind: keyof typeof wrongs) => ({
  kind: fc.constant(kind),
  how: fc.constantFrom<Wrong>(...wrongs[kind]),
});
const place = {
  at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
  bytes: fc.uint8Array({ maxLength: 4 }),
  fewer: fc.nat(4),
};

export const sendings: fc.Arbitrary<Sending> = fc.oneof(
  { weight: 70, arbitrary: fc.record({ kind: fc.constant('proper' as const), ...place }) },
  { weight: 10, arbitrary: fc.record({ ...wrong('odd'), ...place }) },
  { weight: 8, arbitrary: fc.record({ ...wrong('unsigned'), ...place }) },
  { weight: 6, arbitrary: fc.record({ ...wrong('unreadable'), ...place }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('damaged' as const), ...place }) },
);

interface Parcel {
  readonly bytes: Buffer;
  readonly type: string | undefined;
}

/** @param now milliseconds since 1970 */
export function requestOf(body: JsonObject, sending: Sending, now: number): HttpEvent {
  const parcel = packed(body, sending);
  const isBase64 = parcel.type?.startsWith(formType) === true || sending.how === 'in base64';
  const seconds = secondsOf(sending, now);
  const { bytes } = sending.kind === 'damaged' ? { bytes: damaged(parcel.bytes, sending) } : parcel;
  const text = (sent: Buffer) => sent.toString(isBase64 || isBinary(sent) ? 'base64' : 'utf8');
  const event = functionUrlEvent({
    signingSecret: secrets.signingSecret,
    body: '',
    timestamp: seconds,
    signature: signatureOf(bytes, seconds, sending),
    headers: {
      'content-type': parcel.type,
      ...(sending.how === 'as a retry' && {
        'x-slack-retry-num': '1',
        'x-slack-retry-reason': 'http_timeout',
      }),
    },
    ...(sending.how === 'with another path' && { path: '/../../%00?x=<script>' }),
    ...(sending.how === 'as GET' && { method: 'GET' }),
  });
  const whole = { ...event, body: text(bytes), isBase64Encoded: isBase64 || isBinary(bytes) };
  return sending.kind === 'unsigned' ? unsigned(whole, sending) : whole;
}

/** Commands are forms, interactions JSON in a form, events JSON. */
function packed(body: JsonObject, { kind, how, at }: Sending): Parcel {
  const isCommand = body['command'] !== undefined || body['ssl_check'] !== undefined;
  const isEvent = body['event'] !== undefined || body['type'] === 'url_verification';
  const json = JSON.stringify(body);
  const plain = isCommand ? formOf(body) : json;
  const hurt = kind === 'unreadable' ? unreadable(plain, { how, at, isCommand }) : plain;
  const isPlain = isCommand || isEvent;
  return {
    bytes: Buffer.from(isPlain ? hurt : inForm(hurt, how)),
    type: typeOf(isPlain && !isCommand ? jsonType : formType, how),
  };
}

function formOf(body: JsonObject): string {
  const fields = Object.entries(body).map(([name, value]): [string, string] => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return new URLSearchParams(fields).toString();
}

function inForm(payload: string, how: Wrong | undefined): string {
  const form = new URLSearchParams({ payload }).toString();
  if (how === 'twice in one form') return `payload=%7B%22type%22%3A%22view_submission%22%7D&${form}`;
  return how === 'behind other fields' ? `type=block_actions&__proto__=x&constructor=y&${form}` : form;
}

/** A form is read however it ends, so a command is made unreadable as a whole. */
function unreadable(
  plain: string,
  { how, at, isCommand }: { how: Wrong | undefined; at: number; isCommand: boolean },
): string {
  if (how === 'empty') return '';
  if (isCommand)
    return ['cut', 'with more behind', 'a list', 'no JSON'].includes(how ?? '') ? 'payload={' : plain;
  if (how === 'cut') return plain.slice(0, Math.floor(at * plain.length));
  if (how === 'with more behind') return `${plain}}`;
  if (how === 'a list') return `[${plain}]`;
  return how === 'no JSON' ? `x${plain}` : plain;
}

function typeOf(usual: string, how: Wrong | undefined): string | undefined {
  switch (how) {
    case 'as text':
      return 'text/plain';
    case 'as xml':
      return `text/xml; was=${usual}`;
    case 'of no type':
      return undefined;
    case 'with a charset':
      return `${usual}; charset=utf-8`;
    case 'in capitals':
      return usual.toUpperCase();
    default:
      return usual;
  }
}

function damaged(bytes: Buffer, { at, bytes: others, fewer }: Sending): Buffer {
  const from = Math.floor(at * bytes.length);
  return Buffer.concat([bytes.subarray(0, from), others, bytes.subarray(from + fewer)]);
}

/** Only in base64 does AWS hand over bytes that are no text. */
function isBinary(bytes: Buffer): boolean {
  return !Buffer.from(bytes.toString('utf8')).equals(bytes);
}

function secondsOf({ how }: Sending, now: number): string {
  const seconds = Math.floor(now / 1_000);
  if (how === 'too old') return String(seconds - 301);
  if (how === 'from the future') return String(seconds + 302);
  return how === 'at no time' ? `${seconds}e0` : String(seconds);
}

function signatureOf(bytes: Buffer, seconds: string, { how }: Sending): string {
  if (how === 'with another secret')
    return slackSignature(bytes, seconds, 'decafbaddecafbaddecafbaddecafbad');
  const signature = slackSignature(bytes, seconds);
  return how === 'with half a signature' ? signature.slice(0, 35) : signature;
}

function unsigned(event: HttpEvent, { how, at }: Sending): HttpEvent {
  const { 'x-slack-signature': _, ...noSignature } = event.headers;
  const { 'x-slack-request-timestamp': __, ...noTime } = event.headers;
  const body = event.body ?? '';
  const bytes = Buffer.from(body, event.isBase64Encoded ? 'base64' : 'utf8');
  const asBefore = (changed: Buffer) => changed.toString(event.isBase64Encoded ? 'base64' : 'utf8');
  switch (how) {
    case 'without signature':
      return { ...event, headers: noSignature };
    case 'without time':
      return { ...event, headers: noTime };
    case 'without headers':
      return { ...event, headers: {} };
    case 'changed after signing':
      return { ...event, body: asBefore(Buffer.concat([bytes, Buffer.from(' ')])) };
    case 'cut after signing':
      return { ...event, body: asBefore(bytes.subarray(0, Math.floor(at * bytes.length))) };
    case 'not in base64':
      return { ...event, isBase64Encoded: !event.isBase64Encoded };
    default:
      return event;
  }
}
