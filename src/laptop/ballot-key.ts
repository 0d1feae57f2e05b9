// The key of anonymous ballots on a laptop: made once, and kept beside the polls.

import { randomBytes } from 'node:crypto';
import type { DataFolder } from '../playground/workspace/data-folder.ts';

const fileName = 'ballot-key';

/** @param folder where there is none, the key lasts as long as the polls: until the program stops */
export async function findOrMakeBallotKey(folder: DataFolder | undefined): Promise<string> {
  const kept = (await folder?.read(fileName))?.trim();
  if (kept) return kept;
  const made = randomBytes(32).toString('base64url');
  await folder?.write(fileName, made);
  return made;
}
