import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { requestLine } from '../../src/lambda/request-line.ts';
import type { Observation } from '../../src/platform/observations.ts';
import { functionNames, readPackaged } from './packaged-files.ts';
import { namesIn, parseTemplate, readReference, resourcesOf, templateFile } from './packaged-template.ts';

const template = parseTemplate(readPackaged(templateFile));

const metricShape = v.object({
  Namespace: v.string(),
  MetricName: v.string(),
  Dimensions: v.array(v.object({ Name: v.string(), Value: v.unknown() })),
});
const alarmShape = v.intersect([
  v.object({
    AlarmName: v.string(),
    AlarmDescription: v.string(),
    TreatMissingData: v.string(),
    AlarmActions: v.unknown(),
    OKActions: v.unknown(),
  }),
  v.union([
    metricShape,
    v.object({ Metrics: v.array(v.object({ MetricStat: v.optional(v.object({ Metric: metricShape })) })) }),
  ]),
]);
type Metric = v.InferOutput<typeof metricShape>;

const alarms = new Map(
  [...resourcesOf(template, 'AWS::CloudWatch::Alarm')].map(([id, { Properties }]) => [
    id,
    v.parse(alarmShape, Properties),
  ]),
);
const watched = [...alarms.values()].flatMap(metricsOf);

function metricsOf(alarm: v.InferOutput<typeof alarmShape>): readonly Metric[] {
  return 'Metrics' in alarm ? alarm.Metrics.flatMap(({ MetricStat }) => MetricStat?.Metric ?? []) : [alarm];
}

const asText = ({ Namespace, MetricName, Dimensions }: Metric) =>
  `${Namespace} ${MetricName} of ${Dimensions.map(({ Value }) => readReference(Value)).join(' ')}`;

/** One of each thing that is counted or timed. */
const observations: readonly Observation[] = [
  { kind: 'poll-posted', poll: 'p' },
  { kind: 'vote-accepted', poll: 'p' },
  { kind: 'refused', what: 'vote', reason: 'closed' },
  { kind: 'poll-closed', how: 'time', poll: 'p' },
  { kind: 'poll-drawn', lagMs: 900, poll: 'p' },
  { kind: 'result-announced', how: 'posted', poll: 'p' },
  { kind: 'announcement-overdue', poll: 'p' },
  { kind: 'slack-called', method: 'chat.update', outcome: 'rate_limited' },
  { kind: 'spotify-called', outcome: '503', ms: 40 },
  { kind: 'search-off', reason: 'misconfigured' },
];

/** The metrics that the functions write of themselves. */
const written = requestLine(
  { observations: [...observations], notes: [], facts: {} },
  { name: 'slack', requestId: 'r', isCold: true, durationMs: 5 },
).measures.map(({ name }) => name);

