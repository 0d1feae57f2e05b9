import { expect, onTestFinished, test } from 'vitest';
import { createSampleCatalogue } from '../../src/songs/built-in/catalogue.ts';
import { createOutage } from '../../src/songs/outage.ts';

function startedOutage() {
  const { fetch } = globalThis;
  onTestFinished(() => {
    globalThis.fetch = fetch;
  });
  return createOutage();
}

test('during an outage the built-in songs cannot be searched, and after it they can', async () => {
  const outage = startedOutage();
  const catalogue = outage.over(createSampleCatalogue());
  outage.set(true);
  await expect(catalogue.searchSongs('abba', 0)).rejects.toMatchObject({ reason: 'down' });
  outage.set(false);
  expect((await catalogue.searchSongs('abba', 0)).songs).not.toHaveLength(0);
});

test('during an outage Spotify does not answer', async () => {
  const outage = startedOutage();
  outage.set(true);
  await expect(fetch('https://api.spotify.com/v1/search')).rejects.toThrow('outage');
  await expect(fetch(new URL('https://spotify.link/abc'))).rejects.toThrow('outage');
});
