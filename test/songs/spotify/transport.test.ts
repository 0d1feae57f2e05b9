import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { endedBy, loadSpotifyApi, SpotifyRefusal } from '../../../src/songs/spotify/transport.ts';
import { unavailability } from './spotify-at-hand.ts';
import { createSpotifyWire, failures, wireId } from './spotify-wire.ts';

const wire = createSpotifyWire();
const playlist = 'https://api.spotify.com/v1/me/playlists';
const server = setupServer(
  http.post(playlist, async ({ request }) => HttpResponse.json({ received: await request.json() })),
  http.put('https://api.spotify.com/v1/me/player/pause', () => new HttpResponse(null, { status: 204 })),
  ...wire.handlers,
);
const bundles = join(tmpdir(), `songpoll-bundle-${process.pid}`);
const patience = () => AbortSignal.timeout(9_000);
const Api = await loadSpotifyApi();

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => {
  vi.restoreAllMocks();
});
afterAll(() => {
  server.close();
  rmSync(bundles, { recursive: true, force: true });
});

async function apiWithToken() {
  const api = new Api({ clientId: 'client', clientSecret: 'secret' });
  const { body } = await endedBy(patience(), () => api.clientCredentialsGrant());
  api.setAccessToken(body.access_token);
  return api;
}

async function refusalOf(call: Promise<unknown>): Promise<SpotifyRefusal> {
  const error = await call.catch((reason: unknown) => reason);
  if (error instanceof SpotifyRefusal) return error;
  throw error;
}

test('the requests of the library leave by fetch, and its own layer is never run', async () => {
  const fromLibrary = createRequire(createRequire(import.meta.url).resolve('spotify-web-api-node'));
  const superagent = fromLibrary('superagent');
  vi.spyOn(superagent.Request.prototype, 'end').mockImplementation(() => {
    throw new Error('superagent was run');
  });
  const fetched = vi.spyOn(globalThis, 'fetch');
  const api = await apiWithToken();
  const { body } = await endedBy(patience(), () => api.searchTracks('summer', { market: 'US' }));
  expect(body.tracks?.items).toHaveLength(5);
  expect(fetched).toHaveBeenCalledTimes(2);
});

test('options that are undefined are not sent', async () => {
  const api = await apiWithToken();
  await endedBy(patience(), () => api.searchTracks('summer', { market: 'US', offset: undefined }));
  expect(wire.calls.at(-1)?.query).toEqual({ q: 'summer', type: 'track', market: 'US' });
});

test('a JSON body arrives as JSON', async () => {
  const api = await apiWithToken();
  const { body } = await endedBy(patience(), () => api.createPlaylist('Winners', { public: false }));
  expect(body).toEqual({ received: { name: 'Winners', public: false } });
});

test('an answer without a body is a success', async () => {
  const api = await apiWithToken();
  expect(await endedBy(patience(), () => api.pause())).toMatchObject({ statusCode: 204, body: {} });
});

test('the text of a refusal is kept, and so are its headers', async () => {
  const api = await apiWithToken();
  wire.failNext(failures.tooManyInText(7));
  const refusal = await refusalOf(endedBy(patience(), () => api.getTrack(wireId('track', 1))));
  expect(refusal).toMatchObject({ status: 429, text: 'Too many requests' });
  expect(refusal.headers['retry-after']).toBe('7');
});

test('a redirect is refused, so that the token stays with Spotify', async () => {
  const api = await apiWithToken();
  wire.failNext(failures.elsewhere);
  const refusal = await refusalOf(endedBy(patience(), () => api.getTrack(wireId('track', 1))));
  expect(refusal.status).toBe(302);
});

test('a call without a time limit sends nothing', async () => {
  const api = await apiWithToken();
  const callsBefore = wire.calls.length;
  await expect(api.getTrack(wireId('track', 1))).rejects.toThrow('without a time limit');
  expect(wire.calls).toHaveLength(callsBefore);
});

describe('a connection that fails', () => {
  const broken = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

  test('is tried once more when it had been closed from the other side meanwhile', async () => {
    const api = await apiWithToken();
    vi.spyOn(globalThis, 'fetch').mockRejectedValueOnce(broken('UND_ERR_SOCKET'));
    const { statusCode } = await endedBy(patience(), () => api.getTrack(wireId('track', 1)));
    expect(statusCode).toBe(200);
  });

  test.each([
    { code: 'ECONNRESET', attempts: 2 },
    { code: 'ECONNREFUSED', attempts: 1 },
    { code: 'ENOTFOUND', attempts: 1 },
  ])('is given up after $attempts with $code, which stays readable', async ({ code, attempts }) => {
    const api = await apiWithToken();
    const fetched = vi.spyOn(globalThis, 'fetch').mockRejectedValue(broken(code));
    const down = await unavailability(endedBy(patience(), () => api.getTrack(wireId('track', 1))));
    expect(down).toMatchObject({ reason: 'down', cause: { cause: { code } } });
    expect(fetched).toHaveBeenCalledTimes(attempts);
  });
});

test('all this holds in the bundle that Lambda runs', async () => {
  const outfile = join(bundles, 'spotify-catalogue.cjs');
  const entryPoints = ['src/songs/spotify/catalogue.ts'];
  await build({ entryPoints, outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'silent' });
  const { createSpotifyCatalogue } = createRequire(import.meta.url)(outfile);
  const memory = { recall: async () => undefined, remember: async () => {} };
  const options = {
    clientId: () => 'client',
    clientSecret: () => 'secret',
    market: 'US',
    memory,
    now: Date.now,
  };
  const { songs } = await createSpotifyCatalogue(options).searchSongs('summer', 0);
  expect(songs).toHaveLength(10);
});
