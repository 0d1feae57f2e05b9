import { describe, expect, test } from 'vitest';
import { boxOf } from '../../src/rules/poll/ballot-box.ts';
import type { Poll } from '../../src/rules/poll/poll.ts';
import { tally } from '../../src/rules/poll/tally.ts';
import { type Ballot, decideVote, emptyBallot } from '../../src/rules/poll/voting.ts';
import { boxKey } from '../../src/store/keys.ts';
import { onEachEngine, type StoreAtHand } from './on-each-engine.ts';

const voters = Array.from({ length: 100 }, (_, at) => `U${String(at).padStart(8, '0')}`);
const [ann = '', bo = ''] = voters;

/** One click, decided and written as vote.ts does it. @returns whether it was accepted. */
async function clicks(
  store: StoreAtHand,
  voter: string,
  click: { song: number; id: string },
): Promise<boolean> {
  for (let tries = 0; tries < 10; tries += 1) {
    const stored = await store.findPollAndBallot(store.id, voter);
    if (stored === undefined) return false;
    const verdict = decideVote(stored.poll, stored.ballot, click, store.clock.now);
    if (verdict.kind !== 'accepted') return verdict.kind === 'counted-before';
    if (await store.saveBallot(stored, voter, { before: stored.ballot, after: verdict.ballot })) return true;
    const isSealed = (await store.table.get(boxKey(store.id, boxOf(voter))))?.['sealed'] === true;
    if (isSealed) return false;
  }
  throw new Error('Ten tries were not enough');
}

async function countsOf(store: StoreAtHand) {
  const counted = await store.findCountedPoll(store.id);
  const { songs } = tally(counted?.boxes ?? [], [{}, {}, {}]);
  return { votes: songs.map((song) => song.votes), ballots: songs.map((song) => song.voters.length) };
}

onEachEngine((store) => {
  describe('a ballot', () => {
    test('is empty for somebody who has not voted, and unknown without a poll', async () => {
      await store().addPoll();
      expect((await store().findPollAndBallot(store().id, ann))?.ballot).toEqual(emptyBallot);
      expect(await store().findPollAndBallot('no-such-poll', ann)).toBeUndefined();
    });

    test('is read as it was written, and the counts move with it', async () => {
      await store().addPoll({ votesPerPerson: 'any' });
      await clicks(store(), ann, { song: 2, id: 'a' });
      await clicks(store(), ann, { song: 0, id: 'b' });
      await clicks(store(), bo, { song: 2, id: 'c' });
      expect((await store().findPollAndBallot(store().id, ann))?.ballot).toEqual({
        choices: [0, 2],
        lastClicks: ['b', 'a'],
      });
      expect(await countsOf(store())).toEqual({ votes: [1, 0, 2], ballots: [1, 0, 2] });
    });

    test('is not replaced when it is another one than was read', async () => {
      await store().addPoll();
      const stored = await store().findPollAndBallot(store().id, ann);
      if (stored === undefined) throw new Error('There is a poll');
      await clicks(store(), ann, { song: 1, id: 'a' });
      const after = { choices: [2], lastClicks: ['b'] };
      expect(await store().saveBallot(stored, ann, { before: emptyBallot, after })).toBe(false);
      expect(
        await store().saveBallot(stored, ann, { before: { choices: [1], lastClicks: ['x'] }, after }),
      ).toBe(false);
      expect(await countsOf(store())).toEqual({ votes: [0, 1, 0], ballots: [0, 1, 0] });
    });

    test('is not written into a sealed box, not even into one that did not exist', async () => {
      const poll = await store().addPoll();
      await clicks(store(), ann, { song: 1, id: 'a' });
      await store().sealBoxes(poll);
      expect(await clicks(store(), ann, { song: 1, id: 'b' })).toBe(false);
      expect(await clicks(store(), bo, { song: 1, id: 'c' })).toBe(false);
      expect(await countsOf(store())).toEqual({ votes: [0, 1, 0], ballots: [0, 1, 0] });
    });

    test('counts once when the answer to its writing is lost', async () => {
      await store().addPoll();
      store().loseAnswer('#voter = :after');
      expect(await clicks(store(), ann, { song: 1, id: 'a' })).toBe(true);
      expect(await countsOf(store())).toEqual({ votes: [0, 1, 0], ballots: [0, 1, 0] });
    });

    test('of people with other ids in the same box stays as it is', async () => {
      await store().addPoll();
      const neighbours = voters.filter((voter) => boxOf(voter) === boxOf(ann)).slice(0, 4);
      await Promise.all(neighbours.map((voter, at) => clicks(store(), voter, { song: at % 3, id: 'a' })));
      const ballots = await Promise.all(
        neighbours.map((voter) => store().findPollAndBallot(store().id, voter)),
      );
      expect(ballots.map((stored) => stored?.ballot.choices)).toEqual(neighbours.map((_, at) => [at % 3]));
    });
  });

  test('400 racing clicks with a sealing amid them: every ballot is what was accepted, and the counts agree', async () => {
    const poll = await store().addPoll({ votesPerPerson: 2 });
    const accepted = new Map<string, number[]>();
    const click = async (at: number) => {
      if (at === 200) await store().sealBoxes(poll);
      const voter = voters[at % voters.length] ?? ann;
      const song = (at + Math.floor(at / voters.length)) % 3;
      const isAccepted = await clicks(store(), voter, { song, id: `click ${at}` });
      if (isAccepted) accepted.set(voter, [...(accepted.get(voter) ?? []), song]);
    };
    await inLanes(16, 400, click);
    const { votes, ballots } = await countsOf(store());
    expect(votes).toEqual(ballots);
    for (const voter of voters) {
      const stored = await store().findPollAndBallot(store().id, voter);
      expect(stored?.ballot.choices).toEqual(ballotAfter(poll, accepted.get(voter) ?? []).choices);
      expect(await clicks(store(), voter, { song: 0, id: 'too late' })).toBe(false);
    }
    expect(await countsOf(store())).toEqual({ votes, ballots });
  });
});

function ballotAfter(poll: Poll, songs: readonly number[]): Ballot {
  return songs.reduce<Ballot>((ballot, song, at) => {
    const verdict = decideVote(poll, ballot, { song, id: String(at) }, 0);
    return verdict.kind === 'accepted' ? verdict.ballot : ballot;
  }, emptyBallot);
}

/** Does something for each number below `times`, in order, so many at a time. */
async function inLanes(atOnce: number, times: number, act: (at: number) => Promise<void>): Promise<void> {
  const left = Array.from({ length: times }, (_, at) => at).values();
  const lane = async () => {
    for (const at of left) await act(at);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}
