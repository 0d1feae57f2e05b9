import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { tableDefinition, timeToLive } from '../../src/playground/table-definition.ts';
import { filesOf, functionNames, readPackaged } from './packaged-files.ts';

const templateShape = v.object({
  Resources: v.record(
    v.string(),
    v.looseObject({ Type: v.string(), Properties: v.optional(v.record(v.string(), v.unknown()), {}) }),
  ),
});

const template = v.parse(
  templateShape,
  JSON.parse(readPackaged('cloudformation-template-update-stack.json').toString()),
);

/** The properties of all resources of a type. */
function propertiesOf(type: string) {
  const found = Object.values(template.Resources).filter((resource) => resource.Type === type);
  return found.map((resource) => resource.Properties);
}

describe('The template', () => {
  it('describes the table that laptops and tests use', () => {
    const { TableName: _, StreamSpecification, ...defined } = tableDefinition('songpoll');
    const { TimeToLiveSpecification } = timeToLive('songpoll');
    const StreamViewType = StreamSpecification?.StreamViewType;
    const [{ TableName: __, ...described } = {}, ...others] = propertiesOf('AWS::DynamoDB::Table');
    expect(others).toEqual([]);
    expect(described).toEqual({
      ...defined,
      TimeToLiveSpecification,
      StreamSpecification: { StreamViewType },
    });
  });

  it('runs three functions, on Node 24 for ARM', () => {
    const platform = { Runtime: 'nodejs24.x', Architectures: ['arm64'] };
    expect(propertiesOf('AWS::Lambda::Function')).toMatchObject(
      functionNames.map((name) => ({ Handler: `src/lambda/${name}.handler`, ...platform })),
    );
  });

  it('feeds changes with the stream in order, retries with an end, and takes partial failures', () => {
    expect(propertiesOf('AWS::Lambda::EventSourceMapping')).toMatchObject([
      {
        EventSourceArn: { 'Fn::GetAtt': ['Table', 'StreamArn'] },
        FunctionName: { 'Fn::GetAtt': ['ChangesLambdaFunction', 'Arn'] },
        StartingPosition: 'TRIM_HORIZON',
        BatchSize: 100,
        ParallelizationFactor: 1,
        MaximumRetryAttempts: 10,
        MaximumRecordAgeInSeconds: 3_600,
        BisectBatchOnFunctionError: true,
        FunctionResponseTypes: ['ReportBatchItemFailures'],
        DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['UnshownPolls', 'Arn'] } } },
      },
    ]);
  });

  it('gives slack an open address, whose door is the signature', () => {
    const target = { 'Fn::GetAtt': ['SlackLambdaFunction', 'Arn'] };
    expect(propertiesOf('AWS::Lambda::Url')).toEqual([{ AuthType: 'NONE', TargetFunctionArn: target }]);
  });

  it('wakes clock each minute', () => {
    const target = { 'Fn::GetAtt': ['ClockLambdaFunction', 'Arn'] };
    expect(propertiesOf('AWS::Events::Rule')).toMatchObject([
      { ScheduleExpression: 'rate(1 minute)', State: 'ENABLED', Targets: [{ Arn: target }] },
    ]);
  });

  it('tells functions the names of secrets, never the secrets', () => {
    const environment = v.object({ Environment: v.object({ Variables: v.record(v.string(), v.unknown()) }) });
    for (const described of propertiesOf('AWS::Lambda::Function')) {
      const names = Object.keys(v.parse(environment, described).Environment.Variables);
      expect(names.filter((name) => /SECRET|TOKEN/u.test(name) && !name.endsWith('_PARAMETER'))).toEqual([]);
    }
  });

  it('cannot get at a secret while it is made: it reads no parameter, and nothing secret from the environment', () => {
    const definition = readFileSync('serverless.yml', 'utf8');
    const sources = [...definition.matchAll(/\$\{([^}]*)\}/gu)].map(([, source = '']) => source);
    expect(sources.filter((source) => /ssm|secret|file\(|s3|cf[:(]/iu.test(source))).toEqual([]);
    const variables = sources.flatMap((source) =>
      [...source.matchAll(/env:(\w+)/gu)].map(([, name]) => name),
    );
    expect(new Set(variables)).toEqual(new Set(['AWS_REGION', 'SPOTIFY_CLIENT_ID', 'SPOTIFY_MARKET']));
  });
});

describe.each(functionNames)('The zip of %s', (name) => {
  it('holds the bundle and nothing else', () => {
    expect([...filesOf(name).keys()]).toEqual([`src/lambda/${name}.js`]);
  });

  it.each([
    ['the playground', 'verification-token-of-old-days'],
    ['the local table', 'dynalite'],
    ['the tests', 'Summer Song'],
    ['an address of this machine', '/node_modules/'],
    ['a source map', 'sourceMappingURL=data'],
  ])('holds nothing of %s', (_, mark) => {
    expect(filesOf(name).get(`src/lambda/${name}.js`)?.includes(mark)).toBe(false);
  });
});

describe('Only slack carries Bolt and Spotify', () => {
  it.each([
    ['slack', true],
    ['changes', false],
    ['clock', false],
  ] as const)('%s: %s', (name, isCarried) => {
    const bundle = filesOf(name).get(`src/lambda/${name}.js`);
    expect([bundle?.includes('AwsLambdaReceiver'), bundle?.includes('api.spotify.com')]).toEqual([
      isCarried,
      isCarried,
    ]);
  });
});
