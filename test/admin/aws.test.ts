import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { askAws, clientSettings } from '../../src/admin/aws.ts';
import { startAwsEnd } from './aws-end.ts';

const deployment = { stage: 'prod', region: 'eu-west-1' };

function ask(): Promise<unknown> {
  const client = new SSMClient(clientSettings(deployment));
  return askAws(deployment, () => client.send(new GetParametersCommand({ Names: ['/songpoll/prod/any'] })));
}

describe('What AWS refuses with is answered with what to do', () => {
  it.each([
    ['ExpiredTokenException', 'The AWS credentials have expired'],
    ['UnrecognizedClientException', 'AWS does not know these credentials'],
    ['AccessDeniedException', 'not authorized to perform: ssm:GetParameters'],
    ['InvalidKeyId', 'AWS refuses (InvalidKeyId): User is not authorized'],
  ])('%s', async (type, words) => {
    const message = 'User is not authorized to perform: ssm:GetParameters.';
    await startAwsEnd('SSM', () => ({
      status: 400,
      type: 'application/x-amz-json-1.1',
      body: JSON.stringify({ __type: type, message }),
    }));
    await expect(ask()).rejects.toThrow(words);
  });

  it('and so is an AWS that is not there', async () => {
    setAll({
      AWS_ENDPOINT_URL_SSM: 'http://127.0.0.1:9',
      AWS_ACCESS_KEY_ID: 'a',
      AWS_SECRET_ACCESS_KEY: 'b',
    });
    await expect(ask()).rejects.toThrow('AWS could not be reached in the region eu-west-1');
  });
});

describe('Credentials', () => {
  it('that are nowhere: which variables give them', async () => {
    await useProfile(undefined);
    await expect(ask()).rejects.toThrow('No AWS credentials were found. Set AWS_PROFILE');
  });

  it('of a profile that cannot be used as it is: why', async () => {
    await useProfile(
      'role_arn = arn:aws:iam::1:role/x\nsource_profile = keys\nmfa_serial = arn:aws:iam::1:mfa/x',
    );
    await expect(ask()).rejects.toThrow('cannot be used: Profile work requires multi-factor authentication');
  });

  it('of a profile whose session has ended: to log in again', async () => {
    await useProfile(
      'sso_start_url = https://a.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 1\nsso_role_name = x',
    );
    await expect(ask()).rejects.toThrow(/cannot be used: .*aws sso login/u);
  });
});

/** Until the test ends there are no credentials but those of the profile `work`, if it is given. */
async function useProfile(settings: string | undefined): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'songpoll-aws-'));
  onTestFinished(() => rm(home, { recursive: true }));
  const config = join(home, 'config');
  const keys = '[profile keys]\naws_access_key_id = a\naws_secret_access_key = b\n';
  await writeFile(config, `[profile work]\n${settings ?? ''}\n${keys}`);
  setAll({
    HOME: home,
    AWS_CONFIG_FILE: config,
    AWS_PROFILE: settings === undefined ? undefined : 'work',
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_EC2_METADATA_DISABLED: 'true',
  });
}

/** Environment variables, until the test ends. */
function setAll(variables: Readonly<Record<string, string | undefined>>): void {
  const before = Object.keys(variables).map((name) => [name, process.env[name]] as const);
  const set = ([name, value]: readonly [string, string | undefined]) => {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  };
  onTestFinished(() => before.forEach(set));
  Object.entries(variables).forEach(set);
}
