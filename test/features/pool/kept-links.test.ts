import { expect, test } from 'vitest';
import { failures } from '../../songs/spotify/spotify-wire.ts';
import { poolWorld, track } from './pool-world.ts';

const minute = 60_000;

async function whileSpotifyIsDown() {
  const here = await poolWorld();
  here.wire.failNextToken(...Array.from({ length: 8 }, () => failures.badGateway));
  return here;
}

test('while Spotify is down, links are kept and looked up later; words are to be tried again', async () => {
  const here = await whileSpotifyIsDown();
  const { ann, clock, slack } = here;
  await here.saves(ann, 1, 2);
  expect(ann.privateWords.at(-1)).toContain(
    'Spotify can’t be reached right now. Your 2 links are kept, and saved as soon as Spotify answers.',
  );
  expect(await here.entries()).toEqual([]);
  await here.suggests(ann, 'some words');
  expect(ann.privateWords.at(-1)).toContain('nothing was saved. Please try again in a minute.');
  expect(await here.opensPool(ann)).toContain('2 links are still to be looked up on Spotify.');
  for (let minutes = 0; minutes < 30; minutes += 1) {
    clock.pass(minute);
    await here.world.tick();
    await here.settle();
  }
  expect([...(await here.order())].sort()).toEqual(['Summer Song 1', 'Summer Song 2']);
  expect((await here.pool()).links).toEqual([]);
  expect([...slack.problems, ...slack.failures]).toEqual([]);
});

test('a link that is taken back is not looked up', async () => {
  const here = await whileSpotifyIsDown();
  const { ann, clock } = here;
  await here.suggests(ann, track(1));
  const word = ann.privateMessages.at(-1);
  if (word === undefined) throw new Error('Ann was told nothing.');
  await ann.presses('Undo', { in: word });
  expect(ann.privateWords.at(-1)).toBe('Taken back.');
  for (let minutes = 0; minutes < 20; minutes += 1) {
    clock.pass(minute);
    await here.world.tick();
    await here.settle();
  }
  expect(await here.entries()).toEqual([]);
});
