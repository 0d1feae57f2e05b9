// Must hold: what people were promised still comes, whatever becomes of the channel, the message, the token and the people.

import { describe, expect, test } from 'vitest';
import { createDrawingDependencies } from '../../../src/dependencies.ts';
import { showPoll } from '../../../src/features/poll/show-poll.ts';
import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import { setupOf } from '../../world.ts';
import { worldWithPoll } from '../poll-at-hand.ts';
import { holdInTable } from './table-gate.ts';

type AtHand = Awaited<ReturnType<typeof worldWithPoll>>;
const [minute, hour] = [60_000, 3_600_000];
const day = 24 * hour;

/** What the app has written to somebody in their own conversation with it. */
const writtenTo = ({ slack }: AtHand, person: LocalPerson) =>
  slack.messagesIn(slack.dmWithBot(person)).map((message) => slack.textOf(message));

/** Long: the timer strikes now and then, which is enough for what has come due. */
async function timePasses({ passes }: AtHand, milliseconds: number): Promise<void> {
  const strikes = 12;
  for (let struck = 0; struck < strikes; struck += 1) await passes(milliseconds / strikes);
}

async function minutesPass({ passes }: AtHand, minutes: number): Promise<void> {
  for (let passed = 0; passed < minutes; passed += 1) await passes(minute);
}

