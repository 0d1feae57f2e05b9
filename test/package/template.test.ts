import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { tableDefinition, timeToLive } from '../../src/playground/dynamo/table-definition.ts';
import { filesOf, functionNames, readPackaged } from './packaged-files.ts';
import { parseTemplate, propertiesOf, templateFile } from './packaged-template.ts';

const template = parseTemplate(readPackaged(templateFile));
const withEnvironment = v.object({ Environment: v.object({ Variables: v.record(v.string(), v.unknown()) }) });
const withFilters = v.object({ Filters: v.array(v.object({ Pattern: v.string() })) });

describe('The template', () => {
  it('describes the table that laptops and tests use, encrypted and recoverable', () => {
    const { TableName: _, StreamSpecification, ...defined } = tableDefinition('songpoll');
    const { TimeToLiveSpecification } = timeToLive('songpoll');
    const StreamViewType = StreamSpecification?.StreamViewType;
    const [{ TableName: __, ...described } = {}, ...others] = propertiesOf(template, 'AWS::DynamoDB::Table');
    expect(others).toEqual([]);
    expect(described).toEqual({
      ...defined,
      TimeToLiveSpecification,
      StreamSpecification: { StreamViewType },
      DeletionProtectionEnabled: false,
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
    });
  });

  it('runs four functions, on Node 24 for ARM', () => {
    const platform = { Runtime: 'nodejs24.x', Architectures: ['arm64'] };
    expect(propertiesOf(template, 'AWS::Lambda::Function')).toMatchObject(
      functionNames.map((name) => ({ Handler: `src/lambda/${name}.handler`, ...platform })),
    );
  });

  it('keeps their logs for two weeks, and no old versions of them', () => {
    expect(propertiesOf(template, 'AWS::Logs::LogGroup')).toEqual(
      functionNames.map((name) => ({
        LogGroupName: `/aws/lambda/songpoll-dev-${name}`,
        RetentionInDays: 14,
      })),
    );
    expect(propertiesOf(template, 'AWS::Lambda::Version')).toEqual([]);
  });

  it('feeds changes with the stream in order, retries with an end, and takes partial failures', () => {
    expect(propertiesOf(template, 'AWS::Lambda::EventSourceMapping')).toMatchObject([
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
      {},
    ]);
  });

  it('brings changes what is to be shown or posted: polls, their ballot boxes, and schedules, and nothing else', () => {
    const [stream] = propertiesOf(template, 'AWS::Lambda::EventSourceMapping');
    const { Filters } = v.parse(withFilters, stream?.['FilterCriteria']);
    const eventName = ['INSERT', 'MODIFY'];
    const keys = (pk: string, ...sk: readonly unknown[]) => ({
      eventName,
      dynamodb: { Keys: { pk: { S: [{ prefix: pk }] }, sk: { S: sk } } },
    });
    expect(Filters.map(({ Pattern }): unknown => JSON.parse(Pattern))).toEqual([
      keys('POLL#', 'POLL', { prefix: 'BOX#' }),
      keys('SCHEDULE#', 'SCHEDULE'),
    ]);
  });

  it('feeds later with the queue, a few batches at once, and takes partial failures', () => {
    expect(propertiesOf(template, 'AWS::Lambda::EventSourceMapping').at(-1)).toMatchObject({
      EventSourceArn: { 'Fn::GetAtt': ['LaterQueue', 'Arn'] },
      FunctionName: { 'Fn::GetAtt': ['LaterLambdaFunction', 'Arn'] },
      BatchSize: 10,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 5 },
    });
  });

  it('hides a message that failed for six times as long as later may run, as AWS asks for', () => {
    const later = propertiesOf(template, 'AWS::Lambda::Function').find(
      ({ Handler }) => Handler === 'src/lambda/later.handler',
    );
    expect(template.Resources['LaterQueue']?.Properties).toMatchObject({
      VisibilityTimeout: 6 * Number(later?.['Timeout']),
      RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['LostMessages', 'Arn'] }, maxReceiveCount: 5 },
    });
  });

  it('tells those who send where the queue is, and nobody else', () => {
    const sending = propertiesOf(template, 'AWS::Lambda::Function').filter(({ Environment }) =>
      JSON.stringify(Environment).includes('LATER_QUEUE_URL'),
    );
    expect(sending.map(({ Handler }) => Handler)).toEqual([
      'src/lambda/changes.handler',
      'src/lambda/later.handler',
      'src/lambda/clock.handler',
    ]);
    expect(sending[0]).toMatchObject({
      Environment: { Variables: { LATER_QUEUE_URL: { Ref: 'LaterQueue' } } },
    });
  });

  it('keeps what changes and later could not show for two weeks, and all queues encrypted', () => {
    expect(propertiesOf(template, 'AWS::SQS::Queue')).toMatchObject([
      {
        QueueName: 'songpoll-dev-unshown-polls',
        MessageRetentionPeriod: 1_209_600,
        SqsManagedSseEnabled: true,
      },
      { QueueName: 'songpoll-dev-later', MessageRetentionPeriod: 3_600, SqsManagedSseEnabled: true },
      {
        QueueName: 'songpoll-dev-lost-messages',
        MessageRetentionPeriod: 1_209_600,
        SqsManagedSseEnabled: true,
      },
    ]);
  });

  it('gives slack an open address, whose door is the signature', () => {
    const target = { 'Fn::GetAtt': ['SlackLambdaFunction', 'Arn'] };
    expect(propertiesOf(template, 'AWS::Lambda::Url')).toEqual([
      { AuthType: 'NONE', TargetFunctionArn: target },
    ]);
  });

  it('lets everyone call that address, nobody call slack in another way, and the timer call clock', () => {
    const slack = { FunctionName: { 'Fn::GetAtt': ['SlackLambdaFunction', 'Arn'] }, Principal: '*' };
    expect(propertiesOf(template, 'AWS::Lambda::Permission')).toEqual([
      { ...slack, Action: 'lambda:InvokeFunctionUrl', FunctionUrlAuthType: 'NONE' },
      { ...slack, Action: 'lambda:InvokeFunction', InvokedViaFunctionUrl: true },
      {
        FunctionName: { 'Fn::GetAtt': ['ClockLambdaFunction', 'Arn'] },
        Action: 'lambda:InvokeFunction',
        Principal: 'events.amazonaws.com',
        SourceArn: { 'Fn::GetAtt': ['ClockEventsRuleSchedule1', 'Arn'] },
      },
    ]);
  });

  it('wakes clock each minute, and leaves to the next minute what one did not manage', () => {
    const target = { 'Fn::GetAtt': ['ClockLambdaFunction', 'Arn'] };
    expect(propertiesOf(template, 'AWS::Events::Rule')).toMatchObject([
      { ScheduleExpression: 'rate(1 minute)', State: 'ENABLED', Targets: [{ Arn: target }] },
    ]);
    expect(propertiesOf(template, 'AWS::Lambda::EventInvokeConfig')).toMatchObject([
      {
        FunctionName: { Ref: 'ClockLambdaFunction' },
        MaximumRetryAttempts: 0,
        MaximumEventAgeInSeconds: 60,
      },
    ]);
  });

  it('reserves no concurrency: in a new account that would make the deploy fail', () => {
    expect(JSON.stringify(propertiesOf(template, 'AWS::Lambda::Function'))).not.toContain('Reserved');
  });

  it('tells functions their stage, and the names of secrets, never the secrets', () => {
    for (const described of propertiesOf(template, 'AWS::Lambda::Function')) {
      const { Variables: variables } = v.parse(withEnvironment, described).Environment;
      expect(variables).toMatchObject({ STAGE: 'dev', TABLE_NAME: { Ref: 'Table' } });
      const names = Object.keys(variables);
      expect(names.filter((name) => /SECRET|TOKEN/u.test(name) && !name.endsWith('_PARAMETER'))).toEqual([]);
    }
  });

  it('says what the tools need to know', () => {
    expect(template.Outputs).toMatchObject({
      SlackUrl: { Value: { 'Fn::GetAtt': ['SlackLambdaFunctionUrl', 'FunctionUrl'] } },
      TableName: { Value: { Ref: 'Table' } },
      UnshownPollsUrl: { Value: { Ref: 'UnshownPolls' } },
      AlarmTopicArn: { Value: { Ref: 'AlarmTopic' } },
      SlackFunctionName: { Value: { Ref: 'SlackLambdaFunction' } },
      ChangesFunctionName: { Value: { Ref: 'ChangesLambdaFunction' } },
      ClockFunctionName: { Value: { Ref: 'ClockLambdaFunction' } },
    });
  });

  it('cannot get at a secret while it is made: it reads no parameter, and nothing secret from the environment', () => {
    const parts = readdirSync('src/deploy').filter((file) => file.endsWith('.yml'));
    const files = ['serverless.yml', ...parts.map((file) => join('src/deploy', file))];
    const definition = files.map((file) => readFileSync(file, 'utf8')).join('\n');
    const sources = [...definition.matchAll(/\$\{([^}]*)\}/gu)].map(([, source = '']) => source);
    const foreign = sources.filter((source) =>
      /ssm:|secret|s3|cf[:(]|file\((?!\.\/src\/deploy\/)/iu.test(source),
    );
    expect(foreign).toEqual([]);
    const variables = sources.flatMap((source) =>
      [...source.matchAll(/env:(\w+)/gu)].map(([, name]) => name),
    );
    expect(new Set(variables)).toEqual(new Set(['AWS_REGION', 'AWS_DEFAULT_REGION', 'ALARM_EMAIL']));
  });
});

describe.each(functionNames)('The zip of %s', (name) => {
  it('holds the bundle and nothing else', () => {
    expect([...filesOf(name).keys()]).toEqual([`src/lambda/${name}.js`]);
  });

  it.each([
    ['the playground', 'verification-token-of-old-days'],
    ['the built-in songs', 'Smells Like Teen Spirit'],
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
    expect([
      bundle?.includes('An incoming event was not acknowledged within'),
      bundle?.includes('api.spotify.com'),
    ]).toEqual([isCarried, isCarried]);
  });
});
