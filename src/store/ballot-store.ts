// One person's ballot: read together with the poll, written under the condition that it is still what was read and
// that the box is not sealed. One read and one write for each vote; the box holds the truth and its counts at once.

import { boxOf } from '../poll/ballot-box.ts';
import type { Ballot } from '../poll/voting.ts';
import { ballotIn, changedName, countName, toBallotText } from './box-item.ts';
import { boxKey, pollKey } from './keys.ts';
import { fromPollItem, type StoredPoll } from './poll-item.ts';
import { keyOf } from './raw-item.ts';
import type { Table } from './table.ts';

export interface PollAndBallot extends StoredPoll {
  readonly ballot: Ballot;
}

export function createBallotStore(table: Table, now: () => number) {
  return {
    /** The poll and what this voter has chosen so far, as of one consistent read. */
    async findPollAndBallot(pollId: string, voter: string): Promise<PollAndBallot | undefined> {
      const items = await table.getMany([pollKey(pollId), boxKey(pollId, boxOf(voter))]);
      const item = items.find((candidate) => keyOf(candidate).sk === 'POLL');
      const box = items.find((candidate) => keyOf(candidate).sk !== 'POLL');
      const stored = item && fromPollItem(item, now());
      return stored && { ...stored, ballot: ballotIn(box, voter) };
    },

    /**
     * Replaces a ballot and moves the counts with it.
     * @returns false when the ballot is not `before` any more or its box is sealed: read again, decide again.
     */
    saveBallot(stored: StoredPoll, voter: string, { before, after }: BallotChange): Promise<boolean> {
      const { poll, ttl } = stored;
      const moves = countMoves(before, after);
      const isFirst = before.lastClicks === undefined && before.choices.length === 0;
      const adds = moves.map(([song], at) => [`#n${at}`, countName(song)] as const);
      return table.update(
        boxKey(poll.id, boxOf(voter)),
        `SET #voter = :after, #at = :now, #ttl = if_not_exists(#ttl, :ttl)${moves.length > 0 ? ' ADD ' : ''}${moves
          .map((_, at) => `#n${at} :n${at}`)
          .join(', ')}`,
        {
          condition: `attribute_not_exists(#sealed) AND ${isFirst ? 'attribute_not_exists(#voter)' : '#voter = :before'}`,
          names: {
            '#voter': voter,
            '#sealed': 'sealed',
            '#at': changedName,
            '#ttl': 'ttl',
            ...Object.fromEntries(adds),
          },
          values: {
            ':after': toBallotText(after),
            ':now': now(),
            ':ttl': ttl,
            ...(!isFirst && { ':before': toBallotText(before) }),
            ...Object.fromEntries(moves.map(([, by], at) => [`:n${at}`, by])),
          },
        },
      );
    },
  };
}

export type BallotStore = ReturnType<typeof createBallotStore>;

export interface BallotChange {
  readonly before: Ballot;
  readonly after: Ballot;
}

/** The songs whose count moves, each by plus or minus one. */
function countMoves(before: Ballot, after: Ballot): readonly (readonly [song: number, by: number])[] {
  const gained = after.choices.filter((song) => !before.choices.includes(song));
  const lost = before.choices.filter((song) => !after.choices.includes(song));
  return [...gained.map((song) => [song, 1] as const), ...lost.map((song) => [song, -1] as const)];
}