describe('the channel', () => {
  test('is public and the app was removed: it joins again, and draws', async () => {
    const { slack, music, bo, votes, waits, untruths } = await worldWithPoll();
    slack.remove(music);
    await votes(bo, 1);
    await waits(5_000);
    expect(await untruths()).toEqual([]);
  });

  test.each<[string, (at: AtHand) => unknown, (at: AtHand) => unknown]>([
    ['archived', ({ slack, music }) => slack.archive(music), ({ slack, music }) => slack.unarchive(music)],
    [
      'lost to the app',
      ({ slack, music }) => slack.world.putChannel({ ...music, kind: 'private', members: new Set() }),
      ({ slack, music }) => slack.world.putChannel({ ...music, kind: 'private' }),
    ],
  ])(
    'was %s during the poll, and comes back: the next click brings the drawing back',
    async (_how, goes, returns) => {
      const at = await worldWithPoll();
      const { bo, cy, votes, waits, untruths } = at;
      goes(at);
      await votes(bo, 1).catch(() => {});
      await waits(10 * minute);
      returns(at);
      await waits(minute);
      await votes(cy, 2);
      await waits(5_000);
      expect(await untruths()).toEqual([]);
    },
  );

  test.each([
    ['an hour', hour, 2 * hour],
    ['two days', 2 * day, day + hour],
    ['three weeks', 21 * day, day + hour],
  ])(
    'was archived for %s when the poll closed: the result comes when it is back',
    async (_for, away, most) => {
      const at = await worldWithPoll();
      const { slack, music, ann, bo, votes, poll, waits, announced, untruths, truth } = at;
      await votes(bo, 2);
      await ann.presses('Close poll', { in: poll });
      slack.archive(music);
      await waits(10_000);
      await timePasses(at, away);
      expect(announced()).toEqual([]);
      slack.unarchive(music);
      await timePasses(at, most);
      expect(announced()).toHaveLength(1);
      expect(await untruths()).toEqual([]);
      expect((await truth()).due).toEqual([]);
      expect(writtenTo(at, ann)).toHaveLength(1);
    },
  );

  test('comes back after days: a click on a button that is still shown brings the result at once', async () => {
    const at = await worldWithPoll();
    const { slack, music, ann, bo, cy, votes, poll, waits, announced, untruths, truth } = at;
    await votes(bo, 2);
    await ann.presses('Close poll', { in: poll });
    slack.archive(music);
    await waits(10_000);
    await timePasses(at, 2 * day);
    slack.unarchive(music);
    await votes(cy, 1);
    await waits(5_000);
    expect(announced()).toHaveLength(1);
    expect(await untruths()).toEqual([]);
    expect((await truth()).due).toEqual([]);
  });

  test('refuses still: however many click on what it shows, the result is tried once in half a minute', async () => {
    const at = await worldWithPoll();
    const { slack, music, ann, bo, cy, votes, poll, waits } = at;
    await votes(bo, 2);
    await ann.presses('Close poll', { in: poll });
    slack.archive(music);
    await waits(10_000);
    await timePasses(at, 2 * day);
    const tried = slack.callsOf('chat.postMessage').length;
    for (const person of [bo, cy, bo, cy]) {
      await votes(person, 1);
      await waits(2_000);
    }
    expect(slack.callsOf('chat.postMessage').length - tried).toBe(1);
  });

  test('never comes back: after thirty days nobody is asked any more, and the owner has the result', async () => {
    const at = await worldWithPoll();
    const { slack, music, ann, bo, votes, poll, waits, truth } = at;
    await votes(bo, 2);
    await ann.presses('Close poll', { in: poll });
    slack.archive(music);
    await waits(10_000);
    for (let passed = 0; passed < 34; passed += 1) {
      await at.passes(day);
      await at.passes(minute);
    }
    const asked = slack.calls.length;
    await at.passes(3 * day);
    expect(slack.calls).toHaveLength(asked);
    expect((await truth()).due).toEqual([]);
    expect(writtenTo(at, ann).join()).toContain('Song 2');
  });

  test.each([true, false])(
    'gets another id (told by an event: %s): votes, draws, lock and result go there',
    async (isTold) => {
      const at = await worldWithPoll({}, isTold ? {} : { slack: { events: ['reaction_added'] } });
      const { slack, music, ann, bo, cy, votes, poll, waits } = at;
      await votes(bo, 1);
      await waits(5_000);
      const moved = slack.changeChannelId(music);
      await slack.idle();
      const there = { ...poll, channel: moved.id };
      await cy.presses('Vote', { in: there, beside: 'Song 2' });
      expect(cy.privateWords).toEqual([]);
      await waits(5_000);
      expect(slack.textOf(there)).toContain('2 people have voted');
      await ann.reacts('lock', there);
      await waits(5_000);
      const announced = slack.messagesIn(moved).at(-1);
      expect(announced?.ts).not.toBe(poll.ts);
      expect(announced?.text).toContain('Friday song');
    },
  );

  test('gets another id: a click from the old one that comes late still counts', async () => {
    const { slack, music, bo, cy, votes, poll, truth } = await worldWithPoll();
    const moved = slack.changeChannelId(music);
    await slack.idle();
    await cy.presses('Vote', { in: { ...poll, channel: moved.id }, beside: 'Song 2' });
    await votes(bo, 1, { forged: { channel: poll.channel } });
    expect(bo.privateWords).toEqual([]);
    expect((await truth()).ballots.size).toBe(2);
  });

  test('gets another id while the app is out: who clicks is told that it is not counted', async () => {
    const { slack, music, bo, poll, truth } = await worldWithPoll();
    slack.remove(music);
    const moved = slack.changeChannelId(music, { kind: 'private' });
    await bo.presses('Vote', { in: { ...poll, channel: moved.id }, beside: 'Song 2' });
    expect(bo.privateWords.join()).toContain('I cannot see this poll in this channel any more');
    expect((await truth()).ballots.size).toBe(0);
  });

  test('gets another id: who clicks on a second copy of the message is told so there too', async () => {
    const { slack, music, bo, poll, truth } = await worldWithPoll();
    const copy = { ...poll, ts: slack.world.newTs() };
    const message = slack.messagesIn(music).find(({ ts }) => ts === poll.ts);
    if (message === undefined) throw new Error('There is no message');
    slack.world.putMessage({ ...message, ts: copy.ts });
    const moved = slack.changeChannelId(music);
    await bo.presses('Vote', { in: { ...copy, channel: moved.id }, beside: 'Song 2' });
    expect(bo.privateWords.join()).toContain('This copy of the poll is not the live one');
    expect((await truth()).ballots.size).toBe(0);
  });

  test('gets another id while nobody clicks: the result goes there all the same', async () => {
    const at = await worldWithPoll({ closesIn: hour });
    const { slack, music, poll, passes } = at;
    const moved = slack.changeChannelId(music);
    await slack.idle();
    await passes(hour);
    await at.waits(5_000);
    expect(slack.messagesIn(moved).at(-1)?.ts).not.toBe(poll.ts);
  });
});

