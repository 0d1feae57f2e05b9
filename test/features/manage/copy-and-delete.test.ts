// Must hold: of a deleted poll nothing is announced, no vote is left and no message, whenever it was deleted, whoever voted at
// that moment, and wherever a process dies.

import { describe, expect, test } from 'vitest';
import { type Death, deathsIn, type Life, undying, withDying } from '../mortal-process.ts';
import { holdInTable, inRequests } from '../poll/table-gate.ts';
import { songs } from '../poll-at-hand.ts';
import { hour, minute, worldOfManaging } from './managing-world.ts';

type At = Awaited<ReturnType<typeof worldOfManaging>>;

const isThere = (at: At) => at.slack.messagesIn(at.music).some(({ ts }) => ts === at.poll.ts);

/** What of people's votes stands in the table. */
async function votesLeft(at: At): Promise<string> {
  const boxes = (await at.items()).filter(({ sk }) => String(sk).startsWith('BOX#'));
  return boxes.flatMap((box) => Object.keys(box).filter((name) => /^(?:[UWA]|n\d)/u.test(name))).join();
}

async function expectGone(at: At): Promise<void> {
  expect(isThere(at)).toBe(false);
  expect(await votesLeft(at)).toBe('');
  const poll = await at.stored();
  expect(poll.status).toBe('closed');
  expect(poll.result).toBeUndefined();
  expect((await at.truth()).due).toEqual([]);
  expect(at.slack.messagesIn(at.music).map(({ text }) => text)).toEqual([]);
}

describe('Delete poll', () => {
  test('asks back, takes message and votes away, and announces nothing', async () => {
    const at = await worldOfManaging({ closesIn: hour, remind: 'channel' });
    await at.votes(at.bo, 1);
    await at.settle();
    await at.opens(at.ann);
    await at.ann.presses('Delete poll', { refusesConfirm: true });
    expect((await at.stored()).status).toBe('open');
    await at.ann.presses('Delete poll');
    expect(at.ann.confirms.at(-1)?.text).toContain('no result is announced');
    expect(at.window(at.ann)).toContain('“Friday song” is deleted, and its votes with it.');
    await at.waits(2_000);
    await expectGone(at);
    await at.passes(2 * hour);
    await expectGone(at);
    expect(at.problems()).toEqual([]);
  });

  test('works in an anonymous poll that hides its votes, and takes its salt as well', async () => {
    const at = await worldOfManaging({ voterNames: 'hidden', votesShown: 'closed' });
    await at.votes(at.bo, 1);
    await at.opens(at.ann);
    await at.ann.presses('Delete poll');
    await at.waits(2_000);
    await expectGone(at);
    expect(JSON.stringify(await at.items())).not.toContain('ballotSalt');
  });

  test('works in a poll that is closed and announced: the announcement and the reminder go as well', async () => {
    const at = await worldOfManaging({ closesIn: 2 * hour, remind: 'channel' });
    await at.votes(at.bo, 1);
    await at.passes(100 * minute);
    await at.passes(21 * minute);
    expect(at.slack.repliesTo(at.poll)).toHaveLength(1);
    expect(at.announced()).toHaveLength(1);
    await at.opens(at.ann);
    await at.ann.presses('Delete poll');
    await at.waits(2_000);
    await expectGone(at);
    expect(at.slack.repliesTo(at.poll)).toEqual([]);
    expect(at.problems()).toEqual([]);
  });

  test.each(['lock', 'seal', 'result'] as const)(
    'works in a poll that is just being closed: before the %s is written',
    async (step) => {
      const at = await worldOfManaging({}, { instances: 2 });
      await at.votes(at.bo, 1);
      await at.opens(at.ann);
      const gate = holdInTable(at.world, inRequests[step], 1);
      const closing = at.ann.atAnotherScreen().presses('Close poll', { in: at.poll });
      await gate.reached;
      await at.ann.presses('Delete poll');
      gate.open();
      await closing;
      await at.passes(minute);
      await at.passes(minute);
      await expectGone(at);
    },
  );

  test('takes an announcement back that was on its way', async () => {
    const at = await worldOfManaging();
    await at.votes(at.bo, 1);
    await at.opens(at.ann);
    await at.ann.atAnotherScreen().presses('Close poll', { in: at.poll });
    const gate = holdInTable(at.world, 'SET #done', 1);
    const showing = at.stream.drain();
    await gate.reached;
    expect(at.slack.messagesIn(at.music)).toHaveLength(2);
    await at.ann.presses('Delete poll');
    gate.open();
    await showing;
    await at.waits(40_000);
    await at.passes(minute);
    await expectGone(at);
  });

  test('a vote at that moment is gone, and a later one is told of it', async () => {
    const at = await worldOfManaging({}, { instances: 2 });
    await at.votes(at.cy, 1);
    await at.opens(at.ann);
    const gate = holdInTable(at.world, inRequests.ballot, 1);
    const voting = at.votes(at.bo, 2);
    await gate.reached;
    await at.ann.presses('Delete poll');
    const message = at.slack.messagesIn(at.music)[0];
    gate.open();
    await voting;
    expect(at.bo.privateWords.at(-1)).toContain('This poll was deleted, and its votes with it');
    expect(message).toBeDefined();
    for (const button of ['My votes', 'Close poll', 'Manage']) {
      await at.cy.presses(button, { in: at.poll });
      const said = at.cy.modal?.text ?? at.cy.privateWords.at(-1);
      expect(said).toContain('This poll was deleted');
    }
    await at.ann.presses('Post a copy').catch(() => {});
    await at.waits(2_000);
    await expectGone(at);
  });

  test('stays away from who may not, and from who has handed it over', async () => {
    const at = await worldOfManaging();
    await at.opens(at.ann);
    const other = at.ann.atAnotherScreen();
    await at.opens(other);
    await other.presses('Hand over');
    await other.choosesPerson('New owner', at.bo);
    await other.submits();
    await at.ann.presses('Delete poll');
    expect(at.window(at.ann)).toContain('Only Bo');
    expect((await at.stored()).deletedAt).toBeUndefined();
  });

  test('two at once delete it once', async () => {
    const at = await worldOfManaging({}, { instances: 2 });
    await at.opens(at.ann);
    await at.opens(at.dee);
    await Promise.all([at.ann.presses('Delete poll', { times: 2 }), at.dee.presses('Delete poll')]);
    for (const person of [at.ann, at.dee]) expect(at.window(person)).toContain('is deleted');
    await at.waits(2_000);
    await expectGone(at);
    expect(at.slack.callsOf('chat.delete')).toHaveLength(1);
  });

  test('tries again where Slack does not take the message away at once', async () => {
    const at = await worldOfManaging();
    at.slack.faults.fail('chat.delete', { kind: 'rate-limited', retryAfter: 3 }, { times: 1 });
    at.slack.faults.fail('chat.delete', { kind: 'reset', when: 'after' }, { times: 1 });
    await at.opens(at.ann);
    await at.ann.presses('Delete poll');
    await at.waits(30_000);
    await expectGone(at);
  });

  test.each(['slack', 'changes'] as const)(
    'is finished by the clock, wherever %s dies',
    { timeout: 60_000 },
    async (role) => {
      const whole = await diesWhileDeleting(role, undying);
      for (const death of deathsIn(whole.requests)) {
        expect((await diesWhileDeleting(role, death)).isDead).toBe(true);
      }
    },
  );
});

