// Must hold: who may not manage a poll changes nothing in it, whatever they send; nothing that somebody has typed is lost, and
// nothing is overwritten that they have not seen.

import { describe, expect, test } from 'vitest';
import { holdInTable, inRequests } from '../poll/table-gate.ts';
import { songs } from '../poll-at-hand.ts';
import { hour, minute, worldOfManaging } from './managing-world.ts';

describe('Manage', () => {
  test('opens the poll as it is, and Save without a change changes nothing', async () => {
    const at = await worldOfManaging({ closesIn: hour, adding: 3 });
    expect(at.shown()).toContain('[My votes] [Add a song] [Close poll] [Manage]');
    await at.opens(at.ann);
    expect(at.ann.modal?.title).toBe('Manage poll');
    expect(at.ann.modal?.fields).toMatchObject({
      Title: 'Friday song',
      'Voting ends': 'No change',
      'Votes are shown': 'As they come in',
      'Adding songs': 'Anyone: 3 each',
      'Who can close it': 'Only me',
    });
    expect(at.window(at.ann)).toContain('Now: it ends');
    expect(at.window(at.ann)).toContain(
      '[Add a song] [Remove a song] [Hand over] [Post a copy] [Delete poll]',
    );
    const before = await at.stored();
    await at.ann.submits();
    expect(at.ann.modal).toBeUndefined();
    expect(await at.stored()).toEqual(before);
    expect(at.problems()).toEqual([]);
  });

  test('changes title, end, what is shown, who adds and who closes', async () => {
    const at = await worldOfManaging();
    await at.opens(at.ann);
    await at.ann.fills('Title', 'Saturday song');
    await at.ann.chooses('Voting ends', '1 hour from now');
    await at.ann.chooses('Votes are shown', 'When the poll closes');
    await at.ann.chooses('Adding songs', 'Anyone: 1 each');
    await at.ann.chooses('Who can close it', 'Anyone');
    await at.ann.submits();
    expect(at.ann.modal).toBeUndefined();
    await at.waits(2_000);
    expect(await at.stored()).toMatchObject({
      title: 'Saturday song',
      votesShown: 'closed',
      adding: 1,
      closers: 'anyone',
    });
    expect(at.shown()).toContain('Saturday song');
    expect(at.shown()).toContain('[Add a song]');
    expect(at.shown()).toContain('Closes');
    expect(await at.untruths()).toEqual([]);
    await at.passes(61 * minute);
    expect((await at.stored()).status).toBe('closed');
    expect(at.problems()).toEqual([]);
  });

  test('takes an end away, and closes no more at the old one', async () => {
    const at = await worldOfManaging({ closesIn: hour });
    await at.opens(at.ann);
    await at.ann.chooses('Voting ends', 'When it’s closed by hand');
    await at.ann.submits();
    await at.passes(2 * hour);
    expect((await at.stored()).status).toBe('open');
    expect((await at.stored()).closesAt).toBeUndefined();
    expect(await at.untruths()).toEqual([]);
  });

  test('asks for a date and time in a field of its own, keeps what was typed, and says what is wrong there', async () => {
    const at = await worldOfManaging();
    at.slack.quirks.sendsNoUpdatedInitials = true;
    await at.opens(at.ann);
    await at.ann.fills('Title', 'Typed before');
    await at.ann.chooses('Voting ends', 'At a date and time');
    expect(Object.keys(at.ann.modal?.fields ?? {})).toContain('Ends at');
    expect(at.ann.modal?.fields['Title']).toBe('Typed before');
    const inSeconds = (ms: number) => Math.floor((at.clock.now() + ms) / 1_000);
    await at.ann.picksMoment('Ends at', inSeconds(minute));
    await at.ann.submits();
    expect(at.ann.modal?.errors['Ends at']).toBe('Choose a time at least 5 minutes from now.');
    await at.ann.picksMoment('Ends at', inSeconds(61 * 24 * hour));
    await at.ann.submits();
    expect(at.ann.modal?.errors['Ends at']).toBe('Choose a time within the next 60 days.');
    const end = inSeconds(3 * hour);
    await at.ann.picksMoment('Ends at', end);
    await at.ann.submits();
    expect(at.ann.modal).toBeUndefined();
    expect(await at.stored()).toMatchObject({ title: 'Typed before', closesAt: end * 1_000 });
    expect(at.problems()).toEqual([]);
  });

  test('takes the suggested date and time as it comes up', async () => {
    const at = await worldOfManaging();
    at.slack.quirks.sendsNoUpdatedInitials = true;
    await at.opens(at.ann);
    await at.ann.chooses('Voting ends', 'At a date and time');
    await at.ann.submits();
    expect(at.ann.modal).toBeUndefined();
    const { closesAt = 0 } = await at.stored();
    expect(closesAt - at.clock.now()).toBeGreaterThan(23 * hour);
  });

  test('lets no poll outlive what is kept of it', async () => {
    const at = await worldOfManaging({ closesIn: 59.5 * 24 * hour });
    at.clock.pass(59 * 24 * hour);
    await at.opens(at.ann);
    await at.ann.chooses('Voting ends', '24 hours from now');
    await at.ann.submits();
    expect(at.ann.modal?.errors['Voting ends']).toContain('60 days at most');
    await at.ann.chooses('Voting ends', 'When it’s closed by hand');
    await at.ann.submits();
    expect(at.ann.modal?.errors['Voting ends']).toContain('60 days at most');
    await at.ann.chooses('Voting ends', '4 hours from now');
    await at.ann.submits();
    expect(at.ann.modal).toBeUndefined();
  });

  test('is for its owner and admins; everyone else reads in private that it is not for them', async () => {
    const at = await worldOfManaging({}, { isLive: true });
    await at.opens(at.bo);
    expect(at.bo.modal).toBeUndefined();
    expect(at.bo.privateWords.at(-1)).toBe(
      'Only Ann, this channel’s DJs and workspace admins can manage this poll.',
    );
    await at.opens(at.dee);
    expect(at.dee.modal?.fields['Who can close it']).toBe('Only Ann');
    await at.dee.fills('Title', 'By Dee');
    await at.dee.submits();
    expect((await at.stored()).title).toBe('By Dee');
    expect(at.problems()).toEqual([]);
  });

  test('saves nothing for who may not (any more), whatever they send', async () => {
    const at = await worldOfManaging();
    await at.opens(at.dee);
    await at.dee.fills('Title', 'By Dee');
    at.slack.changeRole(at.dee, 'member');
    await at.dee.submits();
    expect(at.window(at.dee)).toContain(
      'Only Ann, this channel’s DJs and workspace admins can manage this poll.',
    );
    expect((await at.stored()).title).toBe('Friday song');
    await at.opens(at.bo);
    expect(at.window(at.bo)).toContain('Only Ann');
    expect(at.bo.modal?.submit).toBe('');
  });

  test('says so where Slack does not tell who moderates', async () => {
    const at = await worldOfManaging({}, { isLive: true });
    at.slack.faults.fail('users.info', { kind: 'error', error: 'internal_error' }, { times: 1 });
    await at.opens(at.dee);
    expect(at.dee.privateWords.at(-1)).toContain('Only Ann');
  });

  test('looks nobody up who votes in an anonymous poll, and speaks its language to who presses Manage', async () => {
    const at = await worldOfManaging({ voterNames: 'hidden' });
    await at.votes(at.bo, 1);
    expect(at.slack.callsOf('users.info')).toEqual([]);
    await at.opens(at.bo);
    expect(JSON.stringify(await at.items())).not.toContain(at.bo.id);
  });

  test('opens a window before the table has answered, and fills it in', async () => {
    const at = await worldOfManaging({}, { isLive: true });
    const gate = holdInTable(at.world, '"sk":{"S":"POLL"}', 1);
    const opening = at.opens(at.ann);
    await gate.reached;
    await expect.poll(() => at.window(at.ann), { timeout: 3_000 }).toContain('Looking at the poll…');
    gate.open();
    await opening;
    expect(at.ann.modal?.fields['Title']).toBe('Friday song');
    await at.ann.fills('Title', 'Typed then');
    await at.ann.submits();
    expect((await at.stored()).title).toBe('Typed then');
  });

  test('says that an earlier window has come too late: the poll is closed', async () => {
    const at = await worldOfManaging();
    await at.opens(at.ann);
    await at.ann.fills('Title', 'Too late');
    await at.ann.atAnotherScreen().presses('Close poll', { in: at.poll });
    await at.settle();
    await at.ann.submits();
    expect(at.window(at.ann)).toContain('The poll was closed meanwhile, so nothing was saved.');
    expect(at.window(at.ann)).toContain('[Post a copy] [Delete poll]');
    expect((await at.stored()).title).toBe('Friday song');
    await at.ann.closesModal();
    await at.waits(2_000);
    expect(at.shown()).toContain('[My votes] [Manage]');
    await at.opens(at.ann);
    expect(at.window(at.ann)).toContain('is closed, so it can’t be changed any more.');
    expect(at.window(at.ann)).not.toContain('Remove a song');
    expect(at.problems()).toEqual([]);
  });
});

