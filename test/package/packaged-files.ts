// What `npx serverless package` has made: the zips and the template. These tests look at it from outside.

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { unzip } from './unzip.ts';

export const functionNames = ['slack', 'changes', 'later', 'clock'] as const;
export type FunctionName = (typeof functionNames)[number];

/** The text of a file that the packager wrote. */
export function readPackaged(file: string): Buffer {
  const path = join('.serverless', file);
  if (!existsSync(path)) throw new Error(`There is no ${path}: run \`npx serverless package\` first.`);
  return readFileSync(path);
}

/** The files of a function by their paths, as AWS unpacks them. */
export function filesOf(name: FunctionName): ReadonlyMap<string, Buffer> {
  return unzip(readPackaged(`${name}.zip`));
}

/** Unpacks a function far from the repository, where no package of ours can be found. @returns its handler's file */
export function unpack(name: FunctionName): string {
  const folder = mkdtempSync(join(tmpdir(), `songpoll-${name}-`));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, content] of filesOf(name)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return join(folder, 'src', 'lambda', `${name}.js`);
}
