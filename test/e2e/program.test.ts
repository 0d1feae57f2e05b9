import { expect, test } from 'vitest';
import { startsPoll, voteButton } from './at-the-page.ts';
import { emptyFolder, startProgram } from './program.ts';
import { useProgram } from './started.ts';

const { windowOf, openAt, start, program } = useProgram();

test('a second one takes the next free port, and says that it keeps nothing', async () => {
  const port = Number(new URL(program().url).port);
  const second = await start({ port });
  expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
  expect(second.said()).toContain('forgets its polls');
  expect(await second.stop()).toBe(0);
});

test('a poll survives a restart, and goes on where it was', async () => {
  const before = await windowOf('Ann');
  await startsPoll(before.page, 'Patient');
  await voteButton(before.poll(), 1).click();
  await before.poll().getByText('1 vote · Ann').waitFor();
  await before.page.close();
  expect(await program().stop()).toBe(0);

  const again = await start();
  const after = await openAt(again.url);
  await after.poll().getByText('1 vote · Ann').waitFor();
  await voteButton(after.poll(), 2).click();
  await after.poll().getByText('1 person has voted').waitFor();
  expect(after.complaints).toEqual([]);
  await after.page.close();
  await again.stop();

  const fresh = await start({ args: ['--fresh'] });
  const empty = await openAt(fresh.url);
  expect(await empty.page.getByText('Patient').count()).toBe(0);
  await fresh.stop();
});

test.each([{ what: 'an unknown flag', args: ['--nonsense'], words: 'Usage: npm start' }])(
  '$what is refused with words',
  async ({ args, words }) => {
    const folder = await emptyFolder();
    await expect(startProgram({ folder: folder.path, args })).rejects.toThrow(words);
    await folder.remove();
  },
);
