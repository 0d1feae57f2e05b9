// What a poll's message shows, and whose turn it is to draw it. Slack has no conditional update: the last call to
// arrive wins. So there is one drawer of a poll at a time, by a claim with an expiry, and the next draw is not before
// `nextAt`. Kept beside the poll, not in it: noting a draw must not cause another one.

import * as v from 'valibot';
import type { Claim } from './claim.ts';
import { drawingKey, dueMark } from './keys.ts';
import type { RawItem, Table } from './table.ts';

const drawingSchema = v.object({
  /** Fingerprint of what the message shows; absent when that is not known. */
  shown: v.exactOptional(v.string()),
  /** Fingerprint of what Slack was last known to show, while something older may still come over it. */
  shownInDoubt: v.exactOptional(v.string()),
  /** How many draws have come to nothing in a row. */
  failures: v.exactOptional(v.number()),
  nextAt: v.exactOptional(v.number()),
  drawnBy: v.exactOptional(v.string()),
  drawnUntil: v.exactOptional(v.number()),
  /** Since when the conversation has refused every draw; absent while it takes them. */
  refusedSince: v.exactOptional(v.number()),
  /**
   * What of the message is gone: then it is not drawn any more. `channel` was written by earlier versions, which gave up at
   * the first refusal.
   */
  gone: v.exactOptional(v.picklist(['message', 'channel'])),
  /** Until then a draw whose answer never came may still take effect at Slack, over whatever is drawn meanwhile. */
  suspectUntil: v.exactOptional(v.number()),
  /** When the clock is to bring the poll back. */
  dueAt: v.exactOptional(v.number()),
});
export type Drawing = v.InferOutput<typeof drawingSchema>;

/** @throws when the item is not what this file writes. */
export const fromDrawingItem = (item: RawItem | undefined): Drawing => v.parse(drawingSchema, item ?? {});

/** How a turn at drawing ended. */
export interface Drawn {
  /** Fingerprint of what the message shows now; absent when that is not known. */
  readonly shown?: string;
  /** Fingerprint of what it shows unless something older comes over it. */
  readonly shownInDoubt?: string;
  /** How many draws have come to nothing in a row by now. */
  readonly failures?: number;
  /** No draw before this time, in milliseconds since 1970. */
  readonly nextAt: number;
  /** When the clock is to bring the poll back; absent when all is drawn. */
  readonly retryAt?: number;
  readonly gone?: 'message';
  readonly refusedSince?: number;
  readonly suspectUntil?: number;
}

/** Times in milliseconds since 1970. */
export interface Doubt {
  readonly until: number;
  readonly retryAt: number;
}

/** Whether the turn was taken, or until when somebody else has it. */
export type Turned = { readonly kind: 'taken' } | { readonly kind: 'held'; readonly until: number };

/** What was read when the turn began. */
export interface Turn {
  readonly token: string;
  readonly suspectUntil: number | undefined;
}

const names = {
  '#by': 'drawnBy',
  '#until': 'drawnUntil',
};
const dueNames = { '#due': 'due', '#dueAt': 'dueAt' };