describe('Alarms', () => {
  it('watch every function, the stream, the queue, the dead letters, the table, and what people see', () => {
    expect(watched.map(asText).sort()).toEqual([
      'AWS/DynamoDB ReadThrottleEvents of Table',
      'AWS/DynamoDB WriteThrottleEvents of Table',
      'AWS/DynamoDB WriteThrottleEvents of Table due',
      'AWS/Lambda Errors of ChangesLambdaFunction',
      'AWS/Lambda Errors of ClockLambdaFunction',
      'AWS/Lambda Errors of LaterLambdaFunction',
      'AWS/Lambda Errors of SlackLambdaFunction',
      'AWS/Lambda Invocations of ClockLambdaFunction',
      'AWS/Lambda IteratorAge of ChangesLambdaFunction',
      'AWS/Lambda Throttles of ChangesLambdaFunction',
      'AWS/Lambda Throttles of ClockLambdaFunction',
      'AWS/Lambda Throttles of LaterLambdaFunction',
      'AWS/Lambda Throttles of SlackLambdaFunction',
      'AWS/Lambda Url5xxCount of SlackLambdaFunction',
      'AWS/SQS ApproximateAgeOfOldestMessage of LaterQueue.QueueName',
      'AWS/SQS ApproximateNumberOfMessagesVisible of LostMessages.QueueName',
      'AWS/SQS ApproximateNumberOfMessagesVisible of UnshownPolls.QueueName',
      'songpoll AnnouncementOverdue of songpoll dev',
      'songpoll DrawLag of songpoll dev',
      'songpoll SearchOff of songpoll dev',
    ]);
  });

  it.each([
    ['FunctionName', 'AWS::Lambda::Function'],
    ['QueueName', 'AWS::SQS::Queue'],
    ['TableName', 'AWS::DynamoDB::Table'],
  ])('name by %s something that is in the stack', (dimension, type) => {
    const values = watched.flatMap(({ Dimensions }) => Dimensions.filter(({ Name }) => Name === dimension));
    const ids = values.map(({ Value }) => readReference(Value).split('.')[0] ?? '');
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => template.Resources[id]?.Type !== type)).toEqual([]);
  });

  it('and the dashboard watch only metrics that the functions write, with the dimensions they write', () => {
    const own = watched.filter(({ Namespace }) => Namespace === 'songpoll');
    const dimensions = [
      { Name: 'service', Value: 'songpoll' },
      { Name: 'stage', Value: 'dev' },
    ];
    for (const { MetricName, Dimensions } of own) {
      expect(written).toContain(MetricName);
      expect(Dimensions).toEqual(dimensions);
    }
    expect(written.filter((name) => !dashboard.includes(`"${name}"`))).toEqual([]);
  });

  it('tell the topic when they begin and when they are over, and say in a sentence what is wrong', () => {
    for (const { AlarmName, AlarmDescription, AlarmActions, OKActions } of alarms.values()) {
      expect(AlarmName).toMatch(/^songpoll-dev-[a-z-]+$/u);
      expect(AlarmDescription).toMatch(/^[A-Z].{30,}\.$/u);
      expect([AlarmActions, OKActions], AlarmName).toEqual([
        [{ Ref: 'AlarmTopic' }],
        [{ Ref: 'AlarmTopic' }],
      ]);
    }
  });

  it('take silence for health, except that of the clock, which never rests', () => {
    const alarmed = [...alarms].filter(([, { TreatMissingData }]) => TreatMissingData !== 'notBreaching');
    expect(alarmed.map(([id, { TreatMissingData }]) => [id, TreatMissingData])).toEqual([
      ['ClockStopped', 'breaching'],
    ]);
  });

  it('are all in the runbook', () => {
    const runbook = readFileSync('src/deploy/README.md', 'utf8');
    const kinds = [...alarms.values()].map(({ AlarmName }) => AlarmName.replace('songpoll-dev-', ''));
    expect(kinds.filter((kind) => !runbook.includes(`\`${kind}\``))).toEqual([]);
  });
});

const [dashboard = ''] = [...resourcesOf(template, 'AWS::CloudWatch::Dashboard').values()].map(
  ({ Properties }) => readReference(Properties['DashboardBody']),
);

describe('The dashboard', () => {
  it('is a page that CloudWatch can read, of things that are in the stack', () => {
    const filledIn = dashboard.replaceAll(/\$\{[^}]*\}/gu, 'name');
    const page = v.parse(
      v.object({ widgets: v.array(v.looseObject({ type: v.string() })) }),
      JSON.parse(filledIn),
    );
    expect(page.widgets.length).toBeGreaterThan(0);
    const unknown = namesIn(dashboard).filter(
      (name) => !name.startsWith('AWS::') && !template.Resources[name],
    );
    expect(unknown).toEqual([]);
  });

  it('shows every alarm and every function', () => {
    const shown = new Set(namesIn(dashboard));
    const functions = functionNames.map(
      (name) => `${name.charAt(0).toUpperCase()}${name.slice(1)}LambdaFunction`,
    );
    expect([...alarms.keys(), ...functions].filter((id) => !shown.has(id))).toEqual([]);
  });
});

describe('The topic of the alarms', () => {
  it('is subscribed to only where an address is given, and keeps it when a later deploy gives none', () => {
    expect(template.Resources['AlarmEmail']).toMatchObject({
      Condition: 'HasAlarmAddress',
      DeletionPolicy: 'Retain',
      Properties: { TopicArn: { Ref: 'AlarmTopic' }, Protocol: 'email', Endpoint: { Ref: 'AlarmAddress' } },
    });
  });
});
