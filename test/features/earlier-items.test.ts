// What the first version wrote must be readable as long as it can be in a table: 90 days.

import { expect, it } from 'vitest';
import { boxKey, drawingKey, messageKey, pollKey } from '../../src/store/keys.ts';
import { tableOf, worldWithPoll } from './poll-at-hand.ts';

const song = (number: number) => ({
  id: `song-${number}`,
  title: `Song ${number}`,
  artists: ['The Seasons'],
  album: 'All Year',
  durationMs: 200_000,
  explicit: false,
  url: `https://open.spotify.com/track/song-${number}`,
});

/** Puts in the place of a poll the items that the first version kept for it, with two votes. */
async function worldWithEarlierPoll() {
  const at = await worldWithPoll();
  const { world, poll, ann } = at;
  const table = tableOf(world);
  const ttl = Math.floor(world.clock.now() / 1_000) + 90 * 24 * 60 * 60;
  const items = [
    {
      ...pollKey(poll.id),
      v: 1,
      id: poll.id,
      title: 'Friday song',
      songs: [song(1), song(2), song(3)],
      votesPerPerson: 1,
      closers: 'owner',
      owner: { id: ann.id, name: 'Ann' },
      channel: poll.channel,
      message: poll.ts,
      status: 'open',
      createdAt: world.clock.now(),
      ttl,
    },
    { ...boxKey(poll.id, 3), U0EARLY1: '0;', n0: 1, ttl },
    { ...boxKey(poll.id, 7), U0EARLY2: '2;k4Ze', n2: 1, ttl },
    { ...drawingKey(poll.id), shown: 'what-it-showed', ttl },
    { ...messageKey(poll.channel, poll.ts), poll: poll.id, ttl },
  ];
  for (const item of items) await table.put(item);
  await world.settle();
  return at;
}

it('A poll of the first version takes votes, is drawn, closed and announced', async () => {
  const { world, votes, bo, cy, ann, poll, shown, announced } = await worldWithEarlierPoll();
  await votes(bo, 3);
  await votes(cy, 1);
  await votes(cy, 3);
  world.clock.pass(2_000);
  await world.settle();
  expect(shown()).toContain('4 people have voted');
  await ann.reacts('lock', poll);
  await world.settle();
  expect(announced()).toEqual([expect.stringMatching(/Song 3 .*wins .* 3 of 4 votes/u)]);
});