describe('two who manage a poll at once', () => {
  test('the second is shown what changed, keeps what was typed, and saves it on top', async () => {
    const at = await worldOfManaging();
    at.slack.quirks.sendsNoUpdatedInitials = true;
    await at.opens(at.ann);
    await at.opens(at.dee);
    await at.ann.fills('Title', 'By Ann');
    await at.ann.chooses('Voting ends', '4 hours from now');
    await at.dee.chooses('Adding songs', 'Anyone: any number');
    await at.dee.chooses('Voting ends', '24 hours from now');
    await at.ann.submits();
    await at.dee.submits();
    const window = at.window(at.dee);
    expect(window).toContain('Nothing is saved yet, because somebody else changed this poll meanwhile');
    expect(window).toContain('the title is “By Ann” and it closes at');
    expect(at.dee.modal?.fields).toMatchObject({
      Title: 'By Ann',
      'Adding songs': 'Anyone: any number',
      'Voting ends': '24 hours from now',
    });
    expect((await at.stored()).adding).toBe('owner');
    await at.dee.submits();
    expect(at.dee.modal).toBeUndefined();
    const poll = await at.stored();
    expect(poll).toMatchObject({ title: 'By Ann', adding: 'any' });
    expect((poll.closesAt ?? 0) - at.clock.now()).toBeGreaterThan(23 * hour);
    expect(at.problems()).toEqual([]);
  });

  test('one of two saves at the very same moment is told of the other', async () => {
    const at = await worldOfManaging({}, { instances: 2 });
    await at.opens(at.ann);
    await at.opens(at.dee);
    await at.ann.fills('Title', 'By Ann');
    await at.dee.fills('Title', 'By Dee');
    const gate = holdInTable(at.world, inRequests.edit, 2);
    const both = Promise.all([at.ann.submits(), at.dee.submits()]);
    await gate.reached;
    gate.open();
    await both;
    const told = [at.ann, at.dee].filter(({ modal }) => modal?.text.includes('Nothing is saved yet'));
    expect(told).toHaveLength(1);
    const winner = told[0] === at.dee ? 'By Ann' : 'By Dee';
    expect((await at.stored()).title).toBe(winner);
    expect(told[0]?.modal?.fields['Title']).toBe(told[0] === at.dee ? 'By Dee' : 'By Ann');
  });

  test('a song that comes meanwhile is in nobody’s way', async () => {
    const at = await worldOfManaging({ songs: songs(4) });
    await at.opens(at.dee);
    await at.dee.fills('Title', 'By Dee');
    await at.opens(at.ann);
    await at.ann.presses('Remove a song');
    await at.ann.presses('Remove', { beside: 'Song 4' });
    await at.dee.submits();
    expect(at.dee.modal).toBeUndefined();
    expect(await at.titles()).toEqual(['Song 1', 'Song 2', 'Song 3']);
    expect((await at.stored()).title).toBe('By Dee');
  });
});

