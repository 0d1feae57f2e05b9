// The secrets of a deployment: what they are, where to find them, and the parameters in AWS Systems Manager that the
// functions read them from (serverless.yml names the same).

import { randomBytes } from 'node:crypto';
import { GetParametersCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import type { SecretName } from '../platform/secrets.ts';
import { askAws, clientSettings } from './aws.ts';
import type { Deployment } from './command.ts';

export interface SecretKind {
  readonly name: SecretName;
  /** How people speak of it. */
  readonly title: string;
  readonly where: string;
  /** Of the whole value. */
  readonly pattern: RegExp;
  /** What the pattern wants, in words. */
  readonly form: string;
  readonly parameter: string;
  readonly type: 'SecureString' | 'String';
  /** Makes a new one, for a secret that comes from nowhere else: it is made where it is missing, and never replaced. */
  readonly make?: () => string;
}

const inSlack = 'api.slack.com/apps, your app,';
const inSpotify = 'developer.spotify.com/dashboard, your app, "Settings",';
/** Slack's signing secrets, and both of Spotify's values. */
const hex32 = { pattern: /^[0-9a-f]{32}$/u, form: '32 digits and letters a to f' };

export const secretKinds: readonly SecretKind[] = [
  {
    name: 'SLACK_BOT_TOKEN',
    title: 'Slack bot token',
    where: `${inSlack} "OAuth & Permissions", "Bot User OAuth Token"`,
    pattern: /^xoxb-[A-Za-z0-9-]{10,250}$/u,
    form: 'xoxb-…',
    parameter: 'slack-bot-token',
    type: 'SecureString',
  },
  {
    name: 'SLACK_SIGNING_SECRET',
    title: 'Slack signing secret',
    where: `${inSlack} "Basic Information", "Signing Secret"`,
    ...hex32,
    parameter: 'slack-signing-secret',
    type: 'SecureString',
  },
  {
    name: 'SPOTIFY_CLIENT_ID',
    title: 'Spotify client id',
    where: `${inSpotify} "Client ID"`,
    ...hex32,
    parameter: 'spotify-client-id',
    type: 'String',
  },
  {
    name: 'SPOTIFY_CLIENT_SECRET',
    title: 'Spotify client secret',
    where: `${inSpotify} "View client secret"`,
    ...hex32,
    parameter: 'spotify-client-secret',
    type: 'SecureString',
  },
  {
    name: 'BALLOT_KEY',
    title: 'Ballot key',
    where: 'made here, for anonymous polls',
    pattern: /^[\w-]{43}$/u,
    form: '43 letters and digits',
    parameter: 'ballot-key',
    type: 'SecureString',
    make: () => randomBytes(32).toString('base64url'),
  },
];

/** Those that people bring along. */
export const givenSecrets: readonly SecretKind[] = secretKinds.filter(({ make }) => make === undefined);

export interface StoredSecret {
  readonly value: string;
  /** Whether it is encrypted. */
  readonly isSecure: boolean;
}

export type SecretShelf = ReturnType<typeof secretShelfOf>;

export function secretShelfOf(deployment: Deployment) {
  const client = new SSMClient(clientSettings(deployment));
  const pathOf = ({ parameter }: SecretKind) => `/songpoll/${deployment.stage}/${parameter}`;

  return {
    pathOf,

    /** Puts a value in the place of the one before. @throws CannotDo */
    async store(kind: SecretKind, value: string): Promise<void> {
      const parameter = { Name: pathOf(kind), Value: value, Type: kind.type, Overwrite: true };
      await askAws(deployment, () => client.send(new PutParameterCommand(parameter)));
    },

    /**
     * Makes what comes from nowhere else, where it is missing; another one would make anonymous ballots unreadable.
     * @returns what was made
     * @throws CannotDo
     */
    async makeMissing(stored: ReadonlyMap<SecretName, StoredSecret>): Promise<readonly SecretKind[]> {
      const missing = secretKinds.filter(({ name, make }) => make !== undefined && !stored.has(name));
      for (const kind of missing) {
        const parameter = {
          Name: pathOf(kind),
          Value: kind.make?.() ?? '',
          Type: kind.type,
          Overwrite: false,
        };
        await askAws(deployment, () => client.send(new PutParameterCommand(parameter)));
      }
      return missing;
    },

    /** All that are stored. @throws CannotDo */
    async read(): Promise<ReadonlyMap<SecretName, StoredSecret>> {
      const { Parameters: found = [] } = await askAws(deployment, () =>
        client.send(new GetParametersCommand({ Names: secretKinds.map(pathOf), WithDecryption: true })),
      );
      return new Map(
        secretKinds.flatMap((kind) => {
          const { Value: value, Type: type } = found.find(({ Name }) => Name === pathOf(kind)) ?? {};
          return value === undefined
            ? []
            : [[kind.name, { value, isSecure: type === 'SecureString' }] as const];
        }),
      );
    },
  };
}
