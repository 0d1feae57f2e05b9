import { describe, expect, test } from 'vitest';
import { expandShortLink } from '../../../src/songs/spotify/short-link.ts';
import { unavailability, useSpotify } from './spotify-at-hand.ts';
import { failures, wireId } from './spotify-wire.ts';

const spotify = useSpotify();
const track = `https://open.spotify.com/track/${wireId('track', 1)}?si=x`;
const short = 'https://spotify.link/here';
const patience = 9_000;

test.each([
  { address: short },
  { address: 'https://open.spotify.com/s/here' },
  { address: 'https://spoti.fi/3here' },
])('$address leads to the track, which is not called', async ({ address }) => {
  spotify.wire.shortLinks.set(address, track);
  expect(await expandShortLink(address, patience)).toBe(track);
  expect(spotify.wire.calls).toHaveLength(1);
  expect(spotify.wire.calls[0]?.headers).not.toHaveProperty('authorization');
});

test('a short link may lead over another one', async () => {
  spotify.wire.shortLinks.set(short, 'https://spotify.link/there');
  spotify.wire.shortLinks.set('https://spotify.link/there', track);
  expect(await expandShortLink(short, patience)).toBe(track);
});

test('an old short link may lead over a new one', async () => {
  spotify.wire.shortLinks.set('https://spoti.fi/old', 'https://spotify.link/here');
  spotify.wire.shortLinks.set('https://spotify.link/here', track);
  expect(await expandShortLink('https://spoti.fi/old', patience)).toBe(track);
});

test('a loop of short links leads nowhere', async () => {
  spotify.wire.shortLinks.set(short, short);
  expect(await expandShortLink(short, patience)).toBeUndefined();
  expect(spotify.wire.calls).toHaveLength(2);
});

describe('a short link that leads out of Spotify leads nowhere', () => {
  test.each([
    { target: 'https://evil.example/track/x' },
    { target: 'http://169.254.169.254/latest/meta-data' },
    { target: 'http://open.spotify.com/track/x' },
    { target: 'https://open.spotify.com.evil.example/' },
    { target: 'https://open.spotify.com@evil.example/' },
    { target: '//evil.example/' },
    { target: 'https://[' },
  ])('$target', async ({ target }) => {
    spotify.wire.shortLinks.set(short, target);
    expect(await expandShortLink(short, patience)).toBeUndefined();
    expect(spotify.wire.calls).toHaveLength(1);
  });
});

test('an unknown short link leads nowhere', async () => {
  expect(await expandShortLink('https://spotify.link/unknown', patience)).toBeUndefined();
});

test.each([
  { address: 'https://evil.example/x' },
  { address: 'https://spotify.link.evil.example/x' },
  { address: 'https://spoti.fi.evil.example/x' },
  { address: 'https://spoti.fi@evil.example/x' },
  { address: 'https://spoti.fi:8443/x' },
  { address: track },
  { address: 'file:///etc/passwd' },
])('$address is not called, because it is no short link', async ({ address }) => {
  expect(await expandShortLink(address, patience)).toBeUndefined();
  expect(spotify.wire.calls).toEqual([]);
});

test.each([
  { failure: failures.hang, ms: 30, reason: 'slow' },
  { failure: failures.reset, ms: patience, reason: 'down' },
  { failure: failures.badGateway, ms: patience, reason: 'down' },
  { failure: failures.tooManyInText(), ms: patience, reason: 'down' },
])('a failing Spotify is told as "$reason"', async ({ failure, ms, reason }) => {
  spotify.wire.failNext(failure);
  expect(await unavailability(expandShortLink(short, ms))).toMatchObject({ reason });
});
