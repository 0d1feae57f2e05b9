import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/platform/config.ts';

const env = { TABLE_NAME: 'songpoll' };
const marketOf = (market?: string) => readConfig({ ...env, SPOTIFY_MARKET: market }).spotifyMarket;

describe('SPOTIFY_MARKET', () => {
  test.each([
    { given: undefined, market: 'US' },
    { given: '', market: 'US' },
    { given: '  ', market: 'US' },
    { given: 'DE', market: 'DE' },
    { given: ' gb ', market: 'GB' },
    { given: 'XK', market: 'XK' },
    // A country, though Spotify does not sell there: that is for Spotify to say, for it changes.
    { given: 'AQ', market: 'AQ' },
  ])('set to $given is $market', ({ given, market }) => {
    expect(marketOf(given)).toBe(market);
  });

  test.each([
    { given: 'UK', says: 'UK is no country code: set GB' },
    { given: 'uk', says: 'set GB' },
    { given: 'USA', says: 'set US' },
    { given: 'EU', says: 'EU is no country, and Spotify has no market for all of Europe: set one country' },
    { given: 'ZZ', says: 'it must be a country’s two letters (ISO 3166-1 alpha-2), such as US' },
    { given: 'Germany', says: 'two letters' },
    { given: 'U', says: 'two letters' },
    { given: 'D E', says: 'two letters' },
    { given: '49', says: 'two letters' },
    { given: 'constructor', says: 'two letters' },
  ])('set to $given is refused, and told what to set', ({ given, says }) => {
    expect(() => marketOf(given)).toThrow(/^The environment is not right\. SPOTIFY_MARKET: /u);
    expect(() => marketOf(given)).toThrow(says);
  });
});
