// Keeps a workspace in a file: every change is written a moment later, many at once as one.

import type { World } from '../slack/create-world.ts';
import type { Change } from '../slack/slack-world.ts';
import { memoryOf, readMemory, recall } from '../slack/workspace-memory.ts';
import type { DataFolder } from './data-folder.ts';

const fileName = 'workspace.json';
const writeAfterMs = 100;
/** What is kept; the rest is a record of what went on. */
const keptKinds: readonly Change['kind'][] = [
  'message',
  'message-gone',
  'private-word',
  'private-word-gone',
  'channel',
  'channel-id',
  'person',
];

export interface KeptWorkspace {
  /** `unreadable` when there is a file that holds no workspace: it is left behind under another name. */
  readonly found: 'kept' | 'nothing' | 'unreadable';
  /** Writes what has not been written yet. */
  close(): Promise<void>;
}

/** Brings back into an empty workspace what the folder holds of it, and keeps it from then on. */
export async function keepWorkspace(world: World, folder: DataFolder): Promise<KeptWorkspace> {
  const text = await folder.read(fileName);
  const memory = text === undefined ? undefined : readMemory(text);
  if (memory !== undefined) recall(world, memory);
  else if (text !== undefined) await folder.write(`${fileName}.unreadable`, text);

  let timer: NodeJS.Timeout | undefined;
  let writing = Promise.resolve();

  function write(): Promise<void> {
    timer = undefined;
    writing = writing.then(() => folder.write(fileName, JSON.stringify(memoryOf(world))));
    return writing;
  }

  const stop = world.onChange(({ kind }) => {
    if (keptKinds.includes(kind)) timer ??= setTimeout(() => void write(), writeAfterMs);
  });
  return {
    found: memory !== undefined ? 'kept' : text === undefined ? 'nothing' : 'unreadable',
    async close() {
      stop();
      clearTimeout(timer);
      await write();
    },
  };
}
