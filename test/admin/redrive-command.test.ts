import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished } from 'vitest';
import { redriveCommand } from '../../src/admin/redrive-command.ts';
import { tableOf, worldWithPoll } from '../features/poll-at-hand.ts';
import { startAwsEnd } from './aws-end.ts';
import { startCloudFormation } from './local-cloudformation.ts';
import { saidBy } from './said.ts';

/** A poll whose last vote was never shown, and that is in the stream with the sequence number 20. */
async function worldWithLostVote() {
  const world = await worldWithPoll();
  const shown = world.world.showing.handler;
  world.world.showing.handler = async () => ({ batchItemFailures: [] });
  await world.votes(world.bo, 2);
  await world.settle();
  world.world.showing.handler = shown;
  const { endpoint, tableName } = world.table;
  process.env['AWS_ENDPOINT_URL_DYNAMODB'] = endpoint;
  const queue = await startQueue();
  await startCloudFormation({
    'songpoll-prod': { UnshownPollsUrl: `${queue.url}/1/unshown`, TableName: tableName },
  });
  const records = {
    refusal: undefined as string | undefined,
    list: [
      record(19, 'POLL#before', 'POLL'),
      record(20, `POLL#${world.poll.id}`, 'BOX#03'),
      record(21, 'POLL#after', 'POLL'),
    ],
  };
  await startStream(records);
  const run = (...args: readonly string[]) => saidBy(redriveCommand({}), '--stage', 'prod', ...args);
  return { ...world, queue, records, run };
}

const record = (number: number, pk: string, sk: string) => ({
  eventName: 'MODIFY',
  dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(number) },
});

/** What AWS writes of a batch from one sequence number to another. */
function letter(from: number, to: number) {
  return JSON.stringify({
    requestContext: { condition: 'RetryAttemptsExhausted' },
    DDBStreamBatchInfo: {
      shardId: 'shardId-1',
      startSequenceNumber: String(from),
      endSequenceNumber: String(to),
      approximateArrivalOfFirstRecord: '2026-11-21T12:00:00Z',
      batchSize: 1,
      streamArn: 'arn:aws:dynamodb:us-east-1:1:table/songpoll/stream/1',
    },
  });
}

/** SQS with one queue; a message that was received is hidden until it is given back. */
async function startQueue() {
  const queue = { messages: new Map<string, string>(), hidden: new Set<string>() };
  const url = await startAwsEnd('SQS', (body, headers) => {
    const { ReceiptHandle: id, MaxNumberOfMessages: most } = JSON.parse(body);
    const action = String(headers['x-amz-target']).replace('AmazonSQS.', '');
    if (id !== undefined && !queue.messages.has(id)) {
      const refusal = { __type: 'ReceiptHandleIsInvalid', message: 'No such message' };
      return { status: 400, type: 'application/x-amz-json-1.0', body: JSON.stringify(refusal) };
    }
    if (action === 'DeleteMessage') queue.messages.delete(id);
    if (action === 'ChangeMessageVisibility') queue.hidden.delete(id);
    const received =
      action === 'ReceiveMessage'
        ? [...queue.messages].filter(([key]) => !queue.hidden.has(key)).slice(0, most)
        : [];
    for (const [key] of received) queue.hidden.add(key);
    const Messages = received.map(([key, text]) => ({
      MessageId: key,
      ReceiptHandle: key,
      Body: text,
      MD5OfBody: createHash('md5').update(text).digest('hex'),
    }));
    return { status: 200, type: 'application/x-amz-json-1.0', body: JSON.stringify({ Messages }) };
  });
  return Object.assign(queue, { url });
}

/** A stream of one shard, of two records a page, with an empty page before them; what is older than its first is trimmed. */
async function startStream(records: {
  refusal: string | undefined;
  list: readonly ReturnType<typeof record>[];
}) {
  const numberOf = (at: ReturnType<typeof record>) => Number(at.dynamodb.SequenceNumber);
  await startAwsEnd('DYNAMODB_STREAMS', (body, headers) => {
    const { SequenceNumber: from, ShardIterator: iterator } = JSON.parse(body);
    const type = 'application/x-amz-json-1.0';
    if (records.refusal !== undefined) {
      return { status: 400, type, body: JSON.stringify({ __type: records.refusal, message: 'No.' }) };
    }
    if (String(headers['x-amz-target']).endsWith('GetShardIterator')) {
      const isTrimmed = records.list.every((at) => numberOf(at) > Number(from));
      return isTrimmed
        ? {
            status: 400,
            type,
            body: JSON.stringify({ __type: 'TrimmedDataAccessException', message: 'Trimmed' }),
          }
        : { status: 200, type, body: JSON.stringify({ ShardIterator: `empty ${from}` }) };
    }
    const [page, number] = String(iterator).split(' ');
    const rest = records.list.filter((at) => numberOf(at) >= Number(number));
    const Records = page === 'empty' ? [] : rest.slice(0, 2);
    const next = page === 'empty' ? Number(number) : numberOf(Records.at(-1) ?? record(0, '', '')) + 1;
    return { status: 200, type, body: JSON.stringify({ Records, NextShardIterator: `full ${next}` }) };
  });
}