describe('a save while the poll closes', () => {
  test.each(['lock', 'edit'] as const)('ends well when the %s comes last', async (last) => {
    const at = await worldOfManaging({}, { instances: 2 });
    await at.opens(at.ann);
    await at.ann.fills('Title', 'Late title');
    const gate = holdInTable(at.world, inRequests[last], 1);
    const held =
      last === 'edit' ? at.ann.submits() : at.ann.atAnotherScreen().presses('Close poll', { in: at.poll });
    await gate.reached;
    if (last === 'edit') await at.ann.atAnotherScreen().presses('Close poll', { in: at.poll });
    else await at.ann.submits();
    gate.open();
    await held;
    await at.waits(3_000);
    expect((await at.stored()).status).toBe('closed');
    expect((await at.stored()).title).toBe(last === 'edit' ? 'Friday song' : 'Late title');
    expect(await at.untruths()).toEqual([]);
    if (last === 'edit') expect(at.window(at.ann)).toContain('closed meanwhile');
  });

  test('an end that is moved as it comes up: it closes then, or at the new one', async () => {
    const at = await worldOfManaging({ closesIn: 10 * minute });
    await at.opens(at.ann);
    await at.ann.chooses('Voting ends', '1 hour from now');
    at.clock.pass(10 * minute);
    const gate = holdInTable(at.world, inRequests.lock, 1);
    const closing = at.tick();
    await gate.reached;
    await at.ann.submits();
    expect(at.window(at.ann)).toContain('closed meanwhile');
    gate.open();
    await closing;
    await at.settle();
    expect((await at.stored()).status).toBe('closed');
  });
});

