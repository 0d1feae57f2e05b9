import { describe, expect, test } from 'vitest';
import { wireTrack } from '../../songs/spotify/spotify-wire.ts';
import { startWorld } from '../../world.ts';
import { modalOf, noticesIn, resultsIn, searches } from './at-the-modal.ts';

async function atTheModal() {
  const world = await startWorld();
  await world.ann.types('/songpoll', { in: world.music });
  return world;
}

const songs = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, at) => `Summer Song ${from + at}`);

/** "Summer Song 1" under another title. */
const twinOfFirst = (number: number) =>
  wireTrack(number, `Twin ${number}`, { duration_ms: 205_000, external_ids: { isrc: 'USABC2600001' } });

describe('More results and Previous results', () => {
  test('turn the pages, asking Spotify once for each ten', async () => {
    const { ann, wire } = await atTheModal();
    await searches(ann, 'seasons');
    await ann.presses('More results');
    expect(resultsIn(ann)).toEqual(songs(6, 10));
    expect(wire.addresses('search')).toHaveLength(1);
    await ann.presses('More results');
    expect(resultsIn(ann)).toEqual(songs(11, 12));
    expect(modalOf(ann).text).not.toContain('[More results]');
    await ann.presses('Previous results');
    await ann.presses('Previous results');
    expect(resultsIn(ann)).toEqual(songs(1, 5));
    expect(modalOf(ann).text).not.toContain('[Previous results]');
    expect(wire.addresses('search')).toHaveLength(2);
  });

  test('show no twin of a song from an earlier page', async () => {
    const { ann, wire } = await atTheModal();
    wire.tracks.push(
      wireTrack(401, 'Summer Song 1 - Remastered', { external_ids: { isrc: 'USABC2600001' } }),
    );
    await searches(ann, 'seasons');
    await ann.presses('More results');
    await ann.presses('More results');
    expect(resultsIn(ann)).toEqual(songs(11, 12));
  });

  test('skip no song when Spotify’s first ten have a twin among them', async () => {
    const { ann, wire } = await atTheModal();
    const twin = twinOfFirst(401);
    wire.tracks.splice(1, 0, twin);
    await searches(ann, 'seasons');
    const seen = [...resultsIn(ann)];
    for (let page = 0; page < 2; page += 1) {
      await ann.presses('More results');
      seen.push(...resultsIn(ann));
    }
    expect(seen).toEqual(songs(1, 12));
  });

  test('go on on the page in front when that has room left', async () => {
    const { ann, wire } = await atTheModal();
    const twins = Array.from({ length: 8 }, (_, at) => twinOfFirst(401 + at));
    wire.tracks.splice(1, 0, ...twins);
    await searches(ann, 'seasons');
    expect(resultsIn(ann)).toEqual(songs(1, 2));
    await ann.presses('More results');
    expect(resultsIn(ann)).toEqual(songs(1, 5));
    await ann.presses('More results');
    expect(resultsIn(ann)).toEqual(songs(6, 10));
  });

  test('stay where they are with a word when Spotify fails, and go on afterwards', async () => {
    const { ann, wire } = await atTheModal();
    await searches(ann, 'seasons');
    await ann.presses('More results');
    wire.failNext(() => new Response('', { status: 503 }));
    await ann.presses('More results');
    expect(noticesIn(ann)).toEqual([expect.stringContaining('Spotify cannot be reached')]);
    expect(resultsIn(ann)).toEqual(songs(6, 10));
    await ann.presses('More results');
    expect(resultsIn(ann)).toEqual(songs(11, 12));
  });
});

describe('More results where the next pages have nothing new', () => {
  const twins = (count: number) => Array.from({ length: count }, (_, at) => twinOfFirst(401 + at));

  test('looks on until there is something new', async () => {
    const { ann, wire } = await atTheModal();
    wire.tracks.splice(10, 0, ...twins(30));
    await searches(ann, 'seasons');
    await ann.presses('More results');
    await ann.presses('More results');
    expect(resultsIn(ann)).toEqual(songs(11, 12));
    expect(noticesIn(ann)).toEqual([]);
    expect(modalOf(ann).text).not.toContain('[More results]');
    expect(wire.addresses('search')).toHaveLength(5);
  });

  test('says so and goes away when that is the end', async () => {
    const { ann, wire } = await atTheModal();
    wire.tracks.splice(10, 2, ...twins(15));
    await searches(ann, 'seasons');
    await ann.presses('More results');
    expect(modalOf(ann).text).toContain('[More results]');
    await ann.presses('More results');
    expect(noticesIn(ann)).toEqual(['⚠️ There are no more results for “seasons”.']);
    expect(resultsIn(ann)).toEqual(songs(6, 10));
    expect(modalOf(ann).text).not.toContain('[More results]');
  });

  test('says so and stays after five pages of Spotify’s, and goes on from there', async () => {
    const { ann, wire } = await atTheModal();
    wire.tracks.splice(10, 0, ...twins(60));
    await searches(ann, 'seasons');
    await ann.presses('More results');
    await ann.presses('More results');
    expect(noticesIn(ann)).toEqual([expect.stringContaining('Press More results to look on.')]);
    expect(resultsIn(ann)).toEqual(songs(6, 10));
    expect(wire.addresses('search')).toHaveLength(6);
    await ann.presses('More results');
    expect(noticesIn(ann)).toEqual([]);
    expect(resultsIn(ann)).toEqual(songs(11, 12));
    expect(wire.addresses('search')).toHaveLength(8);
  });

  test('says so when Spotify fails on the way, and goes on from there', async () => {
    const { ann, wire } = await atTheModal();
    wire.tracks.splice(10, 0, ...twins(20));
    await searches(ann, 'seasons');
    await ann.presses('More results');
    wire.failNext(
      () => Response.json({ tracks: { items: [twinOfFirst(500)], next: 'https://api.spotify.com/more' } }),
      () => new Response('', { status: 503 }),
    );
    await ann.presses('More results');
    expect(noticesIn(ann)).toEqual([expect.stringContaining('so far')]);
    const asked = wire.addresses('search').length;
    await ann.presses('More results');
    expect(resultsIn(ann)).toEqual(songs(11, 12));
    expect(wire.calls[asked + 1]?.query).toMatchObject({ offset: '20' });
  });
});

test('after fifty results the list says that it ends there', async () => {
  const { ann, wire } = await atTheModal();
  wire.tracks.push(...Array.from({ length: 60 }, (_, at) => wireTrack(600 + at, `Endless ${at + 1}`)));
  await searches(ann, 'endless');
  for (let page = 1; page < 10; page += 1) {
    expect(modalOf(ann).text).not.toContain('The list ends');
    await ann.presses('More results');
  }
  expect(resultsIn(ann).at(-1)).toBe('Endless 50');
  expect(modalOf(ann).text).not.toContain('[More results]');
  expect(modalOf(ann).text).toContain('The list ends here, but Spotify has more.');
});