describe('npm run redrive', () => {
  it('brings back the polls of a batch that was given up, and empties the queue', async () => {
    const { queue, run, settle, shown, poll } = await worldWithLostVote();
    queue.messages.set('one', letter(20, 20));
    const said = await run();
    expect(said).toMatchObject({ exitCode: 0, complaint: '' });
    expect(said.out).toContain(`1 change of 2026-11-21T12:00:00Z: of poll ${poll.id}`);
    expect(said.out).toContain('1 poll was put back.');
    expect(said.out).not.toContain('before');
    expect(queue.messages.size).toBe(0);
    await settle();
    expect(shown()).toContain('1 vote · Bo');
  });

  it('with --dry-run tells the same and changes nothing', async () => {
    const { queue, run, settle, shown, poll } = await worldWithLostVote();
    queue.messages.set('one', letter(19, 20));
    const said = await run('--dry-run');
    expect(said.out).toMatch(new RegExp(`of polls before, ${poll.id}$`, 'mu'));
    expect(said.out).toContain('Nothing was changed.');
    expect(queue).toMatchObject({ messages: { size: 1 }, hidden: { size: 0 } });
    await settle();
    expect(shown()).toContain('Nobody has voted yet');
  });

  it('brings back every poll when a batch is too old to tell of which it was', async () => {
    const { queue, run, settle, shown, draws } = await worldWithLostVote();
    queue.messages.set('old', letter(5, 6));
    const said = await run();
    expect(said.out).toContain('too old, the stream does not keep them any more');
    expect(said.out).toContain('1 poll was put back.');
    expect(queue.messages.size).toBe(0);
    await settle();
    expect(shown()).toContain('1 vote · Bo');
    const drawn = draws().length;
    queue.messages.set('old again', letter(5, 6));
    await run();
    await settle();
    expect(draws()).toHaveLength(drawn);
  });

  it('leaves in the queue what is not of the stream, and says so', async () => {
    const { queue, run } = await worldWithLostVote();
    queue.messages.set('one', letter(20, 20));
    queue.messages.set('stray', '{"hello":"world"}');
    const said = await run();
    expect(said.exitCode).toBe(1);
    expect(said.complaint).toContain('stray');
    expect(said.out).toContain('1 poll was put back.');
    expect([...queue.messages.keys()]).toEqual(['stray']);
    expect(queue.hidden.has('stray')).toBe(false);
  });

  it('loses nothing when the table cannot be written', async () => {
    const { queue, run, table } = await worldWithLostVote();
    queue.messages.set('one', letter(20, 20));
    table.proxy.faults.order({ fault: { kind: 'refused', error: 'AccessDeniedException' }, times: 9 });
    onTestFinished(() => table.proxy.faults.clear());
    const said = await run();
    expect(said.exitCode).toBe(1);
    expect(said.complaint).toContain('AWS does not allow that');
    expect(queue.messages.size).toBe(1);
  });

  it('empties a queue of more letters than it gives at once', async () => {
    const { queue, run } = await worldWithLostVote();
    for (let number = 1; number <= 12; number += 1) queue.messages.set(`letter ${number}`, letter(20, 20));
    expect((await run()).out).toContain('1 poll was put back.');
    expect(queue.messages.size).toBe(0);
  });

  it('takes a stream that is gone for one that is too old', async () => {
    const { queue, records, run } = await worldWithLostVote();
    queue.messages.set('one', letter(20, 20));
    records.refusal = 'ResourceNotFoundException';
    const said = await run();
    expect(said.out).toContain('too old');
    expect(said).toMatchObject({ exitCode: 0, out: expect.stringContaining('1 poll was put back.') });
  });

  it('that failed can be run again at once', async () => {
    const { queue, run, table } = await worldWithLostVote();
    queue.messages.set('one', letter(20, 20));
    table.proxy.faults.order({ fault: { kind: 'refused', error: 'AccessDeniedException' }, times: 1 });
    onTestFinished(() => table.proxy.faults.clear());
    expect(await run()).toMatchObject({ exitCode: 1, complaint: expect.stringContaining('does not allow') });
    expect((await run()).out).toContain('1 poll was put back.');
  });

  it('gives back what it took when the stream cannot be read', async () => {
    const { queue, records, run } = await worldWithLostVote();
    queue.messages.set('one', letter(20, 20));
    records.refusal = 'AccessDeniedException';
    expect((await run('--dry-run')).exitCode).toBe(1);
    expect(queue).toMatchObject({ messages: { size: 1 }, hidden: { size: 0 } });
  });

  it('puts back nothing where only strays are', async () => {
    const { queue, run } = await worldWithLostVote();
    queue.messages.set('stray', 'hello');
    expect(await run()).toMatchObject({ exitCode: 1, out: '' });
  });

  it('says when there is nothing to do, and counts no poll that is gone', async () => {
    const { queue, run, world, poll } = await worldWithLostVote();
    expect(await run()).toMatchObject({
      exitCode: 0,
      out: 'Nothing was given up by songpoll-prod in us-east-1.',
    });
    for (const item of await tableOf(world).partition(`POLL#${poll.id}`)) {
      await tableOf(world).delete({ pk: String(item['pk']), sk: String(item['sk']) });
    }
    queue.messages.set('one', letter(20, 20));
    expect((await run()).out).toContain('0 polls were put back.');
  });
});

it('An unknown flag is answered with how to say it', async () => {
  const said = await saidBy(redriveCommand({}), '--stage', 'prod', '--dry');
  expect(said).toMatchObject({ exitCode: 1, out: '' });
  expect(said.complaint).toContain('Usage: npm run redrive');
});
