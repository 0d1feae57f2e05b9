import { expect, test } from 'vitest';
import { CannotStart, spotifySettings } from '../../src/laptop/settings.ts';

const both = { SPOTIFY_CLIENT_ID: 'id', SPOTIFY_CLIENT_SECRET: 'secret' };

test.each([
  { env: {}, settings: undefined },
  { env: { SPOTIFY_MARKET: 'DE' }, settings: undefined },
  { env: both, settings: both },
  { env: { ...both, SPOTIFY_MARKET: ' ' }, settings: both },
  { env: { ...both, SPOTIFY_MARKET: 'de' }, settings: { ...both, SPOTIFY_MARKET: 'de' } },
])('the settings for Spotify in $env', ({ env, settings }) => {
  expect(spotifySettings(env)).toEqual(settings);
});

test.each([
  { env: { SPOTIFY_CLIENT_ID: 'id' }, says: 'SPOTIFY_CLIENT_SECRET is not: set both' },
  { env: { ...both, SPOTIFY_MARKET: 'UK' }, says: 'SPOTIFY_MARKET is wrong: UK is no country code: set GB.' },
  { env: { ...both, SPOTIFY_MARKET: 'EU' }, says: 'SPOTIFY_MARKET is wrong: EU is no country' },
  { env: { SPOTIFY_MARKET: 'Mars' }, says: 'SPOTIFY_MARKET is wrong: it must be a country’s two letters' },
])('a start with $env is refused, and says what to set', ({ env, says }) => {
  expect(() => spotifySettings(env)).toThrow(CannotStart);
  expect(() => spotifySettings(env)).toThrow(says);
});
