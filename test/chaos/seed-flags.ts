// Which seeds a run takes, as typed after its command.

import { parseArgs } from 'node:util';

export interface SeedFlags {
  /** One alone, of which more is told. */
  readonly seed: number | undefined;
  readonly from: number;
  readonly count: number;
}

/**
 * Ends the process where they make no sense: a run of nothing would prove nothing.
 * @param counted what the number of seeds is called
 * @param usual how many there are unless told
 */
export function readSeedFlags(counted: 'seeds' | 'runs', usual: number): SeedFlags {
  try {
    const type = 'string' as const;
    const { values } = parseArgs({ options: { [counted]: { type }, from: { type }, seed: { type } } });
    return {
      seed: values['seed'] === undefined ? undefined : wholeNumber('seed', values['seed']),
      from: wholeNumber('from', values['from'] ?? '1'),
      count: wholeNumber(counted, values[counted] ?? String(usual)),
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.stderr.write(`Usage: --${counted} ${usual} [--from 1], or --seed 7 for one alone\n`);
    process.exit(2);
  }
}

function wholeNumber(name: string, text: unknown): number {
  if (typeof text === 'string' && /^[1-9]\d{0,8}$/u.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number from 1 on, not “${String(text)}”.`);
}
