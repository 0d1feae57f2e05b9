import { expect, test } from 'vitest';
import { startWorld } from './world.ts';

test('what goes wrong is told to the person, and logged by its own name and stack', async () => {
  const { ann, music, table, logged } = await startWorld();
  table.proxy.faults.order({ fault: { kind: 'refused', error: 'AccessDeniedException' }, times: Infinity });
  await ann.types('/songpoll', { in: music });
  expect(ann.privateWords).toEqual([expect.stringContaining('Something went wrong')]);
  expect(ann.failures).toEqual(['/songpoll: http 500']);
  const line = logged.find((entry) => entry.includes('A request failed')) ?? '{}';
  expect(JSON.parse(line)).toMatchObject({
    level: 'ERROR',
    error: { name: 'AccessDeniedException', stack: expect.stringContaining('table.ts') },
  });
});