export function createDrawingStore(table: Table, now: () => number) {
  return {
    /** Notes what the message showed when it was posted. @param ttl seconds since 1970. */
    async startDrawing(pollId: string, shown: string, ttl: number): Promise<void> {
      await table.update(drawingKey(pollId), 'SET #shown = if_not_exists(#shown, :shown), #ttl = :ttl', {
        names: { '#shown': 'shown', '#ttl': 'ttl' },
        values: { ':shown': shown, ':ttl': ttl },
      });
    },

    /**
     * Takes the turn to draw, unless somebody else has it. A token that has it already gets it again.
     * @param doubtMs how long a draw may still take effect whose drawer let the turn run out
     */
    async claimDrawing(pollId: string, claim: Claim, doubtMs: number): Promise<Turned> {
      const key = drawingKey(pollId);
      const values = { ':token': claim.token, ':until': claim.until };
      const isFree = await table.update(key, 'SET #by = :token, #until = :until', {
        condition: 'attribute_not_exists(#by)',
        names,
        values,
      });
      if (isFree) return { kind: 'taken' };
      const held = fromDrawingItem(await table.get(key));
      if (held.drawnBy === claim.token) return { kind: 'taken' };
      const { drawnUntil = 0 } = held;
      // Given back a moment ago.
      if (held.drawnBy === undefined) return { kind: 'held', until: now() };
      if (drawnUntil > now()) return { kind: 'held', until: drawnUntil };
      // Whoever had it has died, or waits for Slack still: nobody knows what became of that draw.
      const isTaken = await table.update(
        key,
        'SET #by = :token, #until = :until, #suspect = :suspect REMOVE #shown, #inDoubt',
        {
          condition: '#by = :held',
          names: { ...names, '#suspect': 'suspectUntil', '#shown': 'shown', '#inDoubt': 'shownInDoubt' },
          values: {
            ...values,
            ':held': held.drawnBy,
            ':suspect': Math.max(drawnUntil + doubtMs, held.suspectUntil ?? 0),
          },
        },
      );
      return isTaken ? { kind: 'taken' } : { kind: 'held', until: claim.until };
    },

    /** Gives the turn back without having drawn. */
    releaseDrawing: (pollId: string, token: string): Promise<boolean> =>
      table.update(drawingKey(pollId), 'REMOVE #by, #until', {
        condition: '#by = :token',
        names,
        values: { ':token': token },
      }),

    /**
     * Ends a turn.
     * @returns false when the turn was lost to somebody else, or doubts arose meanwhile: then nobody knows what the
     * message shows.
     */
    saveDrawn(pollId: string, turn: Turn, drawn: Drawn): Promise<boolean> {
      const { shown, shownInDoubt, failures, nextAt, gone, refusedSince, suspectUntil, retryAt } = drawn;
      const change = changeOf({
        ...{ shown, shownInDoubt, failures, nextAt, gone, refusedSince, suspectUntil },
        ...{ due: retryAt === undefined ? undefined : dueMark, dueAt: retryAt },
        ...{ drawnBy: undefined, drawnUntil: undefined },
      });
      const isUnsuspected = turn.suspectUntil === undefined;
      return table.update(drawingKey(pollId), change.expression, {
        condition: `#drawnBy = :token AND ${isUnsuspected ? 'attribute_not_exists(#suspectUntil)' : '#suspectUntil = :suspected'}`,
        names: change.names,
        values: {
          ...change.values,
          ':token': turn.token,
          ...(!isUnsuspected && { ':suspected': turn.suspectUntil }),
        },
      });
    },

    /**
     * Notes that nobody knows what the message shows, or will show until `until`: somebody drew it after losing the turn.
     * @param retryAt when it is drawn again
     */
    async doubtDrawing(pollId: string, { until, retryAt }: Doubt): Promise<void> {
      await table.update(
        drawingKey(pollId),
        'SET #due = :due, #dueAt = :retryAt, #suspect = :until REMOVE #shown, #inDoubt',
        {
          names: { ...dueNames, '#shown': 'shown', '#inDoubt': 'shownInDoubt', '#suspect': 'suspectUntil' },
          values: { ':due': dueMark, ':until': until, ':retryAt': retryAt },
        },
      );
    },

    /** Puts the poll on the clock's list without a turn: whoever has it may have died. */
    async postponeDrawing(pollId: string, retryAt: number): Promise<void> {
      await table.update(drawingKey(pollId), 'SET #due = :due, #dueAt = :dueAt', {
        names: dueNames,
        values: { ':due': dueMark, ':dueAt': retryAt },
      });
    },

    /** Takes the poll off the clock's list, unless it was put there anew since `dueAt` was read. */
    settleDrawing: (pollId: string, dueAt: number): Promise<boolean> =>
      table.update(drawingKey(pollId), 'REMOVE #due, #dueAt', {
        condition: '#dueAt = :dueAt',
        names: dueNames,
        values: { ':dueAt': dueAt },
      }),
  };
}

export type DrawingStore = ReturnType<typeof createDrawingStore>;

/** Sets the attributes that have a value and removes the others. */
function changeOf(attributes: Readonly<Record<string, unknown>>) {
  const entries = Object.entries(attributes);
  const set = entries.filter(([, value]) => value !== undefined);
  const removed = entries.filter(([, value]) => value === undefined);
  const sets = set.map(([name]) => `#${name} = :${name}`).join(', ');
  return {
    expression: `SET ${sets} REMOVE ${removed.map(([name]) => `#${name}`).join(', ')}`,
    names: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    values: Object.fromEntries(set.map(([name, value]) => [`:${name}`, value])),
  };
}
