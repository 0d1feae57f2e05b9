import { expect, test } from 'vitest';
import { sampleSongs } from '../../../src/songs/built-in/catalogue.ts';
import { findSampleCover } from '../../../src/songs/built-in/cover.ts';

test('every built-in song has a small picture of its own, always the same', () => {
  const covers = sampleSongs.map(({ id }) => findSampleCover(id) ?? '');
  for (const cover of covers) {
    expect(cover).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 300 300"/u);
    expect(cover).not.toMatch(/NaN|undefined|href|script/u);
    expect(cover.length).toBeLessThan(2_000);
  }
  expect(new Set(covers).size).toBe(covers.length);
  expect(sampleSongs.map(({ id }) => findSampleCover(id))).toEqual(covers);
});

test('no other song has one', () => {
  expect(findSampleCover('0VjIjW4GlUZAMYd2vXMi3b')).toBeUndefined();
});
