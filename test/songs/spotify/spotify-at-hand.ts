// Arranges a Spotify on the wire for each test of a file, and catalogues that talk to it.

import { setupServer } from 'msw/node';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { CatalogueUnavailable } from '../../../src/songs/catalogue.ts';
import { createInMemoryMemory } from '../../../src/songs/catalogue-memory.ts';
import { createSpotifyCatalogue, type SpotifyOptions } from '../../../src/songs/spotify/catalogue.ts';
import type { Timings } from '../../../src/songs/spotify/deadline.ts';
import { createSpotifyWire } from './spotify-wire.ts';

/** For tests in which nothing hangs: no busy machine reaches these. */
const patient: Timings = { usual: 9_000, token: 9_000, afterToken: 9_000, utmost: 9_000, shortLink: 9_000 };
/** For tests in which something hangs. */
export const hasty: Timings = { usual: 50, token: 50, afterToken: 50, utmost: 100, shortLink: 50 };

/** To be called at the top of a test file; everything in it is new for each test. */
export function useSpotify() {
  const server = setupServer();
  const spotify = {
    wire: createSpotifyWire(),
    memory: createInMemoryMemory(),
    /** Set by hand. */
    clock: 0,
    catalogue: (options: Partial<SpotifyOptions> = {}) =>
      createSpotifyCatalogue({
        clientId: () => 'client',
        clientSecret: () => 'secret',
        market: 'US',
        memory: spotify.memory,
        now: () => spotify.clock,
        timings: patient,
        ...options,
      }),
  };
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  beforeEach(() => {
    spotify.wire = createSpotifyWire();
    spotify.memory = createInMemoryMemory();
    spotify.clock = Date.UTC(2026, 10, 21, 9);
    server.resetHandlers(...spotify.wire.handlers);
  });
  afterAll(() => server.close());
  return spotify;
}

/** Why the catalogue could not be asked; throws when it could, or when it failed in any other way. */
export async function unavailability(asked: Promise<unknown>): Promise<CatalogueUnavailable> {
  const error = await asked.then(
    () => new Error('The catalogue answered'),
    (reason: unknown) => reason,
  );
  if (error instanceof CatalogueUnavailable) return error;
  throw error;
}
