import { expect, test } from 'vitest';
import { mostInPool, mostPerPerson } from '../../../src/rules/pool/entry.ts';
import { failures } from '../../songs/spotify/spotify-wire.ts';
import { holdInTable } from '../poll/table-gate.ts';
import { poolWorld, track } from './pool-world.ts';

const minute = 60_000;

type Here = Awaited<ReturnType<typeof poolWorld>>;

async function whileSpotifyIsDown({ times = 8, instances = 1 } = {}) {
  const here = await poolWorld({ instances });
  here.wire.failNextToken(...Array.from({ length: times }, () => failures.badGateway));
  return here;
}

async function letMinutesPass({ clock, world, settle }: Here, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 1) {
    clock.pass(minute);
    await world.tick();
    await settle();
  }
}

test('while Spotify is down, links are kept and looked up later; words are to be tried again', async () => {
  const here = await whileSpotifyIsDown();
  const { ann, slack } = here;
  await here.saves(ann, 1, 2);
  expect(ann.privateWords.at(-1)).toContain(
    'Spotify can’t be reached right now. Your 2 links are kept, and saved as soon as Spotify answers.',
  );
  expect(await here.entries()).toEqual([]);
  await here.suggests(ann, 'some words');
  expect(ann.privateWords.at(-1)).toContain('nothing was saved. Please try again in a minute.');
  expect(await here.opensPool(ann)).toContain('2 links are still to be looked up on Spotify.');
  await letMinutesPass(here, 30);
  expect([...(await here.order())].sort()).toEqual(['Summer Song 1', 'Summer Song 2']);
  expect((await here.pool()).links).toEqual([]);
  expect([...slack.problems, ...slack.failures]).toEqual([]);
});

test('a link that is taken back is not looked up', async () => {
  const here = await whileSpotifyIsDown();
  const { ann } = here;
  await here.suggests(ann, track(1));
  const word = ann.privateMessages.at(-1);
  if (word === undefined) throw new Error('Ann was told nothing.');
  await ann.presses('Undo', { in: word });
  expect(ann.privateWords.at(-1)).toBe('Taken back.');
  await letMinutesPass(here, 20);
  expect(await here.entries()).toEqual([]);
});

test('a link that is taken back while it is looked up leaves no song behind', async () => {
  const here = await whileSpotifyIsDown({ times: 2 });
  const { ann } = here;
  await here.suggests(ann, track(1));
  const word = ann.privateMessages.at(-1);
  if (word === undefined) throw new Error('Ann was told nothing.');
  const gate = holdInTable(here.world, '"sk":{"S":"SONG#', 1);
  const looking = letMinutesPass(here, 40);
  await gate.reached;
  await ann.presses('Undo', { in: word });
  expect(ann.privateWords.at(-1)).toBe('Taken back.');
  gate.open();
  await looking;
  expect(await here.entries()).toEqual([]);
  expect((await here.pool()).links).toEqual([]);
});

const manyTitles = (count: number, of: string) => Array.from({ length: count }, (_, at) => `${of} ${at}`);

test('links that wait count with the songs of their person, and what is full says so', async () => {
  const here = await whileSpotifyIsDown({ times: 40 });
  const { ann } = here;
  await here.keeps(ann, ...manyTitles(mostPerPerson - 2, 'Kept'));
  await here.saves(ann, 1, 2, 3);
  const word = ann.privateWords.at(-1);
  expect(word).toContain('Your 2 links are kept');
  expect(word).toContain('You have 20 songs waiting here, 2 links still to be looked up among them');
  await here.suggests(ann, track(2));
  expect(ann.privateWords.at(-1)).toContain('Your link is kept');
  await here.suggests(ann, track(4));
  expect(ann.privateWords.at(-1)).toContain('the most allowed');
  expect((await here.pool()).links.map(({ songId }) => songId)).toHaveLength(2);
});

test('of links that are saved at the same time no more are kept than there is room for, and who is told so has one kept', async () => {
  const here = await whileSpotifyIsDown({ times: 400, instances: 4 });
  const { ann } = here;
  await here.keeps(ann, ...manyTitles(mostPerPerson - 5, 'Kept'));
  await Promise.all(Array.from({ length: 12 }, (_, at) => here.suggests(ann, track(at + 1))));
  const { links } = await here.pool();
  expect(links.length).toBeLessThanOrEqual(5);
  const told = ann.privateWords.filter((word) => word.includes('Your link is kept'));
  expect(told).toHaveLength(links.length);
});

test('a link does not stand in the way of its own song', async () => {
  const here = await whileSpotifyIsDown({ times: 2 });
  const { ann } = here;
  await here.keeps(ann, ...manyTitles(mostPerPerson - 1, 'Kept'));
  await here.suggests(ann, track(1));
  await letMinutesPass(here, 30);
  expect(await here.order()).toContain('Summer Song 1');
});

test('whoever has a link waiting while the pool becomes full is told', async () => {
  const here = await whileSpotifyIsDown({ times: 2 });
  const { ann, bo, slack, pools, music, clock } = here;
  await here.keeps(ann, 'Kept');
  await here.suggests(bo, track(2));
  // Songs that come back from polls always have room.
  const [kept] = (await here.pool()).entries;
  if (kept === undefined) throw new Error('Nothing is kept.');
  for (let at = 1; at < mostInPool; at += 1) {
    const supporters = [{ person: `U0${at}`, since: clock.now(), urgency: 'soon' }] as const;
    const song = { ...kept.entry.song, id: `back-${at}`, title: `Back ${at}`, isrc: `ISRC${at}` };
    await pools.saveEntry(music.id, { ...kept.entry, key: `I:ISRC${at}`, song, supporters }, undefined);
  }
  await letMinutesPass(here, 30);
  expect(await here.order()).toHaveLength(mostInPool);
  expect((await here.pool()).links).toEqual([]);
  expect(slack.messagesIn(slack.dmWithBot(bo)).map((word) => slack.textOf(word))).toEqual([
    expect.stringContaining(
      '“Summer Song 2”, behind a link that you saved for a poll, was not saved after all',
    ),
  ]);
});
