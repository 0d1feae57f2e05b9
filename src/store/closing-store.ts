// The steps of closing a poll: lock the door, seal the boxes, note the count, note that it is announced. Each can be
// repeated by whoever finds it undone; of those that only one may do, exactly one caller gets true.

import { boxNumbers } from '../rules/poll/ballot-box.ts';
import type { Poll, PollLink, Result } from '../rules/poll/poll.ts';
import type { Decided, OpeningDecision } from '../rules/poll/ties.ts';
import { boxKey, dueMark, pollKey } from './keys.ts';
import { timeToLive } from './poll-item.ts';
import type { Table } from './table.ts';

export function createClosingStore(table: Table, now: () => number) {
  return {
    /**
     * The first step of closing: the door is locked. From here the poll is on the clock's list until its result is
     * announced.
     * @returns false when it is not open any more, or ends at another time by now.
     */
    lockPoll: (id: string, why: WhyClosed = {}): Promise<boolean> => {
      const { by, isEarly, timeWasUp } = why;
      const isMoved =
        timeWasUp && (timeWasUp.closesAt === undefined ? 'attribute_not_exists(#ends)' : '#ends = :ends');
      return table.update(
        pollKey(id),
        `SET #status = :closing, #closedAt = :now, #due = :due, #dueAt = :now${by ? ', #closedBy = :by' : ''}${
          isEarly ? ', #early = :yes' : ''
        }`,
        {
          condition: `#status = :open${isMoved ? ` AND ${isMoved}` : ''}`,
          names: {
            '#status': 'status',
            '#closedAt': 'closedAt',
            '#due': 'due',
            '#dueAt': 'dueAt',
            ...(by && { '#closedBy': 'closedBy' }),
            ...(isEarly && { '#early': 'isClosedEarly' }),
            ...(timeWasUp && { '#ends': 'closesAt' }),
          },
          values: {
            ':open': 'open',
            ':closing': 'closing',
            ':now': now(),
            ':due': dueMark,
            ...(by && { ':by': by }),
            ...(isEarly && { ':yes': true }),
            ...(timeWasUp?.closesAt !== undefined && { ':ends': timeWasUp.closesAt }),
          },
        },
      );
    },

    /**
     * Notes that the poll's message was deleted: it ends without an announcement.
     * @returns false when that was noted before, or the result is announced already.
     */
    withdrawPoll: (id: string): Promise<boolean> =>
      table.update(pollKey(id), 'SET #withdrawn = :yes', {
        condition:
          'attribute_exists(#pk) AND attribute_not_exists(#done) AND attribute_not_exists(#withdrawn)',
        names: { '#pk': 'pk', '#withdrawn': 'isWithdrawn', '#done': 'announcedAt' },
        values: { ':yes': true },
      }),

    /** The second step: no box takes a vote after this. Boxes nobody used are made, sealed. Repeatable. */
    async sealBoxes(poll: Poll): Promise<void> {
      await Promise.all(
        boxNumbers.map((box) =>
          table.update(boxKey(poll.id, box), 'SET #sealed = :yes, #ttl = if_not_exists(#ttl, :ttl)', {
            names: { '#sealed': 'sealed', '#ttl': 'ttl' },
            values: { ':yes': true, ':ttl': timeToLive(poll) },
          }),
        ),
      );
    },

    /**
     * The third step, when the errand of announcing is written down: from here on the clock goes by that. With the salt of an
     * anonymous poll goes what could lead from its ballots to people.
     * @param decided what follows from the result by the poll's own settings: a coin is tossed once, in this write
     * @returns false when the poll is not being closed, or has its result already.
     */
    saveResult: (id: string, result: Result, decided?: Decided): Promise<boolean> => {
      const set = decided === undefined ? '' : `, ${settingOf(decided)}`;
      return table.update(
        pollKey(id),
        `SET #status = :closed, #result = :result${set} REMOVE #due, #dueAt, #salt`,
        {
          condition: '#status = :closing',
          names: {
            '#status': 'status',
            '#result': 'result',
            '#due': 'due',
            '#dueAt': 'dueAt',
            '#salt': 'ballotSalt',
            ...namesOf(decided),
          },
          values: { ':closing': 'closing', ':closed': 'closed', ':result': result, ...valuesOf(decided) },
        },
      );
    },

    /** Notes what somebody has decided about a closed poll. @returns false when something was decided before. */
    saveDecision: (id: string, decided: Decided): Promise<boolean> =>
      table.update(pollKey(id), `SET ${settingOf(decided)}`, {
        condition:
          '#status = :closed AND attribute_not_exists(#decision) AND attribute_not_exists(#withdrawn) AND attribute_not_exists(#deleted)',
        names: {
          ...{ '#status': 'status', '#withdrawn': 'isWithdrawn', '#deleted': 'deletedAt' },
          ...namesOf(decided),
        },
        values: { ':closed': 'closed', ...valuesOf(decided) },
      }),

    /** Notes in which poll a closed one goes on. @returns false when that is noted already. */
    saveNext: (id: string, { decision, next }: NextPoll): Promise<boolean> =>
      table.update(pollKey(id), 'SET #next = :next', {
        condition: '#decision = :decision AND attribute_not_exists(#next)',
        names: { '#decision': 'decision', '#next': nextAttributes[decision] },
        values: { ':decision': decision, ':next': next },
      }),

    /** Notes that a decision comes to nothing: the next poll could not be opened. @returns false when it could. */
    dropDecision: (id: string, decision: OpeningDecision): Promise<boolean> =>
      table.update(pollKey(id), 'SET #decision = :all', {
        condition: '#decision = :decision AND attribute_not_exists(#next)',
        names: { '#decision': 'decision', '#next': nextAttributes[decision] },
        values: { ':decision': decision, ':all': 'all' },
      }),

    /** Takes a closed poll off the clock's list, where an earlier version had left it until it was announced. */
    leaveToErrand: (id: string): Promise<boolean> =>
      table.update(pollKey(id), 'REMOVE #due, #dueAt', {
        condition: '#status = :closed',
        names: { '#status': 'status', '#due': 'due', '#dueAt': 'dueAt' },
        values: { ':closed': 'closed' },
      }),

    /**
     * Notes that the result is announced, and where; without a place, that it cannot be. Repeatable.
     * @param ts Slack's `ts` of the announcement
     * @param link the address at which people find it, where that is known
     */
    saveAnnounced: (id: string, ts?: string, link?: string): Promise<boolean> =>
      table.update(
        pollKey(id),
        `SET #done = :now${ts ? ', #ts = :ts' : ''}${link ? ', #link = :link' : ''} REMOVE #by, #until, #due, #dueAt`,
        {
          condition: '#status = :closed AND attribute_not_exists(#done)',
          names: {
            '#status': 'status',
            '#done': 'announcedAt',
            '#by': 'announcingBy',
            '#until': 'announcingUntil',
            '#due': 'due',
            '#dueAt': 'dueAt',
            ...(ts && { '#ts': 'announcement' }),
            ...(link && { '#link': 'announcementLink' }),
          },
          values: {
            ':closed': 'closed',
            ':now': now(),
            ...(ts && { ':ts': ts }),
            ...(link && { ':link': link }),
          },
        },
      ),
  };
}

/** Where a poll notes the one that it goes on in. */
const nextAttributes = { 'run-off': 'runOff', 'another-hour': 'anotherHour' } as const;

interface NextPoll {
  readonly decision: OpeningDecision;
  readonly next: PollLink;
}

function settingOf(decided: Decided): string {
  return `#decision = :decision${decided.kind === 'toss' ? ', #toss = :toss' : ''}`;
}

function namesOf(decided: Decided | undefined) {
  return {
    ...(decided !== undefined && { '#decision': 'decision' }),
    ...(decided?.kind === 'toss' && { '#toss': 'toss' }),
  };
}

function valuesOf(decided: Decided | undefined) {
  return {
    ...(decided !== undefined && { ':decision': decided.kind }),
    ...(decided?.kind === 'toss' && { ':toss': decided.song }),
  };
}

/** Why a poll is closed; nothing where its message was deleted. */
export interface WhyClosed {
  /** Slack's id of who closes it. */
  readonly by?: string;
  /** Enough people have voted. */
  readonly isEarly?: boolean;
  /** Its time is up, which was then: its owner may move the end at the same moment. */
  readonly timeWasUp?: Pick<Poll, 'closesAt'>;
}

export type ClosingStore = ReturnType<typeof createClosingStore>;
