// What Bolt logs, written to our log: one line of JSON each, and only from warnings on. What fails in a listener is
// logged by app.error with its cause; what Bolt adds to that is a bare sentence.

import { type Logger, LogLevel } from '@slack/bolt';
import type { Log } from './log.ts';

export function createBoltLogger(log: Log): Logger {
  const said = (words: readonly unknown[]) => `Bolt: ${words.map(String).join(' ')}`;
  return {
    debug: () => {},
    info: () => {},
    warn: (...words) => log.warn(said(words)),
    error: (...words) => log.warn(said(words)),
    setLevel: () => {},
    getLevel: () => LogLevel.WARN,
    setName: () => {},
  };
}
