import { expect, test } from 'vitest';
import { startsPoll, voteButton } from './at-the-page.ts';
import { emptyFolder, type Program, startProgram } from './program.ts';
import { useProgram } from './started.ts';

const { windowOf, openAt, start, program } = useProgram();

test('without a PORT, each takes the next free one; a second one says that it keeps nothing', async () => {
  const portOf = ({ url }: Program) => Number(new URL(url).port);
  const [second, third] = [await start({ port: 'none' }), await start({ port: 'none' })];
  expect(portOf(second)).toBeGreaterThanOrEqual(3_000);
  expect(portOf(third)).toBeGreaterThan(portOf(second));
  expect(second.said()).toContain('forgets its polls');
  expect([await second.stop(), await third.stop()]).toEqual([0, 0]);
});

test('a PORT that is taken is told in a sentence', async () => {
  const port = Number(new URL(program().url).port);
  await expect(start({ port })).rejects.toThrow(
    `It ended and said: Port ${port} is in use. Set another PORT, or none to take the next free one.\n`,
  );
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