describe('the app', () => {
  test('has lost its token from Friday to Monday: the result comes when it has it back', async () => {
    const at = await worldWithPoll({ closesIn: hour });
    const { world, slack, bo, votes, waits, passes, announced, untruths, truth } = at;
    await votes(bo, 1);
    await waits(5_000);
    slack.revokeToken();
    await passes(hour);
    // The weekend, of which the first and the last hour are alike.
    world.clock.pass(58 * hour);
    await passes(hour);
    expect(announced()).toEqual([]);
    slack.restoreToken();
    await minutesPass(at, 6);
    expect(announced()).toHaveLength(1);
    expect(await untruths()).toEqual([]);
    expect((await truth()).due).toEqual([]);
  });

  test('may not post any more: who closed it is told once, with the result; later it is posted', async () => {
    const at = await worldWithPoll({ closers: 'anyone' });
    const { slack, music, ann, bo, cy, votes, poll, waits, announced } = at;
    await votes(bo, 2);
    slack.limitPosting(music, 'restricted_action');
    await cy.presses('Close poll', { in: poll });
    await minutesPass(at, 5);
    expect(writtenTo(at, cy)).toHaveLength(1);
    expect(writtenTo(at, cy).join()).toMatch(
      /couldn’t post the result of “Friday song”.*not allowed.*Song 2/su,
    );
    expect(writtenTo(at, ann)).toEqual([]);
    expect(announced()).toEqual([]);
    slack.limitPosting(music);
    await waits(2 * hour);
    expect(announced()).toHaveLength(1);
    expect(writtenTo(at, cy)).toHaveLength(1);
    expect(slack.problems).toEqual([]);
  });
});

describe('a picture that Slack does not take', () => {
  test('for a moment: the tally is right within a minute', async () => {
    const { slack, bo, votes, waits, untruths } = await worldWithPoll();
    slack.faults.fail('chat.update', { kind: 'error', error: 'invalid_blocks' }, { times: 2 });
    await votes(bo, 1);
    await waits(minute);
    expect(await untruths()).toEqual([]);
  });

  test('because of a cover: it is shown without covers, the result as well', async () => {
    const { slack, ann, bo, votes, waits, poll, shown, announced } = await worldWithPoll();
    const hasCover = (args: object) => JSON.stringify(args).includes('image_url');
    for (const method of ['chat.update', 'chat.postMessage']) {
      slack.faults.fail(method, { kind: 'error', error: 'invalid_blocks' }, { times: 99, matches: hasCover });
    }
    await votes(bo, 1);
    await waits(5_000);
    expect(shown()).toContain('1 person has voted');
    await ann.presses('Close poll', { in: poll });
    await waits(5_000);
    expect(announced()).toHaveLength(1);
    expect(shown()).not.toContain('[Vote]');
  });
});

