import { expect, test } from 'vitest';
import { startWorld } from '../world.ts';

test('a team chooses a song: search, pick, post, vote, watch, close, winner', async () => {
  const world = await startWorld();
  const { slack, ann, bo, cy, music } = world;
  const poll = await world.startsPoll({ songs: 3 });
  expect(slack.textOf(poll)).toContain('Friday song');
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
  await cy.presses('Vote', { in: poll, beside: 'Summer Song 2' });
  await ann.presses('Vote', { in: poll, beside: 'Summer Song 1' });
  await world.settle();
  expect(slack.textOf(poll)).toContain('2 votes · Bo and Cy');
  await ann.presses('Close poll', { in: poll });
  await world.settle();
  expect(slack.textOf(poll)).not.toContain('[Vote]');
  const announced = slack.messagesIn(music).at(-1);
  expect(announced && slack.textOf(announced)).toContain('Summer Song 2');
  expect(slack.problems).toEqual([]);
  expect(slack.failures).toEqual([]);
});
