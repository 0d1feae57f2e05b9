// Must hold: only admins and owners of the workspace change what holds in a channel, whatever window they hold; of two who save at
// once neither loses anything without being shown it.

import { describe, expect, test } from 'vitest';
import { defaultChannelSettings } from '../../../src/rules/channel/settings.ts';
import { holdInTable, inRequests } from '../poll/table-gate.ts';
import { settingsOf, worldOfSettings } from './settings-world.ts';

const told = [
  'Only workspace admins and owners can change the settings of this channel. This is how they are:',
  '• DJs: nobody',
  '• Songs per artist in a poll: Any',
  '• Longest song: Any',
  '• Explicit songs: Allow',
  '• Weeks before a winner may come back: 8',
  '• Losers return: Yes',
].join('\n');

describe('/songpoll settings', () => {
  test('lets an admin set what holds in a channel, and shows it next time', async () => {
    const at = await worldOfSettings();
    await at.opens(at.dee);
    expect(at.dee.modal?.title).toBe('Channel settings');
    expect(at.dee.modal?.text).toContain('For song polls in #music.');
    await at.dee.choosesPeople('DJs', [at.bo, at.cy]);
    await at.dee.chooses('Songs per artist in a poll', '1');
    await at.dee.chooses('Longest song', '7 minutes');
    await at.dee.chooses('Explicit songs', 'Refuse');
    await at.dee.fills('Weeks before a winner may come back', '0');
    await at.dee.chooses('Losers return', 'Once');
    await at.dee.submits();
    expect(at.dee.modal).toBeUndefined();
    expect(await at.settings()).toEqual({
      djs: [at.bo.id, at.cy.id],
      songsPerArtist: 1,
      longestMinutes: 7,
      explicit: 'refuse',
      rerunWeeks: 0,
      losersReturn: 'once',
    });
    await at.opens(at.eve);
    expect(at.eve.modal?.fields).toEqual({
      DJs: 'Bo, Cy',
      'Songs per artist in a poll': '1',
      'Longest song': '7 minutes',
      'Explicit songs': 'Refuse',
      'Weeks before a winner may come back': '0',
      'Losers return': 'Once',
    });
    await at.eve.choosesPeople('DJs', []);
    await at.eve.chooses('Songs per artist in a poll', 'Any');
    await at.eve.chooses('Longest song', 'Any');
    await at.eve.submits();
    expect(await at.settings()).toMatchObject({ djs: [], songsPerArtist: null, longestMinutes: null });
    expect([...at.slack.problems, ...at.slack.failures, ...at.slack.mentions]).toEqual([]);
  });

  test('tells everybody else who may change it, and how it is; DJs too, by names that notify nobody', async () => {
    const at = await worldOfSettings();
    await at.opens(at.ann);
    expect(at.ann.modal).toBeUndefined();
    expect(at.ann.privateWords).toEqual([told]);
    await at.set({ djs: [at.bo.id], longestMinutes: 5 });
    await at.opens(at.bo);
    expect(at.bo.modal).toBeUndefined();
    expect(at.bo.privateWords[0]).toContain(
      '• DJs: Bo\n• Songs per artist in a poll: Any\n• Longest song: 5 minutes',
    );
    expect([...at.slack.problems, ...at.slack.failures, ...at.slack.mentions]).toEqual([]);
  });

  test('says so where Slack does not tell who is an admin', async () => {
    const at = await worldOfSettings();
    at.slack.faults.fail('users.info', { kind: 'status', status: 500 });
    await at.opens(at.dee);
    expect(at.dee.privateWords[0]).toContain('Slack doesn’t tell me right now whether you are one.');
    await at.opens(at.dee);
    expect(at.dee.modal?.title).toBe('Channel settings');
  });

  test('is for channels only', async () => {
    const at = await worldOfSettings();
    await at.dee.types('/songpoll settings', { in: at.slack.dmWithBot(at.dee) });
    expect(at.dee.privateWords).toEqual(['Only channels have settings. Type /songpoll settings in one.']);
  });

  test('is an act of its own: each channel has its settings', async () => {
    const at = await worldOfSettings();
    const other = at.slack.addChannel('other', { members: [at.dee] });
    await at.set({ rerunWeeks: 3 });
    expect(await settingsOf(at.world, other.id)).toEqual(defaultChannelSettings);
  });

  test('keeps what was set when the channel gets another id', async () => {
    const at = await worldOfSettings();
    await at.set({ djs: [at.bo.id] });
    at.slack.changeChannelId(at.music);
    await at.slack.idle();
    await at.dee.types('/songpoll settings', { in: at.music });
    expect(at.dee.modal?.fields['DJs']).toBe('Bo');
  });
});

