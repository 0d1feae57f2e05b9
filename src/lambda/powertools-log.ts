// Lambda's log, written by Powertools. It is loaded with the first line, by when a cold start has opened its modal.

import type { Log } from '../platform/log.ts';
import { once } from './once.ts';

/** @param write takes one finished line. */
export function createPowertoolsLog(
  write: (line: string) => void = (line) => process.stdout.write(`${line}\n`),
): Log {
  const lines = once(async () => {
    const { createPowertoolsLines } = await import('./powertools-lines.ts');
    return createPowertoolsLines(write);
  });
  const soon = (say: (log: Awaited<ReturnType<typeof lines>>) => void) => void lines().then(say);
  return {
    info: (message, facts) => soon((log) => log.info(message, facts)),
    warn: (message, facts) => soon((log) => log.warn(message, facts)),
    error: (message, error, facts) => soon((log) => log.error(message, error, facts)),
    request: async (line) => (await lines()).request(line),
  };
}
