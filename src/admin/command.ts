// What the commands share: how they print, how they fail, and the flags that name a stage.

import { parseArgs } from 'node:util';
import { realStage, stagePattern } from '../platform/stage.ts';

/** Where a command says things. */
export interface Output {
  /** @param line without its end */
  say(line: string): void;
  /** Says what went wrong, where it does not get into what is piped on. */
  complain(line: string): void;
}

/** Why a command cannot do its work; the message also says what to do about it. */
export class CannotDo extends Error {
  override readonly name: string = 'CannotDo';
}

/** A command that was typed in a way it does not understand; it answers with how it is used. */
export class WrongUse extends CannotDo {
  override readonly name = 'WrongUse';
}

/** One deployment of the app. */
export interface Deployment {
  readonly stage: string;
  readonly region: string;
}

type FlagKind = 'boolean' | 'string';

/**
 * Reads `--name` and `--name value`.
 * @param args as typed after the command's name
 * @throws WrongUse for what is not among the flags
 */
export function readFlags<Names extends string>(
  args: readonly string[],
  kinds: Readonly<Record<Names, FlagKind>>,
): Readonly<Partial<Record<Names, string | boolean>>> {
  const options = Object.fromEntries(Object.entries<FlagKind>(kinds).map(([name, type]) => [name, { type }]));
  try {
    return parseArgs({ args: [...args], options }).values as Partial<Record<Names, string | boolean>>;
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : String(error));
  }
}

/** The flags that name a deployment. */
export const deploymentFlags = { stage: 'string', region: 'string' } as const;

/**
 * Which deployment is meant. The region is chosen as serverless.yml chooses it.
 * @throws WrongUse when no stage is named, or its name cannot be one
 */
export function deploymentOf(
  flags: Readonly<Partial<Record<'stage' | 'region', unknown>>>,
  env: Readonly<Record<string, string | undefined>>,
): Deployment {
  const { stage, region } = flags;
  if (typeof stage !== 'string') throw new WrongUse(`Say which stage: --stage ${realStage}.`);
  if (!stagePattern.test(stage)) {
    throw new WrongUse(
      `“${stage}” is no stage: up to 22 small letters, digits and hyphens, such as prod, dev or pr-12.`,
    );
  }
  const given = typeof region === 'string' ? region : undefined;
  return {
    stage,
    region: given || env['AWS_REGION'] || env['AWS_DEFAULT_REGION'] || 'us-east-1',
  };
}

export interface Command {
  readonly usage: string;
  /** @throws CannotDo */
  run(args: readonly string[], output: Output): Promise<void>;
}

/** Runs a command as a process: `--help`, what it says, and how it ends. @returns the exit code */
export async function runCommand(
  { usage, run }: Command,
  args: readonly string[],
  output: Output,
): Promise<number> {
  if (args.includes('--help') || args.includes('-h')) {
    output.say(usage);
    return 0;
  }
  // The SDK's warning about old versions of Node is for developers.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  try {
    await run(args, output);
    return 0;
  } catch (error) {
    if (!(error instanceof CannotDo)) throw error;
    output.complain(error.message);
    if (error instanceof WrongUse) output.complain(`\n${usage}`);
    return 1;
  }
}

/** The terminal, or wherever the command is piped to. */
export const processOutput: Output = {
  say: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
};
