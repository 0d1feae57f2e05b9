// Keeps account of each request while it is served: what features observe and log meanwhile ends up in the one line
// that is written when it is over (request-line.ts).

import { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from 'aws-lambda';
import type { Runtime } from '../dependencies.ts';
import { describedError, type Facts, type Log } from '../platform/log.ts';
import { redacted } from '../platform/redaction.ts';
import { type Account, type FunctionName, type Note, requestLine } from './request-line.ts';

/**
 * What Lambda's runtime prints by itself when a handler fails, beside our line: the message, and nothing that a library
 * may have hung on the error.
 */
export class RequestFailed extends Error {
  override readonly name = 'RequestFailed';
}

/** Tells facts about the request that is being served. */
export type Tell = (facts: Facts) => void;

/** How long before Lambda's time limit a request is logged as running out of time, in milliseconds. */
const lastWordsMs = 400;

/** One for all functions: each storage that was ever used slows every promise of the process down. */
const accounts = new AsyncLocalStorage<Account>();

/** @returns the runtime in which this function's requests are to be served, and what serves them. */
export function keepAccounts(name: FunctionName, outer: Runtime) {
  const runtime: Runtime = {
    ...outer,
    log: notingLog(outer.log, () => accounts.getStore()?.notes),
    observe: (observation) => void accounts.getStore()?.observations.push(observation),
  };
  let isCold = true;

  function openBook(context: Context) {
    const account: Account = { observations: [], notes: [], facts: {} };
    const circumstances = { name, requestId: context.awsRequestId, isCold };
    const startedAt = outer.now();
    isCold = false;
    let closing: Promise<void> | undefined;
    const close = () => {
      closing ??= outer.log.request(
        requestLine(account, { ...circumstances, durationMs: outer.now() - startedAt }),
      );
      return closing;
    };
    return { account, close };
  }

  return {
    runtime,

    /** Serves a request and writes its line. @throws RequestFailed when serving throws. */
    async serve<Answer>(context: Context, serve: (tell: Tell) => Promise<Answer>): Promise<Answer> {
      const { account, close } = openBook(context);
      const tell: Tell = (facts) => {
        account.facts = { ...account.facts, ...facts };
      };
      const outOfTime = () => {
        account.notes.push({ level: 'ERROR', message: 'The request is running out of time', facts: {} });
        void close();
      };
      // Lambda kills a process at its time limit, and logs nothing of its request. A laptop has no limit.
      const timeLeft = context.getRemainingTimeInMillis?.();
      const timer = timeLeft === undefined ? undefined : setTimeout(outOfTime, timeLeft - lastWordsMs);
      try {
        return await accounts.run(account, () => serve(tell));
      } catch (error) {
        account.notes.push(failure(`${name} failed`, error));
        throw new RequestFailed(redacted(error instanceof Error ? error.message : String(error)));
      } finally {
        clearTimeout(timer);
        await close();
      }
    },
  };
}

const failure = (message: string, error: unknown, facts: Facts = {}): Note => ({
  level: 'ERROR',
  message,
  facts,
  error: describedError(error),
});

/** Writes lines of its own only when no request is being served. */
function notingLog(log: Log, notes: () => Note[] | undefined): Log {
  const noted = (note: Note) => notes()?.push(note) !== undefined;
  return {
    request: (line) => log.request(line),
    info: (message, facts = {}) => {
      if (!noted({ level: 'INFO', message, facts })) log.info(message, facts);
    },
    warn: (message, facts = {}) => {
      if (!noted({ level: 'WARN', message, facts })) log.warn(message, facts);
    },
    error: (message, error, facts = {}) => {
      if (!noted(failure(message, error, facts))) log.error(message, error, facts);
    },
  };
}
