// Where a laptop keeps its polls between two runs. One program at a time: a second one would write over the first one's
// data, so it does without.

import { mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface DataFolder {
  /** The path of a file or folder in it. */
  at(name: string): string;
  /** The text of a file; undefined when there is none. */
  read(name: string): Promise<string | undefined>;
  /** Replaces a file as a whole: a crash leaves the old one or the new one. */
  write(name: string, text: string): Promise<void>;
  /** Lets the next program have it. */
  leave(): Promise<void>;
}

const lockName = 'in-use-by';

/**
 * Takes the folder, made where there is none.
 * @returns undefined when another running program has it.
 */
export async function takeDataFolder(
  path: string,
  { fresh }: { readonly fresh: boolean },
): Promise<DataFolder | undefined> {
  const lock = join(path, lockName);
  await mkdir(path, { recursive: true });
  if (!(await takeLock(lock))) return undefined;
  if (fresh) {
    await rm(path, { recursive: true });
    await mkdir(path);
    await takeLock(lock);
  }
  const at = (name: string) => join(path, name);
  return {
    at,
    read: (name) => readFile(at(name), 'utf8').catch(absent),
    async write(name, text) {
      await writeFile(at(`${name}.new`), text);
      await rename(at(`${name}.new`), at(name));
    },
    leave: () => rm(lock, { force: true }),
  };
}

async function takeLock(lock: string): Promise<boolean> {
  if (await createLock(lock)) return true;
  if (isRunning(Number(await readFile(lock, 'utf8').catch(absent)))) return false;
  // Whoever had it has died without giving it back.
  await rm(lock, { force: true });
  return createLock(lock);
}

async function createLock(lock: string): Promise<boolean> {
  const file = await open(lock, 'wx').catch((error: unknown) => {
    if (hasCode(error, 'EEXIST')) return undefined;
    throw error;
  });
  await file?.writeFile(String(process.pid));
  await file?.close();
  return file !== undefined;
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // A process of another user's is running, too.
    return hasCode(error, 'EPERM');
  }
}

function absent(error: unknown): undefined {
  if (!hasCode(error, 'ENOENT')) throw error;
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
