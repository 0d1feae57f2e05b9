import { expect, test } from 'vitest';
import { crowdVotes, isColleague, voteButtonsOn } from '../../../src/playground/person/crowd.ts';
import { startWorld } from '../../world.ts';

async function pollWithCrowd(people: number) {
  const world = await startWorld();
  const poll = await world.startsPoll({ songs: 3 });
  let chance = 0;
  const parts = {
    world: world.slack.world,
    workspace: world.slack,
    interactions: world.slack.interactions,
    sleep: async () => {},
    // Evenly spread, and the same in every run.
    random: () => {
      chance = (chance + 0.618) % 1;
      return chance;
    },
  };
  await crowdVotes(parts, poll, { people, seconds: 5 });
  await world.settle();
  return { world, poll };
}

test('every colleague votes as anybody would, and the tally moves', async () => {
  const { world, poll } = await pollWithCrowd(30);
  expect(world.slack.textOf(poll)).toMatch(/\b(2\d|30) people have voted/u);
  expect(world.slack.problems).toEqual([]);
});

test('the same colleagues come again', async () => {
  const { world, poll } = await pollWithCrowd(5);
  const before = [...world.slack.world.people.values()].filter(isColleague);
  expect(before).toHaveLength(5);
  expect(new Set(before.map(({ displayName }) => displayName)).size).toBe(5);
  expect(voteButtonsOn(world.slack.world.messages.get(`${poll.channel}/${poll.ts}`))).toBe(3);
});
