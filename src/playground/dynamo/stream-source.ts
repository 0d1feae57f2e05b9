// Where stream records come from: a real DynamoDB stream, or what a proxy saw. The local stream knows only this.

import type { DynamoDBRecord } from 'aws-lambda';

export interface StreamSource {
  /** At most `limit` records that were not taken before, oldest first; none when there are none yet. */
  take(limit: number): Promise<readonly DynamoDBRecord[]>;
  /** Resolves when it is worth asking again, and at once when `stopped` fires. */
  untilMore(stopped: AbortSignal): Promise<void>;
  close(): void;
}
