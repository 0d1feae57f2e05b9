// Must hold: a process killed at any moment while songs go from a pool into a poll, or back, loses none and leaves none in two
// places for good.

import { describe, expect, test } from 'vitest';
import { type Role, withDying } from '../mortal-process.ts';
import { poolWorld } from './pool-world.ts';

type Here = Awaited<ReturnType<typeof poolWorld>>;
const when = ['before', 'after'] as const;
const day = 86_400_000;

async function worldWithDraft(): Promise<Here> {
  const here = await poolWorld();
  const { ann, bo, music } = here;
  await here.keeps(ann, 'Alpha', 'Beta');
  await here.keeps(bo, 'Gamma');
  await ann.types('/songpoll Friday', { in: music });
  await ann.presses('Fill from the pool');
  return here;
}

const places = async (here: Here) =>
  Object.fromEntries((await here.entries()).map(({ song, place }) => [song.title, place.kind]));

/** Tries again and again with a process that dies at its next request, until it gets through. */
async function atEachRequest(
  role: Role,
  died: (typeof when)[number],
  begin: () => Promise<Here>,
  { act, check }: { act(here: Here): Promise<unknown>; check(here: Here): Promise<void> },
): Promise<number> {
  let deaths = 0;
  for (let at = 1, isDead = true; isDead; at += 1) {
    const here = await begin();
    const life = await withDying(here.world, { role, death: { at, when: died }, act: () => act(here) });
    isDead = life.isDead;
    deaths += isDead ? 1 : 0;
    here.world.restart();
    await check(here);
  }
  return deaths;
}

describe.each(when)('A process that dies %s a request', (died) => {
  test('of posting: the poll has its songs, or they are back', async () => {
    const deaths = await atEachRequest('slack', died, worldWithDraft, {
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
  }, 240_000);

  test('of posting, and nobody presses Post again: they are in a poll or in the pool, never nowhere', async () => {
    await atEachRequest('slack', died, worldWithDraft, {
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
  }, 240_000);

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
    await atEachRequest('changes', died, begin, {
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
  }, 240_000);
});
