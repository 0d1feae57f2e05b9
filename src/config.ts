// What the app is told by its environment, checked once. Secrets come from the environment or, where only a parameter's
// name is there, from AWS Systems Manager.

import * as v from 'valibot';

const filled = v.pipe(v.string(), v.trim(), v.nonEmpty());
const optional = v.optional(
  v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => undefined),
    ),
    filled,
  ]),
);
const webAddress = v.pipe(filled, v.url());

const environmentSchema = v.object({
  TABLE_NAME: filled,
  SLACK_API_URL: v.optional(
    v.union([
      v.pipe(
        v.literal(''),
        v.transform(() => undefined),
      ),
      webAddress,
    ]),
  ),
  SPOTIFY_CLIENT_ID: optional,
  SPOTIFY_MARKET: v.optional(
    v.pipe(filled, v.toUpperCase(), v.regex(/^[A-Z]{2}$/u, 'two letters, such as US')),
    'US',
  ),
});
type Environment = Readonly<Record<string, string | undefined>>;

export type SecretName = 'SLACK_BOT_TOKEN' | 'SLACK_SIGNING_SECRET' | 'SPOTIFY_CLIENT_SECRET';

export interface Secrets {
  /** @throws ConfigError when it is set nowhere, or Systems Manager does not give it. */
  secret(name: SecretName): Promise<string>;
  /** The same for a secret the app can do without: undefined when it is set nowhere. */
  findSecret(name: SecretName): Promise<string | undefined>;
}

export interface Config extends Secrets {
  readonly tableName: string;
  readonly slackApiUrl: string | undefined;
  readonly spotifyClientId: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly spotifyMarket: string;
}

/** A setting is missing or makes no sense; the message names it and says what is wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** @throws ConfigError that names each setting that is missing or wrong. */
export function readConfig(env: Environment): Config {
  const checked = v.safeParse(environmentSchema, env);
  if (!checked.success) throw new ConfigError(`The environment is not right. ${complaints(checked.issues)}`);
  const settings = checked.output;
  return {
    tableName: settings.TABLE_NAME,
    slackApiUrl: settings.SLACK_API_URL,
    spotifyClientId: settings.SPOTIFY_CLIENT_ID,
    spotifyMarket: settings.SPOTIFY_MARKET,
    ...secretsOf(env),
  };
}

/** The secrets alone, whatever is wrong with the other settings: a request is known to be Slack's only by one of them. */
export function secretsOf(env: Environment): Secrets {
  return {
    findSecret: (name) => readSecret(env, name),
    async secret(name) {
      const found = await readSecret(env, name);
      if (found === undefined) throw new ConfigError(`Neither ${name} nor ${name}_PARAMETER is set.`);
      return found;
    },
  };
}

function complaints(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? 'environment'}: ${issue.message}`).join('; ');
}

const secretLifetimeSeconds = 300;

async function readSecret(env: Environment, name: SecretName): Promise<string | undefined> {
  const given = env[name]?.trim();
  if (given) return given;
  const parameter = env[`${name}_PARAMETER`]?.trim();
  if (!parameter) return undefined;
  // Loaded only where it is needed: tests and laptops have their secrets in the environment.
  const { getParameter } = await import('@aws-lambda-powertools/parameters/ssm');
  try {
    const value = await getParameter(parameter, { decrypt: true, maxAge: secretLifetimeSeconds });
    if (value) return value;
  } catch (cause) {
    throw new ConfigError(`${name} could not be read from the parameter ${parameter}.`, { cause });
  }
  throw new ConfigError(`The parameter ${parameter} (${name}) is empty.`);
}
