// From a batch of the table's stream to the polls that are to be shown. The records only say which polls to look at:
// what a poll shows is read afresh, so it does not matter how late, how often or in what pieces they come.

import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { DrawingDependencies } from '../../dependencies.ts';
import { isShown, pollIdOf } from '../../store/keys.ts';
import { lookAtPoll } from './look-at-poll.ts';

/**
 * Shows each poll that the batch names, once, all at the same time.
 * @returns for each poll that failed its first record: from the lowest one on, Lambda delivers the batch again.
 */
export async function showChangedPolls(
  deps: DrawingDependencies,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  const firsts = firstRecords(records);
  const failed = await Promise.all(
    [...firsts].map(async ([pollId, sequenceNumber]) => {
      const isShownNow = await lookAtPoll(deps, pollId);
      return isShownNow ? [] : [{ itemIdentifier: sequenceNumber }];
    }),
  );
  return { batchItemFailures: failed.flat() };
}

/** The polls of a batch, each with the sequence number of its first record in it. */
function firstRecords(records: readonly DynamoDBRecord[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  for (const record of records) {
    const pollId = changedPoll(record);
    if (pollId === undefined || firsts.has(pollId)) continue;
    // Lambda takes an empty identifier for the whole batch, which is right for a record that cannot be named.
    firsts.set(pollId, record.dynamodb?.SequenceNumber ?? '');
  }
  return firsts;
}

/** The poll whose message a record may change; items deleted by their TTL change none. */
function changedPoll({ dynamodb, eventName }: DynamoDBRecord): string | undefined {
  const pk = dynamodb?.Keys?.['pk']?.S;
  const sk = dynamodb?.Keys?.['sk']?.S;
  if (pk === undefined || sk === undefined || eventName === 'REMOVE') return undefined;
  return isShown({ pk, sk }) ? pollIdOf({ pk, sk }) : undefined;
}
