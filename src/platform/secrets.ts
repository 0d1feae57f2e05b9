// What the app presents to Slack and Spotify, and checks Slack's requests with. It comes from the environment or, where
// only a parameter's name is there, from AWS Systems Manager, and is kept for minutes: what is changed there needs no
// deploy.

import { ConfigError } from './config.ts';
import type { Log } from './log.ts';

export type SecretName =
  | 'SLACK_BOT_TOKEN'
  | 'SLACK_SIGNING_SECRET'
  /** No secret, but kept beside its own. */
  | 'SPOTIFY_CLIENT_ID'
  | 'SPOTIFY_CLIENT_SECRET'
  /** The key of anonymous ballots. */
  | 'BALLOT_KEY';

export interface Secrets {
  /** @throws ConfigError when it is set nowhere, or Systems Manager has never given it. */
  secret(name: SecretName): Promise<string>;
  /** The same for a secret the app can do without: undefined when it is set nowhere. */
  findSecret(name: SecretName): Promise<string | undefined>;
  /**
   * To be called when a secret was refused: it is read again, unless it was read a moment ago. Never throws.
   * @returns whether there is another one now, which is worth one more try
   */
  renewSecret(name: SecretName, refused: string): Promise<boolean>;
}

export interface SecretsOptions {
  /** Milliseconds since 1970. */
  now(): number;
  readonly log: Log;
  /** Where there is none, secrets come from the environment only. */
  readonly readParameter?: ReadParameter;
}

/** Gets a parameter's value from AWS Systems Manager, decrypted. */
export type ReadParameter = (name: string) => Promise<string | undefined>;

/** In milliseconds. */
const lifetime = 300_000;
/**
 * Nobody can make the app ask Systems Manager more often than this, be it with requests of a wrong signature; and it is
 * asked no more often when it fails. In milliseconds.
 */
const pause = 10_000;
interface Kept {
  readonly value: string;
  /** When it was asked for last, whatever the answer. */
  readonly askedAt: number;
  /** When it is to be asked for again. */
  readonly staleAt: number;
}

/** Nothing is read before it is asked for. */
export function createSecrets(
  env: Readonly<Record<string, string | undefined>>,
  { now, log, readParameter }: SecretsOptions,
): Secrets {
  const kept = new Map<SecretName, Kept>();
  const reading = new Map<SecretName, Promise<string>>();

  /** Everyone who waits shares one request and its failure. */
  function readAnew(name: SecretName, parameter: string): Promise<string> {
    const pending = reading.get(name) ?? readOnce(name, parameter).finally(() => reading.delete(name));
    reading.set(name, pending);
    return pending;
  }

  async function readOnce(name: SecretName, parameter: string): Promise<string> {
    const askedAt = now();
    try {
      const value = await checkedParameter(readParameter, name, parameter);
      kept.set(name, { value, askedAt, staleAt: askedAt + lifetime });
      return value;
    } catch (error) {
      const before = kept.get(name);
      if (before === undefined) throw error;
      // Systems Manager is away for a moment; that is no reason to turn people away.
      log.warn('A secret could not be read again', { secret: name, why: String(error) });
      kept.set(name, { value: before.value, askedAt, staleAt: askedAt + pause });
      return before.value;
    }
  }

  async function findSecret(name: SecretName): Promise<string | undefined> {
    const given = env[name]?.trim();
    if (given) return given;
    const parameter = parameterOf(name);
    if (!parameter) return undefined;
    const known = kept.get(name);
    return known !== undefined && now() < known.staleAt ? known.value : readAnew(name, parameter);
  }

  const parameterOf = (name: SecretName) => env[`${name}_PARAMETER`]?.trim();

  return {
    findSecret,
    async secret(name) {
      const found = await findSecret(name);
      if (found === undefined) throw new ConfigError(`Neither ${name} nor ${name}_PARAMETER is set.`);
      return found;
    },
    async renewSecret(name, refused) {
      const known = kept.get(name);
      const parameter = parameterOf(name);
      if (known === undefined || !parameter) return false;
      if (known.value !== refused) return true;
      if (now() - known.askedAt < pause) return false;
      return (await readAnew(name, parameter)) !== refused;
    },
  };
}

/** @throws ConfigError when there is no such parameter, or nothing in it, or Systems Manager does not give it. */
async function checkedParameter(
  read: ReadParameter | undefined,
  name: SecretName,
  parameter: string,
): Promise<string> {
  if (read === undefined) {
    throw new ConfigError(`${name}_PARAMETER is for the functions on AWS; here ${name} itself is to be set.`);
  }
  const value = await read(parameter).catch((cause: unknown) => {
    throw new ConfigError(`${name} could not be read from the parameter ${parameter}: ${reasonOf(cause)}.`, {
      cause,
    });
  });
  if (!value?.trim()) throw new ConfigError(`The parameter ${parameter} (${name}) is empty.`);
  return value.trim();
}

/** AWS's own word: `ParameterNotFound`, `AccessDeniedException`. */
function reasonOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.name : String(cause);
}
