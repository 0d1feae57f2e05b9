// From a batch of the table's stream to the polls that are to be shown, and the schedules that are to be looked at. The records
// only say which: everything is read afresh, so it does not matter how late, how often or in what pieces they come.

import type { DynamoDBBatchResponse, DynamoDBRecord } from 'aws-lambda';
import type { DrawingDependencies } from '../../dependencies.ts';
import { isScheduleKey, isShown, pollIdOf, scheduleIdOf } from '../../store/keys.ts';
import { lookAtSchedule } from '../schedule/look-at-schedule.ts';
import { lookAtPoll } from './look-at-poll.ts';

/**
 * Looks at each poll and schedule that the batch names, once, all at the same time.
 * @returns for each that failed its first record: from the lowest one on, Lambda delivers the batch again.
 */
export async function showChangedPolls(
  deps: DrawingDependencies,
  records: readonly DynamoDBRecord[],
): Promise<DynamoDBBatchResponse> {
  const failed = await Promise.all(
    [...firstRecords(records).values()].map(async ({ changed, sequenceNumber }) => {
      const isSeenTo =
        'poll' in changed
          ? await lookAtPoll(deps, changed.poll)
          : await lookAtSchedule(deps, changed.schedule);
      return isSeenTo ? [] : [{ itemIdentifier: sequenceNumber }];
    }),
  );
  return { batchItemFailures: failed.flat() };
}

type Changed = { readonly poll: string } | { readonly schedule: string };

interface First {
  readonly changed: Changed;
  readonly sequenceNumber: string;
}

/** What a batch is about, each with the sequence number of its first record in it. */
function firstRecords(records: readonly DynamoDBRecord[]): ReadonlyMap<string, First> {
  const firsts = new Map<string, First>();
  for (const record of records) {
    const changed = changedIn(record);
    const partition = record.dynamodb?.Keys?.['pk']?.S ?? '';
    if (changed === undefined || firsts.has(partition)) continue;
    // Lambda takes an empty identifier for the whole batch, which is right for a record that cannot be named.
    firsts.set(partition, { changed, sequenceNumber: record.dynamodb?.SequenceNumber ?? '' });
  }
  return firsts;
}

/** The poll whose message a record may change, or the schedule; items deleted by their TTL change none. */
function changedIn({ dynamodb, eventName }: DynamoDBRecord): Changed | undefined {
  const pk = dynamodb?.Keys?.['pk']?.S;
  const sk = dynamodb?.Keys?.['sk']?.S;
  if (pk === undefined || sk === undefined || eventName === 'REMOVE') return undefined;
  const poll = isShown({ pk, sk }) ? pollIdOf({ pk, sk }) : undefined;
  if (poll !== undefined) return { poll };
  const schedule = isScheduleKey({ pk, sk }) ? scheduleIdOf({ pk, sk }) : undefined;
  return schedule === undefined ? undefined : { schedule };
}
