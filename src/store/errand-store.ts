// Who is at an errand, when it is tried again, and what came of it. An errand cannot be done only once by the other side's
// own means, so the right to try is claimed first, for a while; a claim that ran out means "perhaps done".

import type { ErrandName } from '../rules/errand/errand.ts';
import type { Claim } from './claim.ts';
import { type Errand, errandsAmong, errandVersion, inDoubt } from './errand-item.ts';
import { dueMark, errandKey, type Key, pollPartition, schedulePartition } from './keys.ts';
import type { Table } from './table.ts';

/** Whose errand it is, by its id. */
export type ErrandOwner = { readonly poll: string } | { readonly schedule: string };

/** Which errand: a poll, or a schedule, has each at most once. */
export type ErrandRef = ErrandOwner & { readonly name: ErrandName };

function keyOfErrand(ref: ErrandRef): Key {
  const partition = 'poll' in ref ? pollPartition(ref.poll) : schedulePartition(ref.schedule);
  return errandKey(partition, ref.name);
}

/** What a new errand begins with. */
export interface NewErrand {
  /** Nobody tries before, in milliseconds since 1970; from then on the clock looks after it. */
  readonly dueAt: number;
  /** When the item is deleted, in seconds since 1970. */
  readonly ttl: number;
  /** Set where somebody may be at it, or may have done it, by the means of an earlier version. */
  readonly claimedBy?: string | undefined;
}

const names = {
  '#by': 'claimedBy',
  '#due': 'due',
  '#dueAt': 'dueAt',
  '#failures': 'failures',
  '#settled': 'settledAt',
};
const only = (...wanted: readonly (keyof typeof names)[]) =>
  Object.fromEntries(wanted.map((name) => [name, names[name]]));

/** What comes within so many milliseconds is not hastened: it may be a pause that the other side has named. */
const soonMs = 60_000;
/** An errand is not hastened more often than this, in milliseconds. */
const hasteMs = 30_000;

