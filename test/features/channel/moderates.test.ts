// Must hold: those who moderate a channel close any poll of it, by whatever means, and nobody else does; nothing is looked up about
// somebody who only votes.

import { describe, expect, test } from 'vitest';
import type { LocalPerson } from '../../../src/playground/person/slack-person.ts';
import type { MessageRef } from '../../../src/playground/slack/slack-world.ts';
import { songs } from '../poll-at-hand.ts';
import { worldOfSettings } from './settings-world.ts';

const minute = 60_000;
type At = Awaited<ReturnType<typeof worldOfSettings>>;

interface Way {
  readonly how: string;
  readonly closes: (at: At, person: LocalPerson, poll: MessageRef) => Promise<unknown>;
}
const ways: readonly Way[] = [
  { how: 'the button', closes: (_, person, poll) => person.presses('Close poll', { in: poll }) },
  { how: 'a :lock: reaction', closes: (_, person, poll) => person.reacts('lock', poll) },
  { how: '/songpoll close', closes: (at, person) => person.types('/songpoll close', { in: at.music }) },
  {
    how: '/songpoll list',
    closes: async (at, person) => {
      await person.types('/songpoll list', { in: at.music });
      const [list] = person.privateMessages;
      if (list === undefined) throw new Error('There is no list');
      await person.presses('Close poll', { in: list, beside: 'Open until' });
    },
  },
];

describe.each(ways)('By $how', ({ how, closes }) => {
  test.each(['an admin', 'an owner', 'a DJ'])('%s closes a poll of somebody else', async (who) => {
    const at = await worldOfSettings();
    await at.set({ djs: [at.bo.id] });
    const poll = await at.asks();
    const person = { 'an admin': at.dee, 'an owner': at.eve, 'a DJ': at.bo }[who];
    if (person === undefined) throw new Error('Nobody');
    await closes(at, person, poll);
    expect(await poll.status()).toBe('closed');
    await at.settle();
    expect(await poll.untruths()).toEqual([]);
    expect([...at.slack.problems, ...at.slack.failures, ...at.slack.mentions]).toEqual([]);
  });

  test('nobody else does, and is told who can', async () => {
    const at = await worldOfSettings();
    await at.set({ djs: [at.bo.id] });
    const poll = await at.asks();
    if (how === '/songpoll list') await expect(closes(at, at.cy, poll)).rejects.toThrow();
    else {
      await closes(at, at.cy, poll);
      expect(at.cy.privateWords[0]).toContain(
        'Only Ann, this channel’s DJs and workspace admins can close this poll, so it’s still open.',
      );
    }
    expect(await poll.status()).toBe('open');
  });
});

test('a DJ of another channel is nobody here, and who is no DJ any more is not either', async () => {
  const at = await worldOfSettings();
  await at.set({ djs: [at.bo.id] });
  const other = at.slack.addChannel('other', { members: [at.ann, at.bo] });
  const elsewhere = await at.asks({ channel: other.id });
  await at.bo.presses('Close poll', { in: elsewhere });
  expect(await elsewhere.status()).toBe('open');
  await at.set({ djs: [] });
  const here = await at.asks();
  await at.bo.presses('Close poll', { in: here });
  expect(await here.status()).toBe('open');
});

test('an admin whose role was taken away is believed for ten minutes at most', async () => {
  const at = await worldOfSettings();
  await at.dee.presses('Close poll', { in: await at.asks() });
  at.slack.changeRole(at.dee, 'member');
  at.clock.pass(10 * minute + 1_000);
  const poll = await at.asks();
  await at.dee.presses('Close poll', { in: poll });
  expect(await poll.status()).toBe('open');
});

test('where Slack does not tell, nobody is an admin, and DJs close all the same', async () => {
  const at = await worldOfSettings();
  await at.set({ djs: [at.bo.id] });
  const poll = await at.asks({ closesAt: at.clock.now() + 60 * minute });
  at.slack.faults.fail('users.info', { kind: 'status', status: 500 }, { times: 2 });
  await at.dee.presses('Close poll', { in: poll });
  expect(await poll.status()).toBe('open');
  await at.bo.presses('Close poll', { in: poll });
  expect(await poll.status()).toBe('closed');
});

test('a poll whose owner has left can be ended, also one with a closing time', async () => {
  const at = await worldOfSettings();
  const poll = await at.asks({ closesAt: at.clock.now() + 60 * minute });
  at.slack.deactivate(at.ann);
  await at.cy.presses('Close poll', { in: poll });
  expect(await poll.status()).toBe('open');
  await at.dee.presses('Close poll', { in: poll });
  expect(await poll.status()).toBe('closed');
});

test('/songpoll close asks an admin which of several to close, and takes its own poll first', async () => {
  const at = await worldOfSettings();
  const first = await at.asks({ title: 'First' });
  await at.asks({ title: 'Second' });
  await at.dee.types('/songpoll close', { in: at.music });
  expect(at.dee.privateWords[0]).toMatch(/^Which poll shall I close\?/u);
  const own = await at.asks({ title: 'Dee’s', owner: { id: at.dee.id, name: 'Dee' } });
  await at.dee.types('/songpoll close', { in: at.music });
  expect(await own.status()).toBe('closed');
  expect(await first.status()).toBe('open');
});

describe('In an anonymous poll', () => {
  test('nothing is looked up about people who vote, add songs and look at their votes', async () => {
    const at = await worldOfSettings();
    const poll = await at.asks({ voterNames: 'hidden', adding: 1 });
    const before = at.askedAbout().length;
    await at.bo.presses('Vote', { in: poll, beside: 'Song 1' });
    await at.bo.presses('My votes', { in: poll });
    await at.bo.presses('Add a song', { in: poll });
    expect(at.askedAbout().slice(before)).toEqual([]);
  });
});

describe('Adding songs', () => {
  test('a DJ and an admin add beyond the limit of everybody, and nobody else', async () => {
    const at = await worldOfSettings();
    await at.set({ djs: [at.bo.id] });
    const poll = await at.asks({ adding: 1, songs: songs(2) });
    for (const person of [at.bo, at.dee, at.cy]) {
      await person.presses('Add a song', { in: poll });
      await person.fills('Search Spotify or paste links', 'seasons');
      await person.pressesEnter('Search Spotify or paste links');
    }
    await at.bo.presses('Add', { beside: 'Summer Song 1' });
    await at.bo.presses('Add', { beside: 'Summer Song 2' });
    await at.dee.presses('Add', { beside: 'Summer Song 3' });
    await at.dee.presses('Add', { beside: 'Summer Song 4' });
    await at.cy.presses('Add', { beside: 'Summer Song 5' });
    expect(at.cy.modal?.text).toContain('You have added 1 song, the most allowed.');
    expect((await poll.truth()).poll.songs.map(({ title }) => title).slice(2)).toEqual(
      [1, 2, 3, 4, 5].map((number) => `Summer Song ${number}`),
    );
  });
});