describe('a message that somebody deletes', () => {
  test.each<[string, (at: AtHand) => Promise<unknown>]>([
    ['its time is up', ({ passes }) => passes(hour)],
    [
      'somebody votes on a screen that has not caught up',
      async ({ passes, waits, world }) => {
        await world.clock.pass(0);
        await waits(0);
        await passes(hour);
      },
    ],
  ])('ends the poll quietly when %s; the owner is told once, with the standing', async (_when, happens) => {
    const at = await worldWithPoll({ closesIn: hour });
    const { slack, ann, bo, votes, poll, waits, announced, truth } = at;
    await votes(bo, 2);
    await waits(5_000);
    slack.deleteMessage(poll);
    await happens(at);
    await minutesPass(at, 3);
    expect(announced()).toEqual([]);
    expect(writtenTo(at, ann)).toHaveLength(1);
    expect(writtenTo(at, ann).join()).toMatch(/message was deleted.*Song 2 \(1 vote\).*\[Post it again\]/su);
    expect(await truth()).toMatchObject({ poll: { status: 'closed', isWithdrawn: true }, due: [] });
    expect(slack.problems).toEqual([]);
  });

  test('is not followed by a result, though somebody had looked at the poll before that was found out', async () => {
    const at = await worldWithPoll({ closesIn: hour });
    const { world, slack, ann, bo, votes, poll, waits, settle, tick, announced } = at;
    await votes(bo, 2);
    await waits(5_000);
    slack.deleteMessage(poll);
    await waits(hour);
    await tick();
    const turn = holdInTable(at, '#until = :until', 1);
    const slow = settle();
    await turn.reached;
    await showPoll(await createDrawingDependencies(setupOf(world), world.runtime), poll.id);
    turn.open();
    await slow;
    await minutesPass(at, 3);
    expect(announced()).toEqual([]);
    expect(writtenTo(at, ann)).toHaveLength(1);
  });

  test('is posted again by its owner, once however often that is pressed, without votes', async () => {
    const at = await worldWithPoll({ closesIn: hour });
    const { slack, ann, bo, votes, poll, waits, passes, music } = at;
    await votes(bo, 2);
    await waits(5_000);
    slack.deleteMessage(poll);
    await passes(hour);
    await minutesPass(at, 2);
    const [word] = slack.messagesIn(slack.dmWithBot(ann));
    if (word === undefined) throw new Error('Nothing was written');
    await ann.presses('Post it again', { in: word });
    await ann.presses('Post it again', { in: word });
    await waits(5_000);
    const posted = slack.messagesIn(music);
    expect(posted).toHaveLength(1);
    expect(posted.map((message) => slack.textOf(message)).join()).toMatch(
      /Friday song.*Nobody has voted yet/su,
    );
    expect(ann.privateWords.join()).toContain('The poll is posted again.');
  });
});

describe('a poll without a closing time', () => {
  test('whose owner does not close it may be closed by anyone after a week, and says so', async () => {
    const at = await worldWithPoll();
    const { bo, poll, waits, shown, announced } = at;
    await bo.presses('Close poll', { in: poll });
    expect(bo.privateWords.join()).toContain(
      'Only Ann, this channel’s DJs and workspace admins can close this poll',
    );
    for (let days = 0; days < 7; days += 1) await at.passes(day);
    await waits(5_000);
    expect(shown()).toContain('A 🔒 reaction closes the poll');
    await bo.presses('Close poll', { in: poll });
    await waits(5_000);
    expect(announced()).toHaveLength(1);
  });

  test('whose owner has left may be closed by anyone at once', async () => {
    const { slack, ann, bo, poll, waits, announced } = await worldWithPoll();
    slack.deactivate(ann);
    await bo.presses('Close poll', { in: poll });
    await waits(5_000);
    expect(announced()).toHaveLength(1);
  });

  test('closes by itself after thirty days, and its result is announced', async () => {
    const at = await worldWithPoll({ closers: 'anyone' });
    const { bo, votes, waits, announced, truth } = at;
    await votes(bo, 1);
    for (let days = 0; days < 29; days += 1) await at.passes(day);
    expect(announced()).toEqual([]);
    await at.passes(day);
    await waits(5_000);
    expect(announced()).toHaveLength(1);
    expect((await truth()).due).toEqual([]);
  });
});

describe('where the result is', () => {
  const asked = async ({ bo, poll }: AtHand) => {
    await bo.presses('Close poll', { in: poll });
    return bo.privateWords.at(-1);
  };

  test('is told as it is: on its way, in the channel, not taken by it', async () => {
    const at = await worldWithPoll({ closers: 'anyone' });
    const { ann, slack, poll, waits, music } = at;
    const hanging = slack.faults.hold('chat.update');
    await ann.presses('Close poll', { in: poll });
    expect(await asked(at)).toContain('The result will be in the channel in a moment.');
    hanging.open();
    slack.limitPosting(music, 'restricted_action');
    slack.faults.fail('chat.update', { kind: 'status', status: 500 }, { times: 9 });
    await waits(5_000);
    expect(await asked(at)).toContain('couldn’t be posted in the channel yet');
    slack.limitPosting(music);
    await waits(2 * hour);
  });
});
