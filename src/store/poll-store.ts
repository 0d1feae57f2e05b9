// Polls in the table: creating, finding, noting where they are posted. Every write states its condition, so that of
// several callers exactly one succeeds; a caller that gets false reads again and sees what the others have done.

import { lastMoment, nextMoment, type Poll, type PostedPoll } from '../rules/poll/poll.ts';
import type { BallotBox } from '../rules/poll/tally.ts';
import { changeTime, fromBoxItem } from './box-item.ts';
import { channelPollItem } from './channel-polls.ts';
import type { Claim } from './claim.ts';
import { type Drawing, fromDrawingItem } from './drawing-store.ts';
import { type Errand, errandsAmong } from './errand-item.ts';
import { drawingKey, dueMark, isBoxKey, messageKey, pollKey, pollPartition } from './keys.ts';
import { fromPollItem, type StoredPoll, timeToLive, toPollItem } from './poll-item.ts';
import { keyOf } from './raw-item.ts';
import type { Table } from './table.ts';

/** A poll with all its ballots, read in one go. */
export interface CountedPoll extends StoredPoll {
  readonly boxes: readonly BallotBox[];
  /** When what the message shows last changed, in milliseconds since 1970; undefined while nothing has. */
  readonly changedAt: number | undefined;
  /** What the message shows, as far as is known. */
  readonly drawing: Drawing;
  /** What is to be done for it outside, or was done. */
  readonly errands: readonly Errand[];
}

