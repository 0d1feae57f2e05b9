import { describe, expect, test } from 'vitest';
import { redacted } from '../../../src/platform/redaction.ts';
import { hasty, unavailability, useSpotify } from './spotify-at-hand.ts';
import { failures, wireId } from './spotify-wire.ts';

const spotify = useSpotify();
const ask = (options = {}) => spotify.catalogue(options).searchSongs('summer', 0);
const tokenRequests = () => spotify.wire.addresses('accounts.spotify.com').length;
const searches = () => spotify.wire.addresses('/v1/search').length;

describe('the token', () => {
  test('is asked for with the credentials of the app', async () => {
    await ask();
    expect(spotify.wire.calls[0]).toMatchObject({
      method: 'POST',
      address: 'accounts.spotify.com/api/token',
      headers: { authorization: `Basic ${btoa('client:secret')}` },
      body: 'grant_type=client_credentials',
    });
  });

  test('is shared by searches that start together', async () => {
    const catalogue = spotify.catalogue();
    await Promise.all(['summer', 'hurting', 'oddities'].map((words) => catalogue.searchSongs(words, 0)));
    expect(tokenRequests()).toBe(1);
    expect(searches()).toBe(3);
  });

  test('is kept until a minute before its end', async () => {
    const catalogue = spotify.catalogue();
    await catalogue.searchSongs('summer', 0);
    spotify.clock += 3_540_000 - 1;
    await catalogue.searchSongs('hurting', 0);
    expect(tokenRequests()).toBe(1);
    spotify.clock += 1;
    await catalogue.searchSongs('oddities', 0);
    expect(tokenRequests()).toBe(2);
  });

  test('is renewed once when Spotify takes it no longer', async () => {
    const catalogue = spotify.catalogue();
    await catalogue.searchSongs('hurting', 0);
    spotify.wire.revokeToken();
    expect((await catalogue.searchSongs('summer', 0)).songs).toHaveLength(10);
    expect(spotify.wire.calls.at(-1)?.headers['authorization']).toBe('Bearer token-2');
  });

  test('is renewed once for all searches that meet its end together', async () => {
    const catalogue = spotify.catalogue();
    await catalogue.warmUp();
    spotify.wire.revokeToken();
    await Promise.all(['summer', 'hurting', 'oddities'].map((words) => catalogue.searchSongs(words, 0)));
    expect(tokenRequests()).toBe(2);
  });

  test('that is refused twice is given up', async () => {
    spotify.wire.failNext(failures.expiredToken, failures.expiredToken);
    expect(await unavailability(ask())).toMatchObject({ reason: 'down' });
    expect(searches()).toBe(2);
  });

  test('is asked for anew after a failure', async () => {
    spotify.wire.failNextToken(failures.badGateway);
    const catalogue = spotify.catalogue();
    expect(await unavailability(catalogue.searchSongs('summer', 0))).toMatchObject({ reason: 'down' });
    expect((await catalogue.searchSongs('summer', 0)).songs).toHaveLength(10);
  });
});