describe('Save', () => {
  test('refuses what is no number of weeks, at its field, and keeps the rest', async () => {
    const at = await worldOfSettings();
    await at.opens(at.dee);
    await at.dee.chooses('Explicit songs', 'Mark');
    await at.dee.fills('Weeks before a winner may come back', '53');
    await at.dee.submits();
    expect(Object.keys(at.dee.modal?.errors ?? {})).toEqual(['Weeks before a winner may come back']);
    await at.dee.fills('Weeks before a winner may come back', '52');
    await at.dee.submits();
    expect(await at.settings()).toMatchObject({ explicit: 'mark', rerunWeeks: 52 });
  });

  test('refuses somebody who is no admin any more, however long the window was open', async () => {
    const at = await worldOfSettings();
    await at.opens(at.dee);
    at.slack.changeRole(at.dee, 'member');
    await at.dee.chooses('Explicit songs', 'Refuse');
    await at.dee.submits();
    expect(at.dee.modal?.errors).toEqual({
      DJs: 'Only workspace admins and owners can change these settings. Nothing was saved.',
    });
    expect(await at.settings()).toEqual(defaultChannelSettings);
  });

  test('asks to press again where Slack does not tell, and has lost nothing', async () => {
    const at = await worldOfSettings();
    await at.opens(at.dee);
    await at.dee.chooses('Explicit songs', 'Refuse');
    at.slack.faults.fail('users.info', { kind: 'status', status: 500 });
    await at.dee.submits();
    expect(at.dee.modal?.errors['DJs']).toContain('Please press Save again in a moment.');
    await at.dee.submits();
    expect((await at.settings()).explicit).toBe('refuse');
  });

  test('shows the second of two what the first has changed, with the own changes on top of it', async () => {
    const at = await worldOfSettings();
    await at.opens(at.dee);
    await at.opens(at.eve);
    await at.dee.chooses('Longest song', '5 minutes');
    await at.dee.choosesPeople('DJs', [at.bo]);
    await at.dee.submits();
    await at.eve.chooses('Explicit songs', 'Refuse');
    await at.eve.choosesPeople('DJs', [at.cy]);
    await at.eve.fills('Weeks before a winner may come back', '2');
    await at.eve.submits();
    expect(at.eve.modal?.text).toContain(
      '⚠️ Not saved yet: somebody else has changed these settings meanwhile (DJs: Bo; Longest song: 5 minutes). What you have changed is still below: please look, then press Save again.',
    );
    expect(at.eve.modal?.fields).toMatchObject({
      DJs: 'Bo, Cy',
      'Longest song': '5 minutes',
      'Explicit songs': 'Refuse',
      'Weeks before a winner may come back': '2',
    });
    expect(await at.settings()).toMatchObject({ djs: [at.bo.id], explicit: 'allow' });
    await at.eve.submits();
    expect(await at.settings()).toMatchObject({
      djs: [at.bo.id, at.cy.id],
      longestMinutes: 5,
      explicit: 'refuse',
      rerunWeeks: 2,
    });
    expect([...at.slack.problems, ...at.slack.failures, ...at.slack.mentions]).toEqual([]);
  });

  test('the same where both press at the same moment', async () => {
    const at = await worldOfSettings({ instances: 2 });
    await at.opens(at.dee);
    await at.opens(at.eve);
    await at.dee.chooses('Longest song', '5 minutes');
    await at.eve.chooses('Longest song', '10 minutes');
    const gate = holdInTable(at, inRequests.settings, 1);
    const first = at.dee.submits();
    await gate.reached;
    await at.eve.submits();
    expect(at.eve.modal).toBeUndefined();
    gate.open();
    await first;
    expect(at.dee.modal?.text).toContain('meanwhile (Longest song: 10 minutes)');
    expect(at.dee.modal?.fields['Longest song']).toBe('5 minutes');
    await at.dee.submits();
    expect(at.dee.modal).toBeUndefined();
    expect((await at.settings()).longestMinutes).toBe(5);
  });

  test('the same submission twice is saved once', async () => {
    const at = await worldOfSettings();
    await at.opens(at.dee);
    await at.dee.chooses('Longest song', '5 minutes');
    await at.dee.submits({ times: 2 });
    expect(at.dee.modal).toBeUndefined();
    expect((await at.settings()).longestMinutes).toBe(5);
  });
});
