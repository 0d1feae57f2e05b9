// Must hold: a song that was removed holds no vote, takes none, and its number is given to no other one; who has handed a poll
// over has no rights in it.

import { describe, expect, test } from 'vitest';
import { botUserId } from '../../../src/playground/slack/slack-world.ts';
import { searchLabel } from '../../world.ts';
import { holdInTable, inRequests } from '../poll/table-gate.ts';
import { songs } from '../poll-at-hand.ts';
import { worldOfManaging } from './managing-world.ts';

type At = Awaited<ReturnType<typeof worldOfManaging>>;

describe('Remove a song', () => {
  test('releases its votes, tells its voters, and never uses its number again', async () => {
    const at = await worldOfManaging({ songs: songs(4), votesPerPerson: 1 });
    await at.votes(at.bo, 2);
    await at.votes(at.cy, 3);
    await at.settle();
    await at.opens(at.ann);
    await at.ann.presses('Remove a song');
    expect(at.ann.modal?.title).toBe('Remove a song');
    await at.ann.presses('Remove', { beside: 'Song 2', refusesConfirm: true });
    expect(await at.titles()).toHaveLength(4);
    await at.ann.presses('Remove', { beside: 'Song 2' });
    expect(at.ann.confirms.at(-1)).toMatchObject({ title: 'Remove this song?' });
    expect(at.window(at.ann)).toContain('“Song 2” is out of the poll.');
    await at.waits(3_000);
    expect(await at.titles()).toEqual(['Song 1', 'Song 3', 'Song 4']);
    expect(at.bo.privateWords.at(-1)).toContain('“Song 2” was taken out of the poll');
    expect(at.cy.privateWords).toEqual([]);
    expect(at.shown()).not.toContain('Song 2');
    await at.votes(at.bo, 1);
    await at.waits(3_000);
    const { tally } = await at.truth();
    expect(tally.songs.map(({ votes }) => votes)).toEqual([1, 0, 1, 0]);
    expect(await at.untruths()).toEqual([]);
    await at.ann.presses('Remove', { beside: 'Song 4' });
    expect(at.window(at.ann)).toContain(
      'A poll keeps at least 2 songs. To remove another one, add a song first.',
    );
    expect(at.window(at.ann)).not.toContain('[Remove]');
    expect(at.problems()).toEqual([]);
  });

  test('promises to tell nobody in an anonymous poll, where nobody knows who voted', async () => {
    const at = await worldOfManaging({ voterNames: 'hidden' });
    await at.opens(at.ann);
    await at.ann.presses('Remove a song');
    expect(at.window(at.ann)).toContain('those who gave them can’t be told');
    expect(at.window(at.ann)).not.toContain('are told');
  });

  test('ends well when a vote for it comes at the same moment', async () => {
    const at = await worldOfManaging({}, { instances: 2 });
    await at.opens(at.ann);
    await at.ann.presses('Remove a song');
    const gate = holdInTable(at.world, inRequests.ballot, 1);
    const voting = at.votes(at.bo, 2);
    await gate.reached;
    await at.ann.presses('Remove', { beside: 'Song 2' });
    gate.open();
    await voting;
    await at.waits(3_000);
    expect((await at.truth()).tally.songs.map(({ votes }) => votes)).toEqual([0, 0, 0]);
    expect(at.bo.privateWords.at(-1)).toContain('taken out of');
    expect(await at.untruths()).toEqual([]);
  });

  test('two at once leave two songs', async () => {
    const at = await worldOfManaging({}, { instances: 2 });
    for (const person of [at.ann, at.dee]) {
      await at.opens(person);
      await person.presses('Remove a song');
    }
    const gate = holdInTable(at.world, inRequests.edit, 2);
    const both = Promise.all([
      at.ann.presses('Remove', { beside: 'Song 1' }),
      at.dee.presses('Remove', { beside: 'Song 2' }),
    ]);
    await gate.reached;
    gate.open();
    await both;
    expect(await at.titles()).toHaveLength(2);
    const windows = [at.ann, at.dee].map((person) => at.window(person)).join();
    expect(windows).toContain('A poll keeps at least 2 songs, so that song stays.');
  });

  test('does nothing for who may not, with a value of another poll, or once it is closed', async () => {
    const at = await worldOfManaging({ songs: songs(4) });
    await at.opens(at.dee);
    await at.dee.presses('Remove a song');
    const forged = JSON.stringify({ pollId: 'poll-at-hand-9999', song: 0 });
    await at.dee.presses('Remove', { beside: 'Song 1', forged: { value: forged } });
    expect(await at.titles()).toHaveLength(4);
    at.slack.changeRole(at.dee, 'member');
    await at.dee.presses('Remove', { beside: 'Song 1' });
    expect(at.window(at.dee)).toContain('Only Ann');
    expect(await at.titles()).toHaveLength(4);
    await at.opens(at.ann);
    await at.ann.presses('Remove a song');
    await at.ann.atAnotherScreen().presses('Close poll', { in: at.poll });
    await at.ann.presses('Remove', { beside: 'Song 1' });
    expect(at.window(at.ann)).toContain('is closed');
    expect(await at.titles()).toHaveLength(4);
  });
});

