import * as v from 'valibot';
import { describe, expect, it, onTestFinished } from 'vitest';
import { observingProxy } from '../../src/playground/dynamo/observing-proxy.ts';
import type { Message } from '../../src/playground/slack/slack-world.ts';
import { context } from '../world.ts';
import { letTimeRunOut, pollIdIn } from './let-time-run-out.ts';
import { type FunctionName, functionNames, readPackaged } from './packaged-files.ts';
import {
  parseTemplate,
  propertiesOf,
  readReference,
  resourcesOf,
  templateFile,
} from './packaged-template.ts';
import { startPackagedWorld } from './packaged-world.ts';

const template = parseTemplate(readPackaged(templateFile));

const severalOrOne = <Item extends v.GenericSchema>(item: Item) =>
  v.union([
    v.array(item),
    v.pipe(
      item,
      v.transform((one) => [one]),
    ),
  ]);
const statement = v.strictObject({
  Effect: v.literal('Allow'),
  Action: severalOrOne(v.string()),
  Resource: severalOrOne(
    v.pipe(
      v.unknown(),
      v.transform((resource) => readReference(resource)),
    ),
  ),
});
const roleShape = v.strictObject({
  AssumeRolePolicyDocument: v.strictObject({
    Version: v.string(),
    Statement: v.tuple([
      v.strictObject({
        Effect: v.literal('Allow'),
        Principal: v.strictObject({ Service: v.literal('lambda.amazonaws.com') }),
        Action: v.literal('sts:AssumeRole'),
      }),
    ]),
  }),
  Policies: v.tuple([
    v.strictObject({
      PolicyName: v.string(),
      PolicyDocument: v.strictObject({ Version: v.string(), Statement: v.array(statement) }),
    }),
  ]),
});
const functionShape = v.object({
  Role: v.unknown(),
  Environment: v.object({ Variables: v.record(v.string(), v.unknown()) }),
});

function functionOf(name: FunctionName) {
  const [properties] = propertiesOf(template, 'AWS::Lambda::Function').filter(
    ({ Handler }) => Handler === `src/lambda/${name}.handler`,
  );
  return v.parse(functionShape, properties);
}

const on = (resource: string, ...actions: readonly string[]) =>
  actions.map((action) => `${action} on ${resource}`);

/** What a function may do. */
function rightsOf(name: FunctionName): readonly string[] {
  const [id = ''] = readReference(functionOf(name).Role).split('.');
  const { Policies } = v.parse(roleShape, template.Resources[id]?.Properties);
  return Policies[0].PolicyDocument.Statement.flatMap(({ Action, Resource }) =>
    Resource.flatMap((resource) => on(resource, ...Action)),
  );
}

const index = `\${Table.Arn}/index/due`;
const parameter = (name: string) =>
  `arn:\${AWS::Partition}:ssm:\${AWS::Region}:\${AWS::AccountId}:parameter/songpoll/dev/${name}`;
const reading = (...names: readonly string[]) =>
  names.flatMap((name) => on(parameter(name), 'ssm:GetParameter'));
const writing = (logGroup: string) => on(logGroup, 'logs:CreateLogStream', 'logs:PutLogEvents');
const table = (...operations: readonly string[]) =>
  on('Table.Arn', ...operations.map((operation) => `dynamodb:${operation}`));

const allowed: readonly (readonly [FunctionName, readonly string[]])[] = [
  [
    'slack',
    [
      ...table('BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'),
      ...reading(
        'slack-bot-token',
        'slack-signing-secret',
        'spotify-client-id',
        'spotify-client-secret',
        'ballot-key',
      ),
      ...writing('SlackLogGroup.Arn'),
    ],
  ],
  [
    'changes',
    [
      ...table('BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'),
      ...on(
        'Table.StreamArn',
        'dynamodb:DescribeStream',
        'dynamodb:GetRecords',
        'dynamodb:GetShardIterator',
        'dynamodb:ListStreams',
      ),
      ...on('UnshownPolls.Arn', 'sqs:SendMessage'),
      ...on('LaterQueue.Arn', 'sqs:SendMessage'),
      ...reading('slack-bot-token'),
      ...writing('ChangesLogGroup.Arn'),
    ],
  ],
  [
    'later',
    [
      ...table('BatchGetItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'),
      ...on(
        'LaterQueue.Arn',
        'sqs:DeleteMessage',
        'sqs:GetQueueAttributes',
        'sqs:ReceiveMessage',
        'sqs:SendMessage',
      ),
      ...reading('slack-bot-token', 'spotify-client-id', 'spotify-client-secret'),
      ...writing('LaterLogGroup.Arn'),
    ],
  ],
  [
    'clock',
    [
      ...table('GetItem', 'PutItem', 'Query', 'UpdateItem'),
      ...on(index, 'dynamodb:Query'),
      ...on('LaterQueue.Arn', 'sqs:SendMessage'),
      ...writing('ClockLogGroup.Arn'),
    ],
  ],
];

