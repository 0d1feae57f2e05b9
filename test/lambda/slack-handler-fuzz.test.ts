import fc from 'fast-check';
import { HttpResponse, http } from 'msw';
import { expect, it } from 'vitest';
import type { JsonObject } from '../../src/playground/json.ts';
import { startWorld, type World } from '../world.ts';
import { indiscretions, knock, signedRequest, watchCalls } from './at-the-door.ts';
import { damaged, damages } from './broken-requests.ts';

/** What Slack delivers while a poll is made, voted in and closed, with an address to answer to that never wears out. */
async function deliveriesOf(world: World): Promise<readonly JsonObject[]> {
  const { ann, bo, slack } = world;
  world.spotify.use(http.post('https://hooks.slack.com/*', () => HttpResponse.json({ ok: true })));
  await ann.types('/songpoll Left behind', { in: world.music });
  await world.picks(ann, ['Summer Song 1', 'Summer Song 2']);
  await ann.presses('Remove', { beside: 'Summer Song 2' });
  await ann.closesModal();
  await ann.types('/songpoll', { in: world.music });
  await ann.presses('Start over');
  await ann.closesModal();
  const poll = await world.startsPoll({ choices: { 'Votes per person': '2' } });
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
  await bo.reacts('lock', poll);
  await ann.presses('Close poll', { in: poll });
  return slack.deliveries.map(({ body }) => {
    const isAnswerable = body['response_url'] !== undefined;
    return isAnswerable ? { ...body, response_url: 'https://hooks.slack.com/actions/T1/1/x' } : body;
  });
}

it('takes any damaged version of what Slack sends without failing, and does nothing for what it refuses', async () => {
  const world = await startWorld();
  const bodies = await deliveriesOf(world);
  const calls = watchCalls(world);

  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bodies),
      fc.array(damages, { minLength: 1, maxLength: 3 }),
      async (body, damage) => {
        const before = calls.all();
        const { statusCode } = await knock(world, signedRequest(world, damaged(body, damage)));
        expect(statusCode).toBeLessThan(500);
        if (statusCode >= 400) expect(calls.all()).toBe(before);
      },
    ),
    { numRuns: 200, seed: 20261121 },
  );

  expect(indiscretions(world)).toEqual([]);
}, 60_000);
