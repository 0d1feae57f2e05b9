import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { type DataFolder, takeDataFolder } from '../../../src/playground/workspace/data-folder.ts';

async function emptyPath(): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'songpoll-'));
  onTestFinished(() => rm(path, { recursive: true, force: true }));
  return join(path, 'data');
}

async function taken(path: string, fresh = false): Promise<DataFolder> {
  const folder = await takeDataFolder(path, { fresh });
  if (folder === undefined) throw new Error('Somebody else has it.');
  return folder;
}

test('a file that was written is there for the next program', async () => {
  const path = await emptyPath();
  const first = await taken(path);
  await first.write('note', 'hello');
  await first.leave();
  expect(await (await taken(path)).read('note')).toBe('hello');
});

test('a file that was never written reads as undefined', async () => {
  const folder = await taken(await emptyPath());
  expect(await folder.read('note')).toBeUndefined();
});

test('a second program does not get the folder while the first one runs, nor clears it', async () => {
  const path = await emptyPath();
  const first = await taken(path);
  await first.write('note', 'hello');
  expect(await takeDataFolder(path, { fresh: false })).toBeUndefined();
  expect(await takeDataFolder(path, { fresh: true })).toBeUndefined();
  expect(await first.read('note')).toBe('hello');
});

test('a program that died without a word holds nobody up', async () => {
  const path = await emptyPath();
  const first = await taken(path);
  // Linux gives process ids up to about four million.
  await writeFile(first.at('in-use-by'), '2147483647');
  expect(await takeDataFolder(path, { fresh: false })).toBeDefined();
});

test('--fresh leaves nothing behind', async () => {
  const path = await emptyPath();
  const first = await taken(path);
  await first.write('note', 'hello');
  await first.leave();
  await taken(path, true);
  expect(await readdir(path)).toEqual(['in-use-by']);
});