describe('Each function', () => {
  it.each(allowed)('has rights of its own and no more: %s', (name, rights) => {
    expect(rightsOf(name)).toEqual(rights);
  });

  it('has a role of its own, and there is no other', () => {
    const roles = functionNames.map((name) => readReference(functionOf(name).Role));
    expect(roles).toEqual(['SlackRole.Arn', 'ChangesRole.Arn', 'LaterRole.Arn', 'ClockRole.Arn']);
    const identities = Object.entries(template.Resources).filter(([, { Type }]) =>
      Type.startsWith('AWS::IAM::'),
    );
    expect(identities.map(([id]) => id)).toEqual(['SlackRole', 'ChangesRole', 'LaterRole', 'ClockRole']);
  });

  it('may do nothing to everything', () => {
    const roles = [...resourcesOf(template, 'AWS::IAM::Role').values()];
    expect(JSON.stringify(roles)).not.toContain('*');
  });

  it.each(functionNames)('may read just the parameters it is told of: %s', (name) => {
    const { Variables } = functionOf(name).Environment;
    const told = Object.entries(Variables).filter(([variable]) => variable.endsWith('_PARAMETER'));
    const names = told.map(([, value]) => readReference(value).replace('/songpoll/dev/', ''));
    expect(rightsOf(name).filter((right) => right.startsWith('ssm:'))).toEqual(reading(...names));
  });
});

/** Plays a poll that a person closes and one whose time runs out, and notes what each function asks of DynamoDB. */
async function watchTwoPolls() {
  const asked = {
    slack: new Set<string>(),
    changes: new Set<string>(),
    later: new Set<string>(),
    clock: new Set<string>(),
  };
  const world = await startPackagedWorld(async (name, endpoint) => {
    const proxy = await observingProxy(endpoint);
    onTestFinished(() => proxy.close());
    proxy.onCall(({ operation, body }) => {
      const resource = body.includes('"IndexName":"due"') ? index : 'Table.Arn';
      for (const right of on(resource, `dynamodb:${operation}`)) asked[name].add(right);
    });
    return proxy.endpoint;
  });
  const closed = await world.startsPoll({ songs: 2 });
  await world.bo.presses('Vote', { in: closed, beside: 'Summer Song 1' });
  await world.settle();
  await drawTogether(world, closed);
  await world.ann.presses('Close poll', { in: closed });
  await world.settle();
  await refuseAnotherHour(world, await world.startsPoll({ songs: 2 }));
  const timed = await world.startsPoll({ songs: 2, choices: { 'Voting ends': 'After 15 minutes' } });
  await letTimeRunOut(world, timed);
  await world.tick();
  await world.settle();
  return asked;
}

/** Lets each of the two that open polls by themselves take back one that Slack does not take for a moment. */
async function refuseAnotherHour(world: Awaited<ReturnType<typeof startPackagedWorld>>, poll: Message) {
  const { slack, ann, queue, music } = world;
  await ann.presses('Close poll', { in: poll });
  await world.settle();
  const announced = slack.messagesIn(music).at(-1);
  if (announced === undefined) throw new Error('The result was not announced.');
  slack.faults.fail('chat.postMessage', { kind: 'rate-limited', retryAfter: 0 }, { times: 2 });
  await ann.presses('Open for another hour', { in: announced });
  await world.settle();
  queue.send(JSON.stringify({ v: 1, poll: pollIdIn(poll) }), 0);
  await queue.deliver((event) => world.waking.handler(event, context));
  queue.lose();
}

/** Lets each of the two that draw find the other at it, and a voter whose name it has to ask for. */
async function drawTogether(world: Awaited<ReturnType<typeof startPackagedWorld>>, poll: Message) {
  const { queue, slack } = world;
  const pollId = pollIdIn(poll);
  for (const isFirst of [true, false]) {
    const held = slack.faults.hold('chat.update');
    await slack.addPerson('newcomer').presses('Vote', { in: poll, beside: 'Summer Song 2' });
    queue.send(JSON.stringify({ v: 1, poll: pollId }), 0);
    const looks = [
      () => world.stream.drain(),
      () => queue.deliver((event) => world.waking.handler(event, context)),
    ];
    const [first, second] = isFirst ? looks : looks.toReversed();
    const drawing = first?.();
    await held.arrived(1);
    await second?.();
    held.open();
    await drawing;
  }
  queue.lose();
}

describe('While polls are started, voted in and closed', () => {
  it('each function asks DynamoDB for all that it may, and for nothing else', async () => {
    const asked = await watchTwoPolls();
    for (const name of functionNames) {
      const rights = rightsOf(name).filter((right) => / on (?:Table\.Arn|.*\/index\/due)$/u.test(right));
      expect([...asked[name]].sort(), name).toEqual(rights.toSorted());
    }
  }, 60_000);
});