describe('what people can be told', () => {
  test.each([
    { failure: failures.premiumLapsed, reason: 'refused', words: 'Active premium subscription required' },
    { failure: failures.badGateway, reason: 'down', words: '502 Bad Gateway' },
    { failure: failures.brokenJson, reason: 'down', words: 'not JSON' },
    { failure: failures.nonsense, reason: 'down', words: 'makes no sense' },
    { failure: failures.reset, reason: 'down', words: 'api.spotify.com' },
    { failure: failures.elsewhere, reason: 'down', words: '302' },
    { failure: failures.tooMany(30), reason: 'over-quota', words: 'rate limit' },
  ])('is "$reason" when Spotify answers "$words"', async ({ failure, reason, words }) => {
    spotify.wire.failNext(failure);
    const unavailable = await unavailability(ask());
    expect(unavailable.reason).toBe(reason);
    expect(unavailable.message).toContain(words);
  });

  test.each([
    { failure: failures.hang, situation: 'the search hangs' },
    { failure: failures.hangHalfway, situation: 'the answer stops halfway' },
  ])('is "slow" when $situation', async ({ failure }) => {
    spotify.wire.failNext(failure);
    const catalogue = spotify.catalogue({ timings: { ...hasty, token: 9_000, utmost: 9_000 } });
    await catalogue.warmUp();
    expect(await unavailability(catalogue.searchSongs('summer', 0))).toMatchObject({ reason: 'slow' });
  });

  test.each([
    { failure: failures.hang, reason: 'slow' },
    { failure: failures.reset, reason: 'down' },
    { failure: failures.brokenJson, reason: 'down' },
    { failure: failures.nonsense, reason: 'down' },
    { failure: failures.premiumLapsed, reason: 'refused' },
    { failure: failures.tooMany(30), reason: 'over-quota' },
    { failure: failures.invalidClient, reason: 'misconfigured' },
  ])('is "$reason" when the token fails with $failure.name', async ({ failure, reason }) => {
    spotify.wire.failNextToken(failure);
    const timings = failure === failures.hang ? { timings: hasty } : {};
    expect(await unavailability(ask(timings))).toMatchObject({ reason });
    expect(searches()).toBe(0);
  });

  test.each([
    { situation: 'the client id is missing', options: { clientId: () => undefined } },
    { situation: 'the secret is missing', options: { clientSecret: () => '' } },
    { situation: 'the secret is wrong', options: { clientSecret: () => 'wrong' } },
    {
      situation: 'the secret cannot be read',
      options: { clientSecret: () => Promise.reject(new Error('denied')) },
    },
  ])('is "misconfigured" when $situation', async ({ options }) => {
    expect(await unavailability(ask(options))).toMatchObject({ reason: 'misconfigured' });
  });

  test('is none when the secret was replaced by the right one meanwhile', async () => {
    const kept = { secret: 'wrong' };
    const catalogue = spotify.catalogue({
      clientSecret: () => kept.secret,
      async renewCredentials(refused) {
        expect(refused).toEqual({ clientId: 'client', clientSecret: 'wrong' });
        kept.secret = 'secret';
        return true;
      },
    });
    expect((await catalogue.searchSongs('summer', 0)).songs).toHaveLength(10);
  });

  test('is "misconfigured" after one more try when the other secret is wrong as well', async () => {
    const options = { clientSecret: () => 'wrong', renewCredentials: async () => true };
    expect(await unavailability(ask(options))).toMatchObject({ reason: 'misconfigured' });
    expect(spotify.wire.calls.filter(({ address }) => address.includes('token'))).toHaveLength(2);
  });

  test('is "slow" when the secret takes too long', async () => {
    const options = { timings: hasty, clientSecret: () => new Promise<string>(() => {}) };
    expect(await unavailability(ask(options))).toMatchObject({ reason: 'slow' });
  });

  test('is "down" when a track or an album makes no sense', async () => {
    spotify.wire.failNext(failures.nonsense, failures.nonsense);
    const catalogue = spotify.catalogue();
    expect(await unavailability(catalogue.findSong(wireId('track', 1)))).toMatchObject({ reason: 'down' });
    expect(await unavailability(catalogue.findAlbum(wireId('album', 1)))).toMatchObject({
      reason: 'down',
    });
  });

  test('is "down" when the search itself is refused as wrong', async () => {
    spotify.wire.failNext(() =>
      Response.json({ error: { status: 400, message: 'Invalid limit' } }, { status: 400 }),
    );
    const { reason, message } = await unavailability(ask());
    expect(reason).toBe('down');
    expect(redacted(message)).toBe('Spotify answered 400: Invalid limit');
  });

  test.each([400, 404])('is "odd-words" when Spotify answers %d to what was searched for', async (status) => {
    spotify.wire.failNext(() => Response.json({ error: { status, message: 'Not found.' } }, { status }));
    expect(await unavailability(ask())).toMatchObject({ reason: 'odd-words' });
    expect(await unavailability(spotify.catalogue().searchSongs('?!', 0))).toMatchObject({
      reason: 'odd-words',
    });
  });

  test('is "misconfigured" when Spotify refuses the country, in words that name it and what to set', async () => {
    const catalogue = spotify.catalogue({ market: 'AQ' });
    const asked = [
      catalogue.searchSongs('summer', 0),
      catalogue.searchSongs('summer', 10),
      catalogue.findSong(wireId('track', 1)),
      catalogue.findAlbum(wireId('album', 1)),
    ];
    for (const question of asked) {
      const { reason, message } = await unavailability(question);
      expect(reason).toBe('misconfigured');
      expect(redacted(message)).toMatch(/no market AQ: SPOTIFY_MARKET must be a country .*, such as US/u);
    }
  });

  test('is told after one request, and the next search works', async () => {
    spotify.wire.failNext(failures.premiumLapsed);
    const catalogue = spotify.catalogue();
    await unavailability(catalogue.searchSongs('summer', 0));
    expect(searches()).toBe(1);
    expect((await catalogue.searchSongs('summer', 0)).songs).toHaveLength(10);
  });
});
