import { describe, expect, test } from 'vitest';
import {
  type CrowdProgress,
  createCrowd,
  isColleague,
  voteButtonsOn,
} from '../../../src/playground/person/crowd.ts';
import { startWorld } from '../../world.ts';

/** A poll of three songs, and a crowd that comes at once. */
async function withPoll(choices = {}) {
  const world = await startWorld();
  const poll = await world.startsPoll({ songs: 3, choices });
  let chance = 0;
  const crowd = createCrowd({
    world: world.slack.world,
    workspace: world.slack,
    interactions: world.slack.interactions,
    sleep: async () => {},
    // Evenly spread, and the same in every run.
    random: () => {
      chance = (chance + 0.618) % 1;
      return chance;
    },
  });
  return {
    world,
    poll,
    crowd,
    async send(people: number): Promise<CrowdProgress | undefined> {
      await crowd.send(poll, { people, seconds: 5 });
      await world.settle();
      return crowd.progress();
    },
  };
}

describe('a crowd', () => {
  test('votes as anybody would: all who were sent have voted, and the tally says so', async () => {
    const { world, poll, send } = await withPoll();
    expect(await send(30)).toMatchObject({ people: 30, voted: 30, isOver: true });
    expect(world.slack.textOf(poll)).toContain('30 people have voted');
    expect(world.slack.problems).toEqual([]);
  });

  test('that comes again is the same, changes its mind, and takes no vote back', async () => {
    const { world, poll, send } = await withPoll();
    await send(5);
    await send(5);
    const all = [...world.slack.world.people.values()].filter(isColleague);
    expect(all).toHaveLength(5);
    expect(new Set(all.map(({ displayName }) => displayName)).size).toBe(5);
    expect(world.slack.textOf(poll)).toContain('5 people have voted');
    expect(voteButtonsOn(world.slack.world.messages.get(`${poll.channel}/${poll.ts}`))).toBe(3);
  });

  test('tells how far it has come, one vote after the other', async () => {
    const { crowd, send } = await withPoll();
    const seen: string[] = [];
    const stop = crowd.onProgress(({ voted, isOver }) => seen.push(`${voted}${isOver ? ' over' : ''}`));
    await send(3);
    stop();
    await send(1);
    expect(seen).toEqual(['0', '1', '2', '3', '3 over']);
  });

  test('counts nobody whose click came to nothing', async () => {
    const { world, crowd, poll } = await withPoll();
    world.slackHandlers.splice(0, 1, async () => ({ statusCode: 500, body: '' }));
    await crowd.send(poll, { people: 4, seconds: 1 });
    expect(crowd.progress()).toMatchObject({ people: 4, voted: 0, isOver: true });
  });

  test('goes home when it is told to, or when the poll is closed', async () => {
    const { world, poll, crowd, send } = await withPoll();
    const coming = crowd.send(poll, { people: 4, seconds: 1 });
    crowd.stop();
    await coming;
    expect(crowd.progress()).toMatchObject({ voted: 0, isOver: true });
    await world.ann.reacts('lock', poll);
    await world.settle();
    expect(await send(4)).toMatchObject({ voted: 0, isOver: true });
  });
});
