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
    const twin = wireTrack(401, 'Twin', { external_ids: { isrc: 'USABC2600001' } });
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
    const twins = Array.from({ length: 8 }, (_, at) =>
      wireTrack(401 + at, `Twin ${at}`, { external_ids: { isrc: 'USABC2600001' } }),
    );
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
