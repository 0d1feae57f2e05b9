// Server-sent events (https://html.spec.whatwg.org/multipage/server-sent-events.html): everything live in the page.

import type { ServerResponse } from 'node:http';

export interface EventStream {
  send(event: string, data: unknown): void;
  /** Calls this when whoever listened is gone. */
  until(over: () => void): void;
}

/** Begins a stream in an answer. */
export function openEventStream(response: ServerResponse): EventStream {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  // The browser asks again so many milliseconds after the connection broke, as when `npm start` is run anew.
  response.write('retry: 1000\n\n');
  return {
    send: (event, data) => void response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
    until: (over) => void response.on('close', over),
  };
}
