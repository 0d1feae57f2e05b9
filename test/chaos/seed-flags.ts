// Which seeds a run takes, as typed after its command.

import { type ParseArgsConfig, parseArgs } from 'node:util';

export interface SeedFlags {
  /** One alone, of which more is told. */
  readonly seed: number | undefined;
  readonly from: number;
  readonly count: number;
}

type Options = NonNullable<ParseArgsConfig['options']>;
/** What was typed, by the names of the options. */
export type Typed = Readonly<Record<string, string | boolean | undefined>>;

export interface FlagsPlan<More> {
  /** What the number of seeds is called, and how many there are unless told. */
  readonly counted: string;
  readonly usual: number;
  /** What else may be typed: as options, in words, and as it is read. */
  readonly options: Options;
  readonly usage: string;
  /** @throws an error that tells what does not make sense. */
  read(typed: Typed): More;
}

/**
 * The seeds and nothing else.
 * @param counted what their number is called
 * @param usual how many there are unless told
 */
export function readSeedFlags(counted: string, usual: number): SeedFlags {
  return readFlags({ counted, usual, options: {}, usage: '', read: () => ({}) });
}

/** Ends the process where they make no sense: a run of nothing would prove nothing. */
export function readFlags<More>(plan: FlagsPlan<More>): SeedFlags & More {
  const { counted, usual } = plan;
  try {
    const type = 'string' as const;
    const options = { ...plan.options, [counted]: { type }, from: { type }, seed: { type } };
    const { values } = parseArgs({ options });
    const typed: Typed = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, onlyOne(value)]),
    );
    return {
      seed: typed['seed'] === undefined ? undefined : wholeNumber('seed', typed['seed']),
      from: wholeNumber('from', typed['from'] ?? '1'),
      count: wholeNumber(counted, typed[counted] ?? String(usual)),
      ...plan.read(typed),
    };
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.stderr.write(`Usage: --${counted} ${usual} [--from 1], or --seed 7 for one alone${plan.usage}\n`);
    process.exit(2);
  }
}

function onlyOne(value: unknown): string | boolean | undefined {
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

export function wholeNumber(name: string, text: unknown): number {
  if (typeof text === 'string' && /^[1-9]\d{0,8}$/u.test(text)) return Number(text);
  throw new Error(`--${name} takes a whole number from 1 on, not “${String(text)}”.`);
}