/** Who is not answered presses again, unless the poll says that it is deleted. */
async function diesWhileDeleting(role: 'slack' | 'changes', death: Death): Promise<Life> {
  const at = await worldOfManaging();
  at.spotify.close();
  await at.votes(at.bo, 1);
  await at.settle();
  await at.opens(at.ann);
  const presses = () => at.ann.presses('Delete poll');
  if (role === 'changes') await presses();
  const act = role === 'slack' ? presses : () => at.stream.drain();
  const life = await withDying(at.world, { role, death, act });
  await at.passes(minute);
  await at.passes(minute);
  if ((await at.stored()).deletedAt === undefined) {
    await presses();
    await at.passes(minute);
  }
  await expectGone(at);
  return life;
}

describe('Post a copy', () => {
  test('opens a draft of the same songs and settings, without the votes', async () => {
    const at = await worldOfManaging({
      ...{ songs: songs(4), votesPerPerson: 2, votesShown: 'closed' },
      closesIn: hour,
    });
    await at.votes(at.bo, 1);
    await at.opens(at.ann);
    await at.ann.presses('Remove a song');
    await at.ann.presses('Remove', { beside: 'Song 3' });
    await at.ann.closesModal();
    await at.ann.presses('Post a copy');
    expect(at.ann.modal?.title).toBe('New song poll');
    expect(at.ann.modal?.fields).toMatchObject({
      Title: 'Friday song',
      'Votes per person': '2',
      'Voting ends': 'After 1 hour',
    });
    expect(at.window(at.ann)).toContain('Votes are shown: When the poll closes');
    await at.ann.submits();
    expect(at.ann.modal).toBeUndefined();
    await at.settle();
    const polls = at.slack.messagesIn(at.music);
    expect(polls).toHaveLength(2);
    const copy = polls.at(-1);
    const text = copy === undefined ? '' : at.slack.textOf(copy);
    expect(text).toContain('Song 4');
    expect(text).not.toContain('Song 3');
    expect(text).toContain('Nobody has voted yet');
    expect((await at.stored()).status).toBe('open');
    expect(at.problems()).toEqual([]);
  });

  test('is there for closed polls, by who manages them', async () => {
    const at = await worldOfManaging();
    await at.ann.presses('Close poll', { in: at.poll });
    await at.waits(3_000);
    await at.opens(at.dee);
    await at.dee.presses('Post a copy', { times: 2 });
    expect(at.dee.modal?.title).toBe('New song poll');
    await at.dee.submits();
    await at.settle();
    const last = at.slack.messagesIn(at.music).at(-1);
    expect(last && at.slack.textOf(last)).toContain('Started by Dee');
  });

  test('leaves a draft alone that was begun', async () => {
    const at = await worldOfManaging();
    await at.ann.types('/songpoll Another one', { in: at.music });
    await at.ann.closesModal();
    await at.opens(at.ann);
    await at.ann.fills('Title', 'Typed here');
    await at.ann.presses('Post a copy');
    expect(at.window(at.ann)).toContain('You have begun another poll.');
    expect(at.ann.modal?.fields['Title']).toBe('Typed here');
  });
});