describe('the reminder of a poll whose end is moved', () => {
  const reminders = (at: Awaited<ReturnType<typeof worldOfManaging>>) => at.slack.repliesTo(at.poll);

  test('comes when a fifth of the new time is left, sooner or later', async () => {
    const at = await worldOfManaging({ closesIn: 24 * hour, remind: 'channel' });
    await at.passes(minute);
    await at.opens(at.ann);
    await at.ann.chooses('Voting ends', '4 hours from now');
    await at.ann.submits();
    await at.passes(3 * hour);
    expect(reminders(at)).toEqual([]);
    await at.passes(15 * minute);
    expect(reminders(at)).toHaveLength(1);
    await at.opens(at.ann);
    await at.ann.chooses('Voting ends', '24 hours from now');
    await at.ann.submits();
    await at.passes(23 * hour);
    expect(reminders(at)).toHaveLength(1);
  });

  test('comes later where the end does', async () => {
    const at = await worldOfManaging({ closesIn: 2 * hour, remind: 'channel' });
    await at.passes(minute);
    await at.opens(at.ann);
    await at.ann.chooses('Voting ends', '24 hours from now');
    await at.ann.submits();
    await at.passes(3 * hour);
    expect(reminders(at)).toEqual([]);
    await at.passes(17 * hour);
    expect(reminders(at)).toHaveLength(1);
  });

  test('comes at once where less than a fifth is left by then', async () => {
    const at = await worldOfManaging({ closesIn: 24 * hour, remind: 'channel' });
    await at.passes(10 * hour);
    await at.opens(at.ann);
    await at.ann.chooses('Voting ends', '1 hour from now');
    await at.ann.submits();
    await at.settle();
    expect(reminders(at)).toHaveLength(1);
    expect(at.problems()).toEqual([]);
  });
});
