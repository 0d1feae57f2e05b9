// Requests as AWS hands them to a function behind a Lambda Function URL, signed as Slack signs them.
// Signing: https://docs.slack.dev/authentication/verifying-requests-from-slack

import { createHmac } from 'node:crypto';
import type { LambdaFunctionURLEvent } from 'aws-lambda';

export interface SlackRequest {
  readonly signingSecret: string;
  /** As sent, before any base64. */
  readonly body: string;
  /** Exactly this; forms unless told. Bolt compares it to the letter. */
  readonly contentType?: string;
  /** Seconds since 1970, as a number or as any nonsense. By the real clock unless told: receivers check by that. */
  readonly timestamp?: number | string;
  /** Instead of the right one. */
  readonly signature?: string;
  /** Whether AWS encodes the body; it does so for forms, not for JSON. */
  readonly isBase64?: boolean;
  /** Further headers in lower case; undefined leaves one out that would be there. */
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly method?: string;
  readonly path?: string;
}

export const formType = 'application/x-www-form-urlencoded';
export const jsonType = 'application/json';

/** A Function URL event of payload format 2.0. Everything about it can be made wrong. */
export function functionUrlEvent(request: SlackRequest): LambdaFunctionURLEvent {
  const { body, contentType = formType, method = 'POST', path = '/slack/events' } = request;
  const timestamp = String(request.timestamp ?? Math.floor(Date.now() / 1_000));
  const isBase64Encoded = request.isBase64 ?? contentType.startsWith(formType);
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: '',
    headers: present({
      accept: 'application/json,*/*',
      'content-length': String(Buffer.byteLength(body)),
      'content-type': contentType,
      host: 'songpoll.lambda-url.eu-central-1.on.aws',
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-forwarded-proto': 'https',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': request.signature ?? signatureOf(request.signingSecret, timestamp, body),
      ...request.headers,
    }),
    requestContext: contextOf(method, path),
    body: isBase64Encoded ? Buffer.from(body, 'utf8').toString('base64') : body,
    isBase64Encoded,
  };
}

/** Slack's signature of a body at a time. */
export function signatureOf(signingSecret: string, timestamp: string, body: string): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex')}`;
}

function present(headers: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

function contextOf(method: string, path: string): LambdaFunctionURLEvent['requestContext'] {
  const now = new Date();
  return {
    accountId: 'anonymous',
    apiId: 'songpoll',
    domainName: 'songpoll.lambda-url.eu-central-1.on.aws',
    domainPrefix: 'songpoll',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: '203.0.113.7', userAgent: 'Slackbot 1.0' },
    requestId: crypto.randomUUID(),
    routeKey: '$default',
    stage: '$default',
    time: now.toUTCString(),
    timeEpoch: now.getTime(),
  };
}
