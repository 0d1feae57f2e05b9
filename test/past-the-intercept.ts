// msw looks at every request of the process, which costs more than the table takes to answer it. What stays on this machine goes
// past it: plain HTTP, which nothing else is asked by, and `fetch` of a loopback address.

import http from 'node:http';
import { loopback } from '../src/playground/network/loopback.ts';

/** @param listen lets msw begin */
export function pastTheIntercept(listen: () => void): void {
  const { ClientRequest, get, request } = http;
  const { fetch: direct } = globalThis;
  listen();
  Object.assign(http, { ClientRequest, get, request });
  const { fetch: intercepted } = globalThis;
  if (intercepted === direct) return;
  const choosing: typeof fetch = (input, init) =>
    (isOnThisMachine(input) ? direct : intercepted)(input, init);
  globalThis.fetch = Object.defineProperties(choosing, Object.getOwnPropertyDescriptors(intercepted));
}

const isOnThisMachine = (input: Parameters<typeof fetch>[0]) =>
  new URL(input instanceof Request ? input.url : input).hostname === loopback;
