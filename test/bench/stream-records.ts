// Records of the table's stream as a handler gets them: votes in one poll, over all its boxes.

import type { DynamoDBRecord } from 'aws-lambda';
import { boxesPerPoll } from '../../src/rules/poll/ballot-box.ts';
import { boxKey } from '../../src/store/keys.ts';

export function voteRecords({ id }: { readonly id: string }, count: number): DynamoDBRecord[] {
  return Array.from({ length: count }, (_, at) => {
    const { pk, sk } = boxKey(id, at % boxesPerPoll);
    return {
      eventName: 'MODIFY',
      dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(at + 1) },
    };
  });
}
