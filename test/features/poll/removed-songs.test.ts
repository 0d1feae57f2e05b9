import { describe, expect, test } from 'vitest';
import { editPoll } from '../../../src/features/poll/edit-poll.ts';
import { removeFromPoll } from '../../../src/rules/poll/editing.ts';
import { createPollEditStore } from '../../../src/store/poll-edit-store.ts';
import { createPollStore } from '../../../src/store/poll-store.ts';
import { type PollAtHand, tableOf, worldWithPoll } from '../poll-at-hand.ts';

/** A poll of three songs, and a way to take one out as a process does that dies right after it has said so in the poll. */
async function worldWithRemoval(wish: PollAtHand = {}) {
  const at = await worldWithPoll(wish);
  const { now } = at.clock;
  const table = tableOf(at.world);
  const deps = { polls: createPollStore(table, now), edits: createPollEditStore(table) };
  return {
    ...at,
    takesOut: (song: number) =>
      editPoll(deps, at.poll.id, ({ poll }) => {
        const taken = removeFromPoll(poll, song - 1, now());
        return taken.kind === 'removed' ? { kind: 'edit', edit: { songs: taken.songs } } : taken;
      }),
    boxes: async () =>
      (await table.partition(`POLL#${at.poll.id}`)).filter(({ sk }) => /^BOX/u.test(String(sk))),
  };
}

describe('a song that is taken out of a poll', () => {
  test('frees its votes, tells its voters once, and takes no more', async () => {
    const { bo, cy, votes, takesOut, settle, boxes, truth, waits } = await worldWithRemoval();
    await votes(bo, 2);
    await votes(cy, 3);
    await settle();
    await takesOut(2);
    // Its process remembers the poll as it was.
    await votes(cy, 2);
    await settle();
    await settle();
    expect(await boxes()).toHaveLength(16);
    expect((await boxes()).every((box) => box['x1'] === true)).toBe(true);
    const freed = '“Song 2” was taken out of the poll, so your vote for it is free again.';
    for (const voter of [bo, cy]) {
      expect(voter.privateWords.filter((word) => word.includes(freed))).toHaveLength(1);
    }
    await waits(2_000);
    await votes(cy, 1);
    await settle();
    expect((await truth()).tally).toMatchObject({
      voters: 1,
      songs: [{ votes: 1 }, { votes: 0 }, { votes: 0 }],
    });
  });
});
