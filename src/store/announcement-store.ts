// Who announces a closed poll's result, and whether that is done. Slack cannot be asked to post something only once,
// so the right to post is claimed first, for a while; a claim whose holder died runs out, and somebody else posts.

import type { Claim } from './claim.ts';
import { pollKey } from './keys.ts';
import { fromPollItem, postponed } from './poll-item.ts';
import type { Table } from './table.ts';

export function createAnnouncementStore(table: Table, now: () => number) {
  return {
    /**
     * Takes the right to announce the result. True also when this token holds it already: the answer to an earlier
     * try may have been lost.
     */
    async claimAnnouncement(id: string, claim: Claim): Promise<boolean> {
      const isClaimed = await table.update(pollKey(id), 'SET #by = :token, #until = :until', {
        condition:
          '#status = :closed AND attribute_not_exists(#done) AND (attribute_not_exists(#by) OR #until <= :now)',
        names: {
          '#status': 'status',
          '#done': 'announcedAt',
          '#by': 'announcingBy',
          '#until': 'announcingUntil',
        },
        values: { ':closed': 'closed', ':token': claim.token, ':until': claim.until, ':now': now() },
      });
      if (isClaimed) return true;
      const item = await table.get(pollKey(id));
      return item !== undefined && fromPollItem(item, now())?.announcingBy === claim.token;
    },

    /** Notes that the announcement is settled; the clock need not look at this poll again. */
    settleAnnouncement: (id: string, ts?: string): Promise<boolean> =>
      table.update(
        pollKey(id),
        `SET #done = :now${ts ? ', #ts = :ts' : ''} REMOVE #by, #until, #due, #dueAt`,
        {
          condition: 'attribute_exists(#pk) AND attribute_not_exists(#done)',
          names: {
            '#pk': 'pk',
            '#done': 'announcedAt',
            '#by': 'announcingBy',
            '#until': 'announcingUntil',
            '#due': 'due',
            '#dueAt': 'dueAt',
            ...(ts && { '#ts': 'announcement' }),
          },
          values: { ':now': now(), ...(ts && { ':ts': ts }) },
        },
      ),

    /** Nobody announces before `retryAt` (ms since 1970); then the clock brings the poll back. */
    postponeAnnouncement: (id: string, claim: Claim, retryAt: number): Promise<boolean> =>
      table.update(pollKey(id), 'SET #dueAt = :at, #until = :at, #by = :postponed', {
        condition: '#by = :token',
        names: { '#dueAt': 'dueAt', '#by': 'announcingBy', '#until': 'announcingUntil' },
        values: { ':token': claim.token, ':at': retryAt, ':postponed': postponed },
      }),
  };
}

export type AnnouncementStore = ReturnType<typeof createAnnouncementStore>;