export function createErrandStore(table: Table, now: () => number) {
  async function findErrand(ref: ErrandRef): Promise<Errand | undefined> {
    const item = await table.get(keyOfErrand(ref));
    return item && errandsAmong([item])[0];
  }

  return {
    /** Writes an errand down; two writers write one. @returns false when it is there already, in whatever state. */
    createErrand: (ref: ErrandRef, { dueAt, ttl, claimedBy }: NewErrand): Promise<boolean> =>
      table.put(
        {
          ...keyOfErrand(ref),
          v: errandVersion,
          due: dueMark,
          dueAt,
          ttl,
          ...(claimedBy !== undefined && { claimedBy }),
        },
        { condition: 'attribute_not_exists(#pk)', names: { '#pk': 'pk' } },
      ),

    /**
     * Takes the right to try, if the errand is still as it was read and its time has come. True also when this token has
     * it already: the answer to an earlier try may have been lost.
     */
    async claimErrand(ref: ErrandRef, seen: Errand, claim: Claim): Promise<boolean> {
      const isClaimed = await table.update(keyOfErrand(ref), 'SET #by = :token, #dueAt = :until', {
        condition: `attribute_not_exists(#settled) AND #dueAt <= :now AND ${
          seen.claimedBy === undefined ? 'attribute_not_exists(#by)' : '#by = :seen'
        }`,
        names: only('#by', '#dueAt', '#settled'),
        values: {
          ':token': claim.token,
          ':until': claim.until,
          ':now': now(),
          ...(seen.claimedBy !== undefined && { ':seen': seen.claimedBy }),
        },
      });
      return isClaimed || (await findErrand(ref))?.claimedBy === claim.token;
    },

    /**
     * Notes that it is done. Also by who has lost the right meanwhile: done is done.
     * @returns false when it was settled before.
     */
    settleErrand: (ref: ErrandRef, result?: string): Promise<boolean> =>
      table.update(
        keyOfErrand(ref),
        `SET #settled = :now${result === undefined ? '' : ', #result = :result'} REMOVE #by, #due, #dueAt, #failures`,
        {
          condition: 'attribute_exists(#pk) AND attribute_not_exists(#settled)',
          names: { ...names, '#pk': 'pk', ...(result !== undefined && { '#result': 'result' }) },
          values: { ':now': now(), ...(result !== undefined && { ':result': result }) },
        },
      ),

    /** Notes that it will not be done, and why. @returns false when somebody else has the right to try by now. */
    giveUpErrand: (ref: ErrandRef, token: string, why: string): Promise<boolean> =>
      table.update(
        keyOfErrand(ref),
        'SET #settled = :now, #givenUp = :why REMOVE #by, #due, #dueAt, #failures',
        {
          condition: '#by = :token AND attribute_not_exists(#settled)',
          names: { ...names, '#givenUp': 'givenUp' },
          values: { ':token': token, ':now': now(), ':why': why },
        },
      ),

    /**
     * Lets an errand be tried now that was to wait for long: something has happened by which it may succeed. However often
     * that happens, once in half a minute.
     * @returns false when it is settled, comes soon anyway, somebody is at it, or it was hastened a moment ago.
     */
    hastenErrand: (ref: ErrandRef): Promise<boolean> =>
      table.update(keyOfErrand(ref), 'SET #dueAt = :now, #hastened = :now', {
        condition:
          'attribute_not_exists(#settled) AND #dueAt > :soon AND (attribute_not_exists(#by) OR #by = :doubt) AND (attribute_not_exists(#hastened) OR #hastened <= :recently)',
        names: { ...only('#by', '#dueAt', '#settled'), '#hastened': 'hastenedAt' },
        values: {
          ':now': now(),
          ':soon': now() + soonMs,
          ':recently': now() - hasteMs,
          ':doubt': inDoubt,
        },
      }),

    /**
     * Has an errand tried at another time, because that is when it is wanted by now.
     * @returns false when it is settled, somebody is at it, or it was put off or moved meanwhile
     */
    moveErrand: (ref: ErrandRef, { dueAt }: Errand, to: number): Promise<boolean> =>
      table.update(keyOfErrand(ref), 'SET #dueAt = :to', {
        condition:
          'attribute_not_exists(#settled) AND #dueAt = :seen AND (attribute_not_exists(#by) OR #by = :doubt)',
        names: only('#by', '#dueAt', '#settled'),
        values: { ':to': to, ':seen': dueAt ?? 0, ':doubt': inDoubt },
      }),

    /** Gives the right back until a later time. @returns false when somebody else has it by now. */
    postponeErrand: (
      ref: ErrandRef,
      token: string,
      { at, failures, isInDoubt, placeRefused }: Postponement,
    ): Promise<boolean> =>
      table.update(
        keyOfErrand(ref),
        `SET #dueAt = :at, #failures = :failures${placeRefused === undefined ? '' : ', #refused = :refused'}${
          isInDoubt ? ', #by = :doubt' : ' REMOVE #by'
        }`,
        {
          condition: '#by = :token AND attribute_not_exists(#settled)',
          names: {
            ...only('#by', '#dueAt', '#failures', '#settled'),
            ...(placeRefused !== undefined && { '#refused': 'placeRefused' }),
          },
          values: {
            ':token': token,
            ':at': at,
            ':failures': failures,
            ...(isInDoubt && { ':doubt': inDoubt }),
            ...(placeRefused !== undefined && { ':refused': placeRefused }),
          },
        },
      ),
  };
}

export interface Postponement {
  /** Nobody tries before, in milliseconds since 1970. */
  readonly at: number;
  /** How many tries have come to nothing in a row by now. */
  readonly failures: number;
  /** Whether it may have been done. */
  readonly isInDoubt: boolean;
  /** Why the place refused it. */
  readonly placeRefused?: string | undefined;
}

export type ErrandStore = ReturnType<typeof createErrandStore>;