describe('Add a song, under Manage', () => {
  test('opens the search on top, without the limits for everybody', async () => {
    const at = await worldOfManaging({ adding: 'owner' });
    at.spotify.listen();
    for (const person of [at.ann, at.dee]) {
      await at.opens(person);
      await person.presses('Add a song');
      expect(at.window(person)).toContain('You can add up to');
    }
    await at.dee.fills(searchLabel, 'seasons');
    await at.dee.pressesEnter(searchLabel);
    await at.dee.presses('Add', { beside: 'Summer Song 1' });
    expect(await at.titles()).toContain('Summer Song 1');
    at.slack.changeRole(at.dee, 'member');
    await at.dee.presses('Add', { beside: 'Summer Song 2' });
    expect(at.window(at.dee)).toContain(
      'Only Ann, this channel’s DJs and workspace admins can add songs to this poll.',
    );
    expect(await at.titles()).not.toContain('Summer Song 2');
    await at.dee.closesModal();
    expect(at.dee.modal?.title).toBe('Manage poll');
    expect(at.problems()).toEqual([]);
  });
});

describe('Hand over', () => {
  async function handsOver(at: At, from: At['ann'], to: { readonly id: string }) {
    await at.opens(from);
    await from.presses('Hand over');
    await from.choosesPerson('New owner', to);
    await from.submits();
  }

  test('makes somebody else the owner, who is told; the former one has no rights any more', async () => {
    const at = await worldOfManaging();
    await at.opens(at.ann);
    await at.ann.fills('Title', 'By Ann');
    const stale = at.ann.atAnotherScreen();
    await at.opens(stale);
    await stale.fills('Title', 'Too late');
    await handsOver(at, at.ann, at.bo);
    expect(at.ann.modal).toBeUndefined();
    expect(at.ann.privateWords.at(-1)).toBe('“Friday song” belongs to Bo now.');
    await at.waits(2_000);
    const told = at.slack.world;
    const said = [...told.messages.values()].map(({ text }) => text).join();
    expect(said).toContain('The poll “Friday song” was handed over to you');
    expect((await at.stored()).owner).toEqual({ id: at.bo.id, name: 'Bo' });
    await stale.submits();
    expect(stale.modal?.text).toContain('Only Bo');
    expect((await at.stored()).title).toBe('Friday song');
    await at.ann.presses('Close poll', { in: at.poll });
    expect((await at.stored()).status).toBe('open');
    await at.opens(at.bo);
    expect(at.bo.modal?.fields['Who can close it']).toBe('Only me');
    await at.bo.closesModal();
    await at.bo.presses('Close poll', { in: at.poll });
    expect((await at.stored()).status).toBe('closed');
    await at.waits(3_000);
    expect(await at.untruths()).toEqual([]);
    expect(at.problems()).toEqual([]);
  });

  test('tells the last of several owners, and each once', async () => {
    const at = await worldOfManaging();
    await handsOver(at, at.ann, at.bo);
    await at.waits(2_000);
    await handsOver(at, at.bo, at.cy);
    await at.waits(2_000);
    await handsOver(at, at.cy, at.bo);
    await at.waits(2_000);
    const direct = [...at.slack.world.messages.values()].filter(({ text }) => text.includes('handed over'));
    expect(direct).toHaveLength(3);
    expect((await at.truth()).due).toEqual([]);
  });

  test.each([
    { to: 'a bot', says: 'A bot or an app can’t own a poll. Choose a person.' },
    { to: 'a deactivated account', says: 'That account is deactivated. Choose somebody else.' },
    { to: 'its owner', says: 'Ann owns this poll already.' },
    { to: 'nobody known', says: 'Slack doesn’t say who that is. Please try again, or choose somebody else.' },
  ])('refuses $to, at the field', async ({ to, says }) => {
    const at = await worldOfManaging();
    at.slack.deactivate(at.cy);
    const ids = { 'a bot': botUserId, 'a deactivated account': at.cy.id, 'its owner': at.ann.id };
    await handsOver(at, at.ann, { id: ids[to as keyof typeof ids] ?? 'U0UNKNOWN' });
    expect(at.ann.modal?.errors['New owner']).toBe(says);
    expect((await at.stored()).owner.id).toBe(at.ann.id);
  });

  test('of two hand-overs at once one counts, and a save of the former owner at that moment does not', async () => {
    const at = await worldOfManaging({}, { instances: 3 });
    await at.opens(at.ann);
    await at.ann.fills('Title', 'By the former owner');
    const other = at.ann.atAnotherScreen();
    await at.opens(other);
    await other.presses('Hand over');
    await other.choosesPerson('New owner', at.bo);
    const gate = holdInTable(at.world, ':title', 1);
    const saving = at.ann.submits();
    await gate.reached;
    await other.submits();
    gate.open();
    await saving;
    expect(await at.stored()).toMatchObject({ title: 'Friday song', owner: { id: at.bo.id } });
    expect(at.window(at.ann)).toContain('Only Bo');
  });
});
