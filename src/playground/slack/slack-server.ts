// The local Slack's HTTP side: reads requests as @slack/web-api sends them, and writes the answers.

import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type JsonObject, objectOf, parsedJson, stringOf } from '../protocol/json.ts';
import { refusal } from './api-answers.ts';
import type { HttpAnswer, WebApi } from './slack-web-api.ts';

export interface SlackServer {
  /** `http://127.0.0.1:<port>` */
  readonly origin: string;
  /** Ends, cutting off whoever still waits for an answer. */
  close(): Promise<void>;
}

/** A request to the Web API or to a response URL, read whole. */
export interface SlackRequest {
  /** Path and query, or the whole address. */
  readonly url: string;
  readonly authorization?: string | undefined;
  readonly contentType?: string | undefined;
  readonly body: string;
}

/**
 * Listens on a free port of the loopback.
 * @param attach is handed the server when it listens, for what is no HTTP.
 */
export async function startSlackServer(
  api: WebApi,
  attach: (server: Server) => void = () => {},
): Promise<SlackServer> {
  const server = createServer((request, response) => {
    read(request)
      .then((whole) => answerRequest(api, whole))
      .then(
        (answered) => write(response, answered),
        () => response.destroy(),
      );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  attach(server);
  return {
    origin: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The local Slack has no port.');
  return address.port;
}

async function read(request: IncomingMessage): Promise<SlackRequest> {
  const { authorization, 'content-type': contentType } = request.headers;
  return { url: request.url ?? '/', authorization, contentType, body: await text(request) };
}

/** What the Web API answers, however the request came. */
export async function answerRequest(api: WebApi, request: SlackRequest): Promise<HttpAnswer> {
  const url = new URL(request.url, 'http://localhost');
  const { token, ...args } = { ...Object.fromEntries(url.searchParams), ...readArguments(request) };
  const method = /^\/api\/([\w.]+)$/.exec(url.pathname)?.[1];
  if (method !== undefined) return await api.call(method, args, bearer(request) || stringOf(token));
  const responseUrl = /^\/(?:commands|actions|app)\/\w+\/(\w+)$/.exec(url.pathname)?.[1];
  if (responseUrl !== undefined) return await api.respond(responseUrl, args);
  return { kind: 'answer', status: 404, body: refusal({ error: 'not_found' }) };
}

function bearer({ authorization = '' }: SlackRequest): string {
  return /^Bearer (.+)$/.exec(authorization)?.[1] ?? '';
}

function readArguments({ contentType, body }: SlackRequest): JsonObject {
  const isJson = contentType?.startsWith('application/json') === true;
  return isJson ? objectOf(parsedJson(body)) : formArguments(new URLSearchParams(body));
}

// In a form these arrive as JSON in words; what is none stays words, for the method to refuse.
const jsonInForms: readonly string[] = ['blocks', 'view', 'metadata'];

function formArguments(form: URLSearchParams): JsonObject {
  const entries = [...form].map(([name, words]) => {
    const isJson = jsonInForms.includes(name);
    return [name, isJson ? (parsedJson(words) ?? words) : words] as const;
  });
  return Object.fromEntries(entries);
}

function write(response: ServerResponse, answered: HttpAnswer): void {
  if (answered.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const wait = answered.retryAfter === undefined ? {} : { 'retry-after': String(answered.retryAfter) };
  const scopes = answered.scopes === undefined ? {} : { 'x-oauth-scopes': answered.scopes.join(',') };
  const isText = typeof answered.body === 'string';
  response.writeHead(answered.status, {
    'content-type': isText ? 'text/plain' : 'application/json; charset=utf-8',
    ...wait,
    ...scopes,
  });
  response.end(isText ? answered.body : JSON.stringify(answered.body));
}
