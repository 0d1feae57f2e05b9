import { execFile } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { functionNames, readPackaged } from './packaged-files.ts';
import {
  parseTemplate,
  propertiesOf,
  readReference,
  resourcesOf,
  type Template,
  templateFile,
} from './packaged-template.ts';
import { unzip } from './unzip.ts';

const serverless = resolve('node_modules', 'serverless', 'bin', 'serverless.js');

/** What somebody who deploys may have in the shell. */
const secrets = {
  SLACK_BOT_TOKEN: 'xoxb-decoy-0001',
  SLACK_SIGNING_SECRET: 'decoy-0002',
  SLACK_APP_TOKEN: 'xapp-decoy-0003',
  SPOTIFY_CLIENT_ID: 'decoy-0004',
  SPOTIFY_CLIENT_SECRET: 'decoy-0005',
  AWS_SECRET_ACCESS_KEY: 'decoy-0006',
  AWS_SESSION_TOKEN: 'decoy-0007',
};

/** A folder with the same sources, for two packagers in one folder would write over each other. */
let workshop: string;
let prod: Template;

beforeAll(async () => {
  workshop = mkdtempSync(join(tmpdir(), 'songpoll-prod-'));
  // The packager does not follow a link to its own definition.
  copyFileSync('serverless.yml', join(workshop, 'serverless.yml'));
  for (const source of ['src', 'package.json', 'tsconfig.json', 'node_modules']) {
    symlinkSync(resolve(source), join(workshop, source));
  }
  await packageFor('prod');
  prod = parseTemplate(readFileSync(join(workshop, '.serverless', templateFile)));
}, 120_000);

afterAll(() => rmSync(workshop, { recursive: true, force: true }));

/** @throws with what the packager said, when it fails. */
function packageFor(stage: string) {
  const env = { PATH: process.env['PATH'], HOME: workshop, AWS_ACCESS_KEY_ID: 'decoy', ...secrets };
  return promisify(execFile)(process.execPath, [serverless, 'package', '--stage', stage], {
    cwd: workshop,
    env,
  });
}

const dev = parseTemplate(readPackaged(templateFile));

/** The names by which things are known in the whole account. */
function namesInAccount(template: Template): readonly string[] {
  const properties = Object.values(template.Resources).flatMap((resource) =>
    Object.entries(resource.Properties),
  );
  const isName = /^(?:Alarm|Dashboard|Function|LogGroup|Queue|Role|Table|Topic)Name$/u;
  return properties.flatMap(([key, value]) => {
    const name = isName.test(key) ? readReference(value) : '';
    return name.startsWith('songpoll') || name.startsWith('/') ? [name] : [];
  });
}

describe('Two stages', () => {
  it('have nothing in common that has a name', () => {
    const names = namesInAccount(prod);
    expect(names.length).toBeGreaterThan(20);
    expect(names.filter((name) => !/^(?:\/aws\/lambda\/)?songpoll-prod(?:-|$)/u.test(name))).toEqual([]);
    expect(namesInAccount(dev).filter((name) => names.includes(name))).toEqual([]);
  });

  it('tell their functions of parameters, a table and a stage of their own', () => {
    for (const described of propertiesOf(prod, 'AWS::Lambda::Function')) {
      const text = JSON.stringify(described['Environment']);
      expect(text).toContain('"STAGE":"prod"');
      expect(text).not.toContain('dev');
    }
    expect(JSON.stringify(propertiesOf(prod, 'AWS::IAM::Role'))).not.toContain('/dev/');
  });

  it('export nothing under the same name', () => {
    const exported = ({ Outputs }: Template) =>
      Object.values(Outputs).flatMap(({ Export }) => (Export ? [JSON.stringify(Export)] : []));
    expect(exported(prod).filter((name) => exported(dev).includes(name))).toEqual([]);
  });

  it('put their name and their service on everything that AWS can tag', () => {
    const state = v.object({
      service: v.object({ provider: v.object({ stackTags: v.record(v.string(), v.string()) }) }),
    });
    const stateOfProd = readFileSync(join(workshop, '.serverless', 'serverless-state.json'), 'utf8');
    const { provider } = v.parse(state, JSON.parse(stateOfProd)).service;
    expect(provider.stackTags).toEqual({ service: 'songpoll', stage: 'prod' });
  });
});

describe('The stage prod', () => {
  it('keeps its table when the stack goes, and its logs for 90 days; another stage goes without a trace', () => {
    const protection = (template: Template) => {
      const [table] = resourcesOf(template, 'AWS::DynamoDB::Table').values();
      const { DeletionProtectionEnabled } = table?.Properties ?? {};
      return [table?.['DeletionPolicy'], table?.['UpdateReplacePolicy'], DeletionProtectionEnabled];
    };
    expect(protection(prod)).toEqual(['Retain', 'Retain', true]);
    expect(protection(dev)).toEqual(['Delete', 'Delete', false]);
    expect(propertiesOf(prod, 'AWS::Logs::LogGroup')).toMatchObject(
      functionNames.map(() => ({ RetentionInDays: 90 })),
    );
  });
});

describe('What is packaged', () => {
  it('holds nothing secret of what stood in the shell', () => {
    const zipped = functionNames.flatMap((name) => [
      ...unzip(readFileSync(join(workshop, '.serverless', `${name}.zip`))).values(),
    ]);
    const written = [templateFile, 'serverless-state.json'].map((file) =>
      readFileSync(join(workshop, '.serverless', file)),
    );
    const all = Buffer.concat([...zipped, ...written]);
    expect(Object.values(secrets).filter((secret) => all.includes(secret))).toEqual([]);
  });
});

describe('A stage that could not work', () => {
  it.each([
    ['Prod', 'up to 22 small letters, digits and hyphens'],
    ['a-name-of-23-characters', 'up to 22 small letters, digits and hyphens'],
    ['prod!', 'Invalid stage name'],
  ])('is refused with a reason: %s', async (stage, reason) => {
    await expect(packageFor(stage)).rejects.toMatchObject({
      code: 1,
      stdout: expect.stringContaining(reason),
    });
  });
});
