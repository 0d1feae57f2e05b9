// Somebody's account is deactivated: nothing of theirs is left in a pool once somebody looks at it, or draws from it.

import { expect, test } from 'vitest';
import { picksIn } from '../compose/at-the-modal.ts';
import { poolWorld } from './pool-world.ts';

const hour = 3_600_000;

async function worldWithLeaver() {
  const here = await poolWorld();
  const { ann, bo, slack, clock } = here;
  await here.saves(ann, 1, 2);
  await here.saves(bo, 2, 3);
  slack.deactivate(ann);
  // What is known of a person is believed for a week.
  clock.pass(8 * 24 * hour);
  return here;
}

test('who looks at the pool finds their songs gone, and those that others want too passed on', async () => {
  const here = await worldWithLeaver();
  const { ann, bo } = here;
  await here.opensPool(bo);
  const entries = await here.entries();
  expect(entries.map(({ song }) => song.title).sort()).toEqual(['Summer Song 2', 'Summer Song 3']);
  expect(entries.flatMap(({ supporters }) => supporters.map(({ person }) => person))).not.toContain(ann.id);
  expect(bo.modal?.text).not.toContain('Summer Song 1');
  expect([...here.slack.problems, ...here.slack.failures]).toEqual([]);
});

test('who fills a poll from the pool gets none of what only they had wanted', async () => {
  const here = await worldWithLeaver();
  await here.bo.types('/songpoll Friday', { in: here.music });
  await here.bo.presses('Fill from the pool');
  expect([...picksIn(here.bo)].sort()).toEqual(['Summer Song 2', 'Summer Song 3']);
});

test('who has come back keeps what they saved since', async () => {
  const here = await worldWithLeaver();
  const { ann, bo, slack, music } = here;
  await here.opensPool(bo);
  slack.reactivate(ann);
  slack.invite(music, ann);
  await here.saves(ann, 4);
  await here.opensPool(bo);
  expect(await here.order()).toContain('Summer Song 4');
});
