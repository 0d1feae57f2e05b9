// Batches of the table's stream, as Lambda hands them over: records of all that is there, and odd ones.

import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import fc from 'fast-check';
import type { Key } from '../../src/store/keys.ts';

/** `item` counts the items there are, round again; a key stands in its place, and `without` leaves parts out. */
export interface StreamRecord {
  readonly item: number;
  readonly key?: { readonly pk: string; readonly sk: string };
  readonly without: 'nothing' | 'keys' | 'sort key' | 'dynamodb' | 'number' | 'name';
  readonly eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
}

/** Keys as they could stand in the table: text of whole characters, not longer than a key can be. */
const keyText = fc.oneof(
  fc.constantFrom(
    'POLL#',
    'POLL##',
    'POLL#POLL#x',
    'BOX#99',
    'BOX#',
    'POLL',
    'DRAWING',
    'POLL#__proto__',
    'DRAFT#U1',
    'SCHEDULE#',
    'SCHEDULE#x',
    'SCHEDULE#__proto__',
    'SCHEDULE',
    'SCHEDULES',
    'ERRAND#post-2026-11-21T12:10',
  ),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }),
);

export const streamRecords: fc.Arbitrary<StreamRecord> = fc.record(
  {
    item: fc.nat(200),
    key: fc.record({ pk: keyText, sk: keyText }),
    without: fc.constantFrom(
      'nothing',
      'nothing',
      'nothing',
      'keys',
      'sort key',
      'dynamodb',
      'number',
      'name',
    ),
    eventName: fc.constantFrom('INSERT', 'MODIFY', 'REMOVE'),
  },
  { requiredKeys: ['item', 'without', 'eventName'] },
);

/** A batch that says of each of these items that it has changed. */
export function streamBatch(keys: readonly Key[]): DynamoDBStreamEvent {
  return { Records: keys.map(recordOf) };
}

/** The batch that a case has drawn, in a table that has these items. */
export function drawnBatch(records: readonly StreamRecord[], keys: readonly Key[]): DynamoDBStreamEvent {
  return {
    Records: records.map((drawn, at) => {
      const there = keys[drawn.item % keys.length] ?? { pk: '', sk: '' };
      return withoutPart({ ...recordOf(drawn.key ?? there, at), eventName: drawn.eventName }, drawn.without);
    }),
  };
}

function recordOf({ pk, sk }: Key, at: number): DynamoDBRecord {
  return {
    eventID: `event-${at}`,
    eventName: 'MODIFY',
    eventVersion: '1.1',
    eventSource: 'aws:dynamodb',
    awsRegion: 'us-east-1',
    dynamodb: {
      Keys: { pk: { S: pk }, sk: { S: sk } },
      SequenceNumber: String(at + 1).padStart(21, '0'),
      SizeBytes: 60,
      StreamViewType: 'KEYS_ONLY',
    },
  };
}

function withoutPart(record: DynamoDBRecord, without: StreamRecord['without']): DynamoDBRecord {
  const { dynamodb = {}, eventName: _, ...unnamed } = record;
  const { SequenceNumber: __, ...unnumbered } = dynamodb;
  const { sk: ___, ...partition } = dynamodb.Keys ?? {};
  switch (without) {
    case 'nothing':
      return record;
    case 'name':
      return { ...unnamed, dynamodb };
    case 'dynamodb':
      return unnamed;
    case 'number':
      return { ...record, dynamodb: unnumbered };
    case 'keys':
      return { ...record, dynamodb: { ...dynamodb, Keys: {} } };
    case 'sort key':
      return { ...record, dynamodb: { ...dynamodb, Keys: partition } };
  }
}
