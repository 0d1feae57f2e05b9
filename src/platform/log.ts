// What is worth knowing later, one line of JSON each. Facts are ids, counts and reasons: never tokens, signatures,
// response addresses, who voted or what people wrote. Where an error's message quotes them,
// they are struck out (redaction.ts).

import { discreetly } from './redaction.ts';

export type Fact = string | number | boolean | undefined | readonly Fact[] | Facts;
export interface Facts {
  readonly [name: string]: Fact;
}

export type LogLevel = 'INFO' | 'WARN' | 'ERROR';

/** Numbers to be added up or compared over many requests. */
export interface Measure {
  readonly name: string;
  readonly unit: 'Count' | 'Milliseconds';
  readonly values: readonly number[];
}

/** All there is to tell about one request. */
export interface RequestLine {
  readonly level: LogLevel;
  readonly message: string;
  readonly facts: Facts;
  readonly measures: readonly Measure[];
}

export interface Log {
  info(message: string, facts?: Facts): void;
  warn(message: string, facts?: Facts): void;
  /** @param error what went wrong; its name, message, stack and causes are kept. */
  error(message: string, error: unknown, facts?: Facts): void;
  /** Settles when the line is written: after that Lambda may freeze the process. */
  request(line: RequestLine): Promise<void>;
}

/** A log for tests and laptops; Lambda's is Powertools' (lambda/powertools-log.ts). @param write takes one finished line. */
export function createLog(write: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): Log {
  const line = (level: LogLevel, message: string, facts: Facts) =>
    write(JSON.stringify({ level, message, ...facts }, discreetly));
  return {
    info: (message, facts = {}) => line('INFO', message, facts),
    warn: (message, facts = {}) => line('WARN', message, facts),
    error: (message, error, facts = {}) => line('ERROR', message, { ...facts, error: describedError(error) }),
    async request({ level, message, facts, measures }) {
      const measured = measures.map(({ name, values }) => [name, values.length === 1 ? values[0] : values]);
      line(level, message, { ...facts, ...Object.fromEntries(measured) });
    },
  };
}

/** Chains of causes are short; this ends those that bite their own tail. */
const mostCauses = 5;

/** An error as facts: its name, message, stack and causes, and nothing else that a library may have hung on it. */
export function describedError(error: unknown, causesLeft = mostCauses): Fact {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  const causes = error instanceof AggregateError ? error.errors.slice(0, mostCauses) : [];
  return {
    name,
    message,
    stack,
    ...(cause !== undefined && causesLeft > 0 && { cause: describedError(cause, causesLeft - 1) }),
    ...(causes.length > 0 &&
      causesLeft > 0 && {
        errors: causes.map((each) => describedError(each, causesLeft - 1)),
      }),
  };
}
