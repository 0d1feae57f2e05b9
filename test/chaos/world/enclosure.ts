// A sandbox: code that runs inside gets its time, its randomness and its network from the simulation, whatever
// library reaches for them. Everything outside keeps the real ones. What is replaced stands at the edge of the program:
// `fetch` (which @slack/web-api and Bolt send with), `http.request` (the SDK), timers, and Math.random (its jitter).

import { AsyncLocalStorage } from 'node:async_hooks';
import { EventEmitter } from 'node:events';
import http, { type IncomingHttpHeaders, type RequestOptions } from 'node:http';
import { Readable } from 'node:stream';

/** A request as it leaves the room. */
export interface Outgoing {
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** Whether nobody waits for the answer any more. */
  isGivenUp(): boolean;
}

export interface Incoming {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What the code inside has instead of the world. */
export interface Inside {
  /** From 0 up to, but not including, 1. */
  random(): number;
  /** @returns how to call it off. */
  setTimer(run: () => void, milliseconds: number): () => void;
  /** Settles when the answer is there; rejects when the connection breaks. */
  send(request: Outgoing): Promise<Incoming>;
}

const rooms = new AsyncLocalStorage<Inside>();

/** Runs something inside; what it sets off stays inside too. */
export function runInside<Result>(inside: Inside, act: () => Result): Result {
  return rooms.run(inside, act);
}

/** Closes the room: from here on `runInside` works. @returns how to open it again. */
export function enclose(): () => void {
  const real = { fetch, setTimeout, clearTimeout };
  const { random } = Math;
  const { timeout } = AbortSignal;
  const { request } = http;
  Object.assign(globalThis, createGlobals(real));
  Object.assign(Math, { random: () => rooms.getStore()?.random() ?? random() });
  Object.assign(AbortSignal, { timeout: createTimeouts(timeout) });
  Object.assign(http, { request: createRequests(request) });
  return () => {
    Object.assign(globalThis, real);
    Object.assign(Math, { random });
    Object.assign(AbortSignal, { timeout });
    Object.assign(http, { request });
  };
}

type RealGlobals = Pick<typeof globalThis, 'fetch' | 'setTimeout' | 'clearTimeout'>;

function createGlobals(real: RealGlobals) {
  return {
    fetch(input: string | URL | Request, init: RequestInit = {}): Promise<Response> {
      const inside = rooms.getStore();
      return inside === undefined ? real.fetch(input, init) : fetchInside(inside, String(input), init);
    },
    setTimeout(run: (...facts: unknown[]) => void, milliseconds = 0, ...facts: unknown[]) {
      const inside = rooms.getStore();
      if (inside === undefined) return real.setTimeout(run, milliseconds, ...facts);
      return new Timer(inside.setTimer(() => runInside(inside, () => run(...facts)), milliseconds));
    },
    clearTimeout(timer: Timer | Parameters<typeof clearTimeout>[0]): void {
      if (timer instanceof Timer) timer.cancel();
      else real.clearTimeout(timer);
    },
  };
}

/** What `setTimeout` gives inside. */
class Timer {
  readonly cancel: () => void;

  constructor(cancel: () => void) {
    this.cancel = cancel;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}

function createTimeouts(real: typeof AbortSignal.timeout): typeof AbortSignal.timeout {
  return (milliseconds) => {
    const inside = rooms.getStore();
    if (inside === undefined) return real.call(AbortSignal, milliseconds);
    const abort = new AbortController();
    const error = new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    inside.setTimer(() => abort.abort(error), milliseconds);
    return abort.signal;
  };
}

async function fetchInside(inside: Inside, url: string, init: RequestInit): Promise<Response> {
  const headers = Object.fromEntries(new Headers(init.headers));
  const isGivenUp = () => init.signal?.aborted ?? false;
  const sent = inside.send({ url, headers, body: String(init.body ?? ''), isGivenUp });
  const { status, headers: answered, body } = await unlessAborted(sent, init.signal);
  return new Response(body, { status, headers: answered });
}

function unlessAborted<Value>(value: Promise<Value>, signal: AbortSignal | null | undefined): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal?.addEventListener('abort', () => reject(signal.reason));
    value.then(resolve, (cause) => reject(new TypeError('fetch failed', { cause })));
  });
}

/** As much of `http.request` as the SDK's handler makes use of. */
function createRequests(real: typeof http.request) {
  return (options: RequestOptions, onResponse: (response: unknown) => void) => {
    const inside = rooms.getStore();
    if (inside === undefined) return real(options, onResponse);
    return new ClientRequest(inside, options).once('response', onResponse);
  };
}

class ClientRequest extends EventEmitter {
  readonly #inside: Inside;
  readonly #options: RequestOptions;
  #isGivenUp = false;

  constructor(inside: Inside, options: RequestOptions) {
    super();
    this.#inside = inside;
    this.#options = options;
  }

  end(body: unknown): this {
    const { host, path } = this.#options;
    const headers = Object.fromEntries(
      Object.entries({ ...this.#options.headers }).map(([name, value]) => [
        name.toLowerCase(),
        String(value),
      ]),
    );
    const isGivenUp = () => this.#isGivenUp;
    this.#inside.send({ url: `http://${host}${path}`, headers, body: String(body), isGivenUp }).then(
      (answer) => this.#finish(() => this.emit('response', responseOf(answer))),
      (error) => this.#finish(() => this.emit('error', error)),
    );
    return this;
  }

  destroy(): this {
    this.#isGivenUp = true;
    return this;
  }

  #finish(tell: () => void): void {
    if (this.#isGivenUp) return;
    runInside(this.#inside, tell);
    this.emit('close');
  }
}

function responseOf({ status, headers, body }: Incoming) {
  return Object.assign(Readable.from([Buffer.from(body)]), { statusCode: status, headers });
}
