// The handlers out of the package, loaded into this very process: half a thousand runs a second leave no time for
// sockets and messages between processes. What they have from Node itself (time, chance, waiting, where the log goes)
// is replaced for good, so only for a process that does nothing else.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as v from 'valibot';
import { type FunctionName, filesOf } from '../package/packaged-files.ts';
import { context, type HandClock, type StartHandlers } from './handlers.ts';

const require = createRequire(import.meta.url);
type Handler = (event: unknown, context: unknown) => Promise<unknown>;
const packaged = v.object({ handler: v.custom<Handler>((value) => typeof value === 'function') });

export const startFromPackage: StartHandlers = async ({ env, clock, onLine }) => {
  Object.assign(process.env, env);
  standIn(clock, onLine);
  const [slack, changes, later, timer] = await Promise.all([
    load('slack'),
    load('changes'),
    load('later'),
    load('clock'),
  ]);
  return {
    slack: (event) => slack(event, context),
    changes: (event) => changes(event, context),
    later: (event) => later(event, context),
    clock: (event) => timer(event, context),
  };
};

/** By CommonJS, as the bundles reach for them: what is imported by name stays the real one. */
function standIn({ now, sleep }: HandClock, onLine: (line: string) => void): void {
  let ids = 0;
  Object.assign(Date, { now });
  Object.assign(require('node:timers/promises'), { setTimeout: sleep });
  Object.assign(require('node:crypto'), {
    randomBytes(size: number) {
      ids += 1;
      return Buffer.alloc(size, `${ids} `);
    },
  });
  Object.assign(process.stdout, {
    write(text: string) {
      onLine(text);
      return true;
    },
  });
}

async function load(name: FunctionName): Promise<Handler> {
  const folder = await mkdtemp(join(tmpdir(), `songpoll-fuzz-${name}-`));
  try {
    for (const [path, content] of filesOf(name)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), content);
    }
    return v.parse(packaged, require(join(folder, 'src', 'lambda', `${name}.js`))).handler;
  } finally {
    await rm(folder, { recursive: true });
  }
}
