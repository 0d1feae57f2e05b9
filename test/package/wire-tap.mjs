// Preloaded into a handler's process (`--import …?to=<address>`): what it sends to the public hosts of Spotify goes to
// a stand-in at that address instead. Whatever else leaves the machine is refused and complained about on stderr.

import { bypass, http } from 'msw';
import { setupServer } from 'msw/node';

const standIn = new URL(import.meta.url).searchParams.get('to');
const hosts = ['api.spotify.com', 'accounts.spotify.com', 'spotify.link', 'spoti.fi', 'open.spotify.com'];

async function redirected({ request }) {
  const { host, pathname, search } = new URL(request.url);
  const body = request.method === 'GET' ? undefined : await request.text();
  const { method, headers } = request;
  return fetch(
    bypass(`${standIn}/${host}${pathname}${search}`, { method, headers, body, redirect: 'manual' }),
  );
}

setupServer(...hosts.map((host) => http.all(`https://${host}/*`, redirected))).listen({
  onUnhandledRequest(request, print) {
    if (new URL(request.url).hostname !== '127.0.0.1') print.error();
  },
});