export function createPollStore(table: Table, now: () => number) {
  async function findPoll(id: string): Promise<StoredPoll | undefined> {
    const item = await table.get(pollKey(id));
    return item && fromPollItem(item, now());
  }

  return {
    findPoll,

    /** The poll with all its boxes; a poll in which nobody voted may have none. */
    async findCountedPoll(id: string): Promise<CountedPoll | undefined> {
      const items = await table.partition(pollPartition(id));
      const itemAt = (sk: string) => items.find((item) => keyOf(item).sk === sk);
      const item = itemAt(pollKey(id).sk);
      const stored = item && fromPollItem(item, now());
      const boxItems = items.filter((candidate) => isBoxKey(keyOf(candidate)));
      return (
        stored && {
          ...stored,
          boxes: boxItems.map(fromBoxItem),
          changedAt: latest([stored.poll.closedAt, ...boxItems.map(changeTime)]),
          drawing: fromDrawingItem(itemAt(drawingKey(id).sk)),
          errands: errandsAmong(items),
        }
      );
    },

    /** Which poll a message shows. */
    async findPollByMessage(channel: string, ts: string): Promise<StoredPoll | undefined> {
      const item = await table.get(messageKey(channel, ts));
      return typeof item?.['poll'] === 'string' ? findPoll(item['poll']) : undefined;
    },

    /**
     * Writes a new poll that is about to be posted. A poll of that id whose posting was given up (its claim has
     * run out and no message is known) is replaced.
     * @param ballotSalt of an anonymous poll: unguessable
     * @returns false when the poll is posted already, or is being posted under another claim.
     */
    createPoll: (poll: Poll, claim: Claim, ballotSalt?: string): Promise<boolean> =>
      table.put(
        {
          ...pollKey(poll.id),
          ...toPollItem(poll),
          postingBy: claim.token,
          postingUntil: claim.until,
          ...(ballotSalt !== undefined && { ballotSalt }),
          due: dueMark,
          dueAt: nextMoment(poll),
        },
        {
          condition:
            'attribute_not_exists(#pk) OR #by = :token OR (#status = :open AND attribute_not_exists(#message) AND #until <= :now)',
          names: {
            ...{ '#pk': 'pk', '#by': 'postingBy', '#until': 'postingUntil' },
            ...{ '#message': 'message', '#status': 'status' },
          },
          values: { ':token': claim.token, ':now': now(), ':open': 'open' },
        },
      ),

    /** Takes back a poll that could not be posted, so that it can be posted again at once. */
    discardPoll: (id: string, claim: Claim): Promise<boolean> =>
      table.delete(pollKey(id), {
        condition: '#by = :token AND attribute_not_exists(#message)',
        names: { '#by': 'postingBy', '#message': 'message' },
        values: { ':token': claim.token },
      }),

    /** Lets anyone post the poll again from now on: whether the last try reached Slack is not known. */
    giveUpPosting: (id: string, claim: Claim): Promise<boolean> =>
      table.update(pollKey(id), 'SET #until = :now', {
        condition: '#by = :token',
        names: { '#by': 'postingBy', '#until': 'postingUntil' },
        values: { ':token': claim.token, ':now': now() },
      }),

    /**
     * Notes where the poll's message stands. The ways to the poll from the message and from the channel are written first:
     * a poll that knows its message can always be found by them.
     * @returns false when another message is the poll's already.
     */
    async saveMessage(poll: Poll, ts: string): Promise<boolean> {
      await Promise.all([
        table.put({ ...messageKey(poll.channel, ts), poll: poll.id, ttl: timeToLive(poll) }),
        table.put(channelPollItem(poll)),
      ]);
      return table.update(pollKey(poll.id), 'SET #message = :ts, #listed = :yes REMOVE #by, #until', {
        condition: 'attribute_exists(#pk) AND (attribute_not_exists(#message) OR #message = :ts)',
        names: {
          ...{ '#pk': 'pk', '#message': 'message', '#listed': 'isListed' },
          ...{ '#by': 'postingBy', '#until': 'postingUntil' },
        },
        values: { ':ts': ts, ':yes': true },
      });
    },

    /** Puts a poll that an earlier version has posted on its channel's list. Repeatable. */
    async listPoll(poll: PostedPoll): Promise<boolean> {
      await table.put(channelPollItem(poll));
      return table.update(pollKey(poll.id), 'SET #listed = :yes', {
        condition: '#status = :open',
        names: { '#status': 'status', '#listed': 'isListed' },
        values: { ':open': 'open', ':yes': true },
      });
    },

    /** Has the clock look at an open poll that an earlier version left off its list. */
    watchPoll: (poll: Poll): Promise<boolean> =>
      table.update(pollKey(poll.id), 'SET #due = :due, #dueAt = :at', {
        condition: '#status = :open AND attribute_not_exists(#due)',
        names: { '#status': 'status', '#due': 'due', '#dueAt': 'dueAt' },
        values: { ':open': 'open', ':due': dueMark, ':at': nextMoment(poll) },
      }),

    /** Lets anyone close an open poll that only its owner could close. @returns false when it is not so (any more). */
    openToAll: (poll: Poll): Promise<boolean> =>
      table.update(pollKey(poll.id), 'SET #closers = :anyone, #due = :due, #dueAt = :at', {
        condition: '#status = :open AND #closers = :owner',
        names: { '#status': 'status', '#closers': 'closers', '#due': 'due', '#dueAt': 'dueAt' },
        values: {
          ':open': 'open',
          ':owner': 'owner',
          ':anyone': 'anyone',
          ':due': dueMark,
          ':at': lastMoment(poll),
        },
      }),

    /**
     * Notes that the conversation has another id by now, which the message moved to with its `ts`. The way from the
     * message to the poll is written first.
     * @returns false when the poll is not in the conversation of the old id (any more).
     */
    async moveToChannel(poll: PostedPoll, channel: string): Promise<boolean> {
      await table.put({ ...messageKey(channel, poll.message), poll: poll.id, ttl: timeToLive(poll) });
      return table.update(pollKey(poll.id), 'SET #channel = :new', {
        condition: '#channel = :old AND #message = :ts',
        names: { '#channel': 'channel', '#message': 'message' },
        values: { ':new': channel, ':old': poll.channel, ':ts': poll.message },
      });
    },

    /** Changes the poll item in nothing that matters, which brings the poll back through the stream. */
    touchPoll: (id: string): Promise<boolean> =>
      table.update(pollKey(id), 'SET #touchedAt = :now', {
        condition: 'attribute_exists(#pk)',
        names: { '#pk': 'pk', '#touchedAt': 'touchedAt' },
        values: { ':now': now() },
      }),
  };
}

export type PollStore = ReturnType<typeof createPollStore>;

function latest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known);
}
