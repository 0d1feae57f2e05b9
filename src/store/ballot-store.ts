// One person's ballot: read together with the poll, or known from the last time; written under the condition that it is
// still that and that the box is not sealed. One read and one write for each vote at the most, when nobody is in
// between; the box holds the truth and its counts at once.

import { boxOf } from '../rules/poll/ballot-box.ts';
import { type Ballot, emptyBallot } from '../rules/poll/voting.ts';
import { createBallotMemory } from './ballot-memory.ts';
import { ballotIn, changedName, countName, releasedName, takesLess, toBallotText } from './box-item.ts';
import { boxKey, pollKey } from './keys.ts';
import { fromPollItem, type StoredPoll } from './poll-item.ts';
import { keyOf } from './raw-item.ts';
import type { RawItem, Table } from './table.ts';

export interface PollAndBallot extends StoredPoll {
  readonly ballot: Ballot;
  /** The name under which the ballot stands in its box. */
  readonly voter: string;
}

/** Under which name a person's ballot stands in this poll's boxes. */
export type VoterKey = (stored: StoredPoll) => Promise<string>;

export function createBallotStore(table: Table, now: () => number) {
  const memory = createBallotMemory(now);

  /** Remembers what a failed write has shown; the next try goes by that. */
  function learn(pollId: string, voter: string, box: RawItem | undefined): void {
    if (box === undefined || takesLess(box)) memory.forget(pollId, voter);
    else memory.noteBallot(pollId, voter, ballotIn(box, voter));
  }

  return {
    /**
     * The poll and the voter's ballot as far as this process remembers them, and the ballot of somebody who has not voted
     * where it remembers none; undefined when it does not know the poll. Good for a try at `saveBallot`, for nothing else.
     */
    async recallPollAndBallot(pollId: string, key: VoterKey): Promise<PollAndBallot | undefined> {
      const stored = memory.recallPoll(pollId);
      if (stored === undefined) return undefined;
      const voter = await key(stored);
      return { ...stored, voter, ballot: memory.recallBallot(pollId, voter) ?? emptyBallot };
    },

    /**
     * The poll and what this person has chosen so far, as of one consistent read; of an anonymous poll, whose boxes are
     * chosen by other keys, as of two.
     * @param person Slack's id
     */
    async findPollAndBallot(
      pollId: string,
      person: string,
      key: VoterKey = async () => person,
    ): Promise<PollAndBallot | undefined> {
      const items = await table.getMany([pollKey(pollId), boxKey(pollId, boxOf(person))]);
      const item = items.find((candidate) => keyOf(candidate).sk === 'POLL');
      const stored = item && fromPollItem(item, now());
      if (stored === undefined) return undefined;
      const voter = await key(stored);
      const box =
        voter === person
          ? items.find((candidate) => keyOf(candidate).sk !== 'POLL')
          : await table.get(boxKey(pollId, boxOf(voter)));
      const ballot = ballotIn(box, voter);
      memory.notePoll(stored);
      memory.noteBallot(pollId, voter, ballot);
      return { ...stored, voter, ballot };
    },

    /**
     * Replaces a ballot and moves the counts with it.
     * @returns false when the ballot is not `before` any more or its box is sealed: recall or read again, decide again.
     */
    async saveBallot(stored: StoredPoll, voter: string, { before, after }: BallotChange): Promise<boolean> {
      const { poll, ttl } = stored;
      const moves = countMoves(before, after);
      const isFirst = before.lastClicks === undefined && before.choices.length === 0;
      const gained = moves.filter(([, by]) => by > 0).map(([song]) => song);
      const stands = gained.map((_, at) => ` AND attribute_not_exists(#x${at})`).join('');
      const adds = moves.map(([song], at) => [`#n${at}`, countName(song)] as const);
      const saved = await table.updateOrSee(
        boxKey(poll.id, boxOf(voter)),
        `SET #voter = :after, #at = :now, #ttl = if_not_exists(#ttl, :ttl)${moves.length > 0 ? ' ADD ' : ''}${moves
          .map((_, at) => `#n${at} :n${at}`)
          .join(', ')}`,
        {
          condition: `attribute_not_exists(#sealed)${stands} AND ${isFirst ? 'attribute_not_exists(#voter)' : '#voter = :before'}`,
          names: {
            '#voter': voter,
            '#sealed': 'sealed',
            '#at': changedName,
            '#ttl': 'ttl',
            ...Object.fromEntries(adds),
            ...Object.fromEntries(gained.map((song, at) => [`#x${at}`, releasedName(song)])),
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
      if (saved === 'updated') memory.noteBallot(poll.id, voter, after);
      else learn(poll.id, voter, saved.item);
      return saved === 'updated';
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
