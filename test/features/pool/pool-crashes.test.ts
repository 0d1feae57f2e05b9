// Must hold: a process killed at any moment while songs go from a pool into a poll, or back, loses none and leaves none in two
// places for good.

import { describe, expect, test } from 'vitest';
import { type Death, deathsIn, type Life, type Role, undying, withDying } from '../mortal-process.ts';
import { poolWorld } from './pool-world.ts';

type Here = Awaited<ReturnType<typeof poolWorld>>;
const day = 86_400_000;

async function worldWithDraft(): Promise<Here> {
  const here = await poolWorld();
  here.spotify.close();
  const { ann, bo, music } = here;
  await here.keeps(ann, 'Alpha', 'Beta');
  await here.keeps(bo, 'Gamma');
  await ann.types('/songpoll Friday', { in: music });
  await ann.presses('Fill from the pool');
  return here;
}

const places = async (here: Here) =>
  Object.fromEntries((await here.entries()).map(({ song, place }) => [song.title, place.kind]));

interface Work {
  readonly role: Role;
  begin(): Promise<Here>;
  act(here: Here): Promise<unknown>;
  /** Once the processes that live are new ones. */
  check(here: Here): Promise<void>;
}

/** Does it once as a whole, and then with a process that dies after its first change, after its second, and so on. @returns how many died */
async function atEachDeath(work: Work): Promise<number> {
  const whole = await livesThrough(work, undying);
  const deaths = deathsIn(whole.requests);
  for (const death of deaths) expect((await livesThrough(work, death)).isDead).toBe(true);
  return deaths.length;
}

async function livesThrough({ role, begin, act, check }: Work, death: Death): Promise<Life> {
  const here = await begin();
  const life = await withDying(here.world, { role, death, act: () => act(here) });
  here.world.restart();
  await check(here);
  return life;
}

describe('A process that dies', () => {
  test('of posting: the poll has its songs, or they are back', async () => {
    const deaths = await atEachDeath({
      role: 'slack',
      begin: worldWithDraft,
      act: (here) => here.ann.submits(),
      async check(here) {
        const { ann, clock, slack, music } = here;
        await here.settle();
        // The window is still open where its person was not answered: Post again.
        clock.pass(20_000);
        if (ann.modal !== undefined) await ann.submits();
        await here.settle();
        // Without the right to read the channel a second message is rather posted than none.
        expect(slack.messagesIn(music).some((one) => slack.textOf(one).includes('Vote'))).toBe(true);
        const polls = (await here.entries()).map(({ place }) => place.kind === 'in-poll' && place.poll);
        expect(new Set(polls).size).toBe(1);
        expect(Object.values(await places(here))).toEqual(['in-poll', 'in-poll', 'in-poll']);
      },
    });
    expect(deaths).toBeGreaterThan(8);
  }, 60_000);

  test('of posting, and nobody presses Post again: they are in a poll or in the pool, never nowhere', async () => {
    await atEachDeath({
      role: 'slack',
      begin: worldWithDraft,
      act: (here) => here.ann.submits(),
      async check(here) {
        const { bo, clock, slack, music } = here;
        await here.settle();
        clock.pass(2 * day);
        await here.opensPool(bo);
        const isPosted = slack.messagesIn(music).some((one) => slack.textOf(one).includes('Vote'));
        const kinds = new Set(Object.values(await places(here)));
        // A message that nobody has noted is a poll once somebody clicks in it.
        expect(isPosted ? ['in-poll', 'waiting'] : ['waiting']).toEqual(expect.arrayContaining([...kinds]));
        expect(Object.values(await places(here))).toHaveLength(3);
      },
    });
  }, 60_000);

  test('of settling: the winner stays out, the losers are back', async () => {
    const begin = async () => {
      const here = await worldWithDraft();
      const { ann, bo, music, slack } = here;
      await ann.submits();
      await here.settle();
      const poll = slack.messagesIn(music).at(-1);
      if (poll === undefined) throw new Error('No poll was posted.');
      await bo.presses('Vote', { in: poll, beside: 'Gamma' });
      await here.settle();
      await ann.presses('Close poll', { in: poll });
      return here;
    };
    await atEachDeath({
      role: 'changes',
      begin,
      act: (here) => here.settle(),
      async check(here) {
        for (let minutes = 0; minutes < 3; minutes += 1) {
          await here.settle();
          here.clock.pass(60_000);
          await here.world.tick();
        }
        await here.settle();
        expect(await places(here)).toEqual({
          Alpha: 'waiting',
          Beta: 'waiting',
          Gamma: 'won',
        });
      },
    });
  }, 60_000);
});
