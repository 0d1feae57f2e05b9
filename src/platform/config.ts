// What the app is told by its environment, checked once. Secrets are read elsewhere (secrets.ts).

import * as v from 'valibot';
import { marketTrouble } from './market.ts';
import { realStage, stagePattern } from './stage.ts';

const filled = v.pipe(v.string(), v.trim(), v.nonEmpty());
const webAddress = v.pipe(filled, v.url());
/** Set to nothing is the same as not set. */
const optionalAddress = v.optional(
  v.union([
    v.pipe(
      v.literal(''),
      v.transform(() => undefined),
    ),
    webAddress,
  ]),
);

/** Set to nothing is the same as not set. */
const market = v.pipe(
  v.string(),
  v.trim(),
  v.toUpperCase(),
  v.transform((given) => given || 'US'),
  v.check(
    (given) => marketTrouble(given) === undefined,
    ({ input }) => marketTrouble(input) ?? '',
  ),
);

const environmentSchema = v.object({
  TABLE_NAME: filled,
  SLACK_API_URL: optionalAddress,
  LATER_QUEUE_URL: optionalAddress,
  SPOTIFY_MARKET: v.optional(market, ''),
  STAGE: v.optional(
    v.pipe(filled, v.regex(stagePattern, 'small letters, digits and hyphens, such as dev')),
    realStage,
  ),
});
type Environment = Readonly<Record<string, string | undefined>>;

export interface Config {
  readonly tableName: string;
  readonly slackApiUrl: string | undefined;
  /** The SQS queue `later`; undefined where there is none, and only the clock looks again at what is left. */
  readonly laterQueueUrl: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly spotifyMarket: string;
  /** Which of several deployments it is: `prod`, `dev`, `pr-12`. */
  readonly stage: string;
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
    laterQueueUrl: settings.LATER_QUEUE_URL,
    spotifyMarket: settings.SPOTIFY_MARKET,
    stage: settings.STAGE,
  };
}

function complaints(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues.map((issue) => `${v.getDotPath(issue) ?? 'environment'}: ${issue.message}`).join('; ');
}
