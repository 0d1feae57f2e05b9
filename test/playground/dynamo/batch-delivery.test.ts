import { describe, expect, it } from 'vitest';
import { deliverBatch, type StreamHandler } from '../../../src/playground/dynamo/batch-delivery.ts';

const batch = ['101', '102', '103', '104'].map((SequenceNumber) => ({ dynamodb: { SequenceNumber } }));

describe('a batch of four records', () => {
  it.each([
    { answer: undefined, left: [] },
    { answer: null, left: [] },
    { answer: {}, left: [] },
    { answer: { batchItemFailures: null }, left: [] },
    { answer: { batchItemFailures: [] }, left: [] },
    { answer: failing('103'), left: ['103', '104'] },
    { answer: failing('104', '102'), left: ['102', '103', '104'] },
    { answer: failing('101'), left: ['101', '102', '103', '104'] },
    { answer: failing(''), left: ['101', '102', '103', '104'] },
    { answer: failing('999'), left: ['101', '102', '103', '104'] },
    { answer: failing('103', '999'), left: ['101', '102', '103', '104'] },
    { answer: { batchItemFailures: [{ itemIdentifier: null }] }, left: ['101', '102', '103', '104'] },
    { answer: { batchItemFailures: [{ id: '103' }] }, left: ['101', '102', '103', '104'] },
    { answer: 'done', left: ['101', '102', '103', '104'] },
  ])('answered with $answer comes again as $left', async ({ answer, left }) => {
    const { seen } = await deliver([answer]);
    expect(seen.slice(1)).toEqual(left.length === 0 ? [] : [left]);
  });

  it('comes again whole when the function throws', async () => {
    const { seen, delivery, failures } = await deliver([new Error('out of memory')]);
    expect(seen.map((records) => records.length)).toEqual([4, 4]);
    expect(delivery).toEqual({ invocations: 2, failures: 1, discarded: [] });
    expect(failures).toEqual([new Error('out of memory')]);
  });

  it('is given up after the last attempt', async () => {
    const { seen, delivery } = await deliver([new Error('1'), new Error('2'), new Error('3')]);
    expect(seen).toHaveLength(3);
    expect(delivery).toEqual({ invocations: 3, failures: 3, discarded: batch, error: new Error('3') });
  });

  it('has all its attempts again after each step forward, and only the rest is given up', async () => {
    const stuck = failing('104');
    const { seen, delivery } = await deliver([failing('102'), failing('103'), stuck, stuck, stuck, stuck]);
    expect(seen.map((records) => records[0])).toEqual(['101', '102', '103', '104', '104', '104']);
    expect(delivery.discarded).toEqual(batch.slice(3));
  });

  it('cannot be spoilt by a function that changes what it was given', async () => {
    const { seen } = await deliver([new Error('after emptying it')], (event) => void event.Records.splice(0));
    expect(seen.map((records) => records.length)).toEqual([4, 4]);
  });
});

/** Delivers the batch to a function that answers (or throws) these in turn and is content from then on. */
async function deliver(
  answers: readonly unknown[],
  spoil: (event: Parameters<StreamHandler>[0]) => void = () => {},
) {
  const seen: (string | undefined)[][] = [];
  const failures: unknown[] = [];
  const handler: StreamHandler = async (event) => {
    const answer = answers[seen.length];
    seen.push(event.Records.map((record) => record.dynamodb?.SequenceNumber));
    spoil(event);
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const delivery = await deliverBatch(batch, handler, {
    maximumRetryAttempts: 2,
    onFailure: (error) => failures.push(error),
    beforeRetry: async () => {},
  });
  return { seen, delivery, failures };
}

function failing(...sequenceNumbers: string[]) {
  return { batchItemFailures: sequenceNumbers.map((itemIdentifier) => ({ itemIdentifier })) };
}
