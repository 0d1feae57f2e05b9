// Puts `fetch` under spotify-web-api-node. Its own layer (superagent 6) has no timeout, follows redirects with our
// token attached, and loses the text of errors that are not JSON, which is how Spotify words a lapsed Premium.
// The library's methods stay in use; only what sends their requests is replaced.

import { AsyncLocalStorage } from 'node:async_hooks';
import type { SpotifyAnswer, SpotifyRequest } from 'spotify-web-api-node/src/http-manager.js';
import { CatalogueUnavailable } from '../catalogue.ts';
import { fetchInTime } from './fetch-in-time.ts';

/** Spotify answered, but not with success. */
export class SpotifyRefusal extends Error {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body as it came: JSON, plain text or a page of HTML. */
  readonly text: string;

  constructor(status: number, headers: Readonly<Record<string, string>>, text: string) {
    super(`Spotify answered ${status}: ${whyIn(text) ?? text.replace(/\s+/gu, ' ').slice(0, 300)}`);
    this.name = 'SpotifyRefusal';
    this.status = status;
    this.headers = headers;
    this.text = text;
  }
}

/** What Spotify calls wrong in our requests; the log strikes out what stands in quotes, as all of an answer's JSON does. */
const known =
  /"message"\s*:\s*"((?:invalid|missing|bad|unknown|unsupported)(?: (?:access|base62|client|code|country|field|id|limit|market|offset|or|search|token|type))+)"/i;

function whyIn(text: string): string | undefined {
  return known.exec(text)?.[1];
}

/** The library's methods take no signal, so it travels beside them. */
const signals = new AsyncLocalStorage<AbortSignal>();

/** Runs a call of the library, whose request the signal ends. Without one, no request is sent. */
export async function endedBy<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  return await signals.run(signal, call);
}

/**
 * The library with `fetch` as its transport, loaded when first needed: most requests of a Lambda never search.
 * Its calls must run in `endedBy`, and throw CatalogueUnavailable or SpotifyRefusal.
 */
export async function loadSpotifyApi() {
  const [{ default: SpotifyWebApi }, { default: httpManager }] = await Promise.all([
    import('spotify-web-api-node'),
    import('spotify-web-api-node/src/http-manager.js'),
  ]);
  // The library looks these up on each call, in one object for all its instances.
  httpManager.get = sendBy('GET');
  httpManager.post = sendBy('POST');
  httpManager.put = sendBy('PUT');
  httpManager.del = sendBy('DELETE');
  return SpotifyWebApi;
}

function sendBy(method: string) {
  return (request: SpotifyRequest, callback: (error: unknown, answer?: SpotifyAnswer) => void): void => {
    send(method, request).then((answer) => callback(null, answer), callback);
  };
}

async function send(method: string, request: SpotifyRequest): Promise<SpotifyAnswer> {
  const signal = signals.getStore();
  if (signal === undefined) throw new Error('A call to Spotify without a time limit');
  const headers = request.getHeaders() ?? {};
  const body = method === 'GET' ? null : bodyOf(request, headers);
  return toAnswer(await fetchInTime(urlOf(request), { method, headers, body, signal }, readWhole));
}

function urlOf(request: SpotifyRequest): string {
  const query = formOf(request.getQueryParameters() ?? {}).toString();
  return query === '' ? request.getURI() : `${request.getURI()}?${query}`;
}

function bodyOf(request: SpotifyRequest, headers: Readonly<Record<string, string>>) {
  const parameters = request.getBodyParameters();
  if (parameters === undefined) return null;
  return headers['Content-Type'] === 'application/json' ? JSON.stringify(parameters) : formOf(parameters);
}

function formOf(parameters: Readonly<Record<string, unknown>>): URLSearchParams {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null);
  return new URLSearchParams(given.map(([name, value]): [string, string] => [name, String(value)]));
}

async function readWhole(response: Response) {
  const text = await response.text();
  return {
    isOk: response.ok,
    statusCode: response.status,
    headers: Object.fromEntries(response.headers),
    text,
  };
}

function toAnswer({ isOk, statusCode, headers, text }: Awaited<ReturnType<typeof readWhole>>): SpotifyAnswer {
  if (!isOk) throw new SpotifyRefusal(statusCode, headers, text);
  return { statusCode, headers, body: text === '' ? {} : parseJson(text) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new CatalogueUnavailable('down', 'Spotify answered something that is not JSON', { cause });
  }
}
