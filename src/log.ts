// One line of JSON for each thing worth knowing later. Facts are ids, counts and reasons: never tokens, signatures,
// response addresses or what people wrote.

export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

export interface Log {
  info(message: string, facts?: Facts): void;
  warn(message: string, facts?: Facts): void;
  /** @param error what went wrong; its name, message, stack and causes are kept. */
  error(message: string, error: unknown, facts?: Facts): void;
}

/** @param write takes one finished line. */
export function createLog(write: (line: string) => void = (line) => process.stdout.write(`${line}\n`)): Log {
  const line = (level: string, message: string, facts: object) =>
    write(JSON.stringify({ level, message, ...facts }));
  return {
    info: (message, facts = {}) => line('INFO', message, facts),
    warn: (message, facts = {}) => line('WARN', message, facts),
    error: (message, error, facts = {}) => line('ERROR', message, { ...facts, error: described(error) }),
  };
}

function described(error: unknown): unknown {
  if (!(error instanceof Error)) return String(error);
  const { name, message, stack, cause } = error;
  return { name, message, stack, ...(cause !== undefined && { cause: described(cause) }) };
}
