import { describe, expect, test } from 'vitest';
import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import { songs, worldWithPoll } from '../poll-at-hand.ts';

/** A poll of four songs with two votes each, in which Bo can ask for his votes and remove them. */
async function worldOfOwnVotes(...wish: Parameters<typeof worldWithPoll>) {
  const at = await worldWithPoll({ votesPerPerson: 2, songs: songs(4), ...wish[0] }, wish[1]);
  const { bo, poll, truth, clock } = at;
  const word = (person: LocalPerson = bo) => {
    const last = person.privateMessages.at(-1);
    if (last === undefined) throw new Error('Nothing was said.');
    return last;
  };
  return {
    ...at,
    word,
    asks: (person: LocalPerson = bo) => person.presses('My votes', { in: poll }),
    removes: async (song: number, times = 1) => {
      clock.pass(1_000);
      await bo.presses('Remove', { in: word(), beside: `Song ${song}`, times });
    },
    /** Numbers of the songs that Bo holds. */
    holds: async () => (await truth()).ballots.get(bo.id)?.choices.map((choice) => choice + 1) ?? [],
  };
}

describe('My votes', () => {
  test('tells in private which songs hold one’s votes and how many are left, and nobody else', async () => {
    const { bo, cy, votes, asks, slack } = await worldOfOwnVotes();
    await asks();
    expect(bo.privateWords).toEqual(['You haven’t voted in “Friday song” yet. You have 2 votes.']);
    await votes(bo, 3);
    await asks();
    expect(bo.privateWords.at(-1)).toBe(
      'You’ve used 1 of 2 votes in “Friday song”, 1 left:\nSong 3 by Queen\n[Remove]',
    );
    expect(cy.privateWords).toEqual([]);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('tells them while votes are counted and when the poll is closed, without a way to remove them', async () => {
    const { ann, bo, cy, poll, votes, asks, settle } = await worldOfOwnVotes();
    await votes(bo, 2);
    await settle();
    await ann.presses('Close poll', { in: poll });
    await asks();
    expect(bo.privateWords.at(-1)).toBe('“Friday song” is closed. You voted for:\nSong 2 by Queen');
    await settle();
    await asks();
    expect(bo.privateWords.at(-1)).toBe('“Friday song” is closed. You voted for:\nSong 2 by Queen');
    await asks(cy);
    expect(cy.privateWords.at(-1)).toBe('“Friday song” is closed. You didn’t vote.');
  });

  test('reads once, and writes nothing', async () => {
    const { bo, votes, asks, table, truth } = await worldOfOwnVotes();
    const asked: string[] = [];
    table.proxy.onCall(({ operation }) => void asked.push(operation));
    await votes(bo, 2);
    const before = JSON.stringify([...(await truth()).ballots]);
    asked.length = 0;
    await asks();
    expect(asked).toEqual(['BatchGetItem']);
    expect(JSON.stringify([...(await truth()).ballots])).toBe(before);
  });
});

describe('Remove', () => {
  test('removes that vote and no other, and shows what is left in the place of what was', async () => {
    const { bo, votes, asks, removes, holds, settle, shown, untruths } = await worldOfOwnVotes();
    await votes(bo, 1);
    await votes(bo, 3);
    await asks();
    await removes(1);
    expect(await holds()).toEqual([3]);
    expect(bo.privateWords).toEqual([
      'You’ve used 1 of 2 votes in “Friday song”, 1 left:\nSong 3 by Queen\n[Remove]',
    ]);
    await settle();
    expect(shown()).toContain('1 vote · Bo');
    expect(await untruths()).toEqual([]);
  });

  test('pressed again when the vote is gone says so, and gives none', async () => {
    const { bo, votes, asks, word, holds, clock } = await worldOfOwnVotes();
    await votes(bo, 1);
    await asks();
    const stale = word();
    await asks();
    clock.pass(1_000);
    await bo.presses('Remove', { in: word(), beside: 'Song 1' });
    clock.pass(1_000);
    await bo.presses('Remove', { in: stale, beside: 'Song 1' });
    expect(await holds()).toEqual([]);
    expect(bo.privateWords[0]).toBe(
      'Your vote for “Song 1 by Queen” was already removed.\nYou haven’t voted in “Friday song” yet. You have 2 votes.',
    );
  });

  test('delivered three times removes one vote, and says nothing of a second press', async () => {
    const { bo, votes, asks, removes, holds } = await worldOfOwnVotes();
    await votes(bo, 1);
    await votes(bo, 2);
    await asks();
    await removes(1, 3);
    expect(await holds()).toEqual([2]);
    expect(bo.privateWords.join()).not.toContain('already');
  });

  test('works right after the vote: it is no second half of a double click', async () => {
    const { bo, votes, asks, word, holds, clock } = await worldOfOwnVotes();
    await votes(bo, 1);
    await asks();
    await bo.presses('Remove', { in: word(), beside: 'Song 1' });
    expect(await holds()).toEqual([]);
    clock.pass(100);
    await votes(bo, 1);
    expect(await holds()).toEqual([1]);
  });

  test('on a poll that was closed meanwhile changes nothing, and says so', async () => {
    const { ann, bo, poll, votes, asks, removes, settle, truth } = await worldOfOwnVotes();
    await votes(bo, 1);
    await asks();
    await ann.presses('Close poll', { in: poll });
    await settle();
    await removes(1);
    expect(bo.privateWords).toEqual(['This poll is closed, so your click was not counted.']);
    expect((await truth()).poll.result?.votes).toEqual([1, 0, 0, 0]);
  });

  test('racing with clicks on Vote leaves counts that equal the ballots', async () => {
    const { bo, votes, asks, word, untruths, settle, clock } = await worldOfOwnVotes();
    await votes(bo, 1);
    await votes(bo, 2);
    await asks();
    clock.pass(2_000);
    const held = word();
    await Promise.all([
      bo.presses('Remove', { in: held, beside: 'Song 1' }),
      bo.presses('Remove', { in: held, beside: 'Song 2' }),
      votes(bo, 3),
    ]);
    await settle();
    expect(await untruths()).toEqual([]);
  });
});
