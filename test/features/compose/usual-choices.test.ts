import { describe, expect, test } from 'vitest';
import { searches, startDraft } from './at-the-modal.ts';

describe('what somebody chose last in a channel', () => {
  test('is chosen already the next time there, by that person alone', async () => {
    const { ann, bo, music, slack, restart } = await startDraft();
    const other = slack.addChannel('other', { members: [ann, bo] });
    await ann.chooses('Votes per person', '3');
    await ann.chooses('Voting ends', 'After 4 hours');
    await ann.chooses('Who can close it', 'Anyone');
    await ann.presses('More options');
    await ann.chooses('Remind', 'The channel, once, before it closes');
    await ann.submits();
    restart();
    const usual = { 'Votes per person': '3', 'Voting ends': 'After 4 hours', 'Who can close it': 'Anyone' };
    const plain = {
      'Votes per person': '1',
      'Voting ends': 'When I close it',
      'Who can close it': 'Only me',
    };
    await ann.types('/songpoll', { in: music });
    expect(ann.modal?.fields).toMatchObject(usual);
    // It is no draft that was begun: nothing is kept of a window in which nothing was done.
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(ann.modal?.text).not.toContain('continuing your draft');
    await ann.presses('More options');
    expect(ann.modal?.fields).toMatchObject({ ...usual, Remind: 'Nobody' });
    await searches(ann, 'seasons');
    expect(ann.modal?.fields).toMatchObject(usual);
    await ann.presses('Start over');
    expect(ann.modal?.fields).toMatchObject(usual);
    await ann.closesModal();
    await ann.types('/songpoll', { in: other });
    expect(ann.modal?.fields).toMatchObject(plain);
    await bo.types('/songpoll', { in: music });
    expect(bo.modal?.fields).toMatchObject(plain);
  });

  test('is no date and time', async () => {
    const { ann, music, clock } = await startDraft();
    await ann.chooses('Voting ends', 'At a date and time');
    await ann.picksMoment('Ends at', Math.round(clock.now() / 1_000) + 7_200);
    await ann.chooses('Votes per person', '2');
    await ann.submits();
    await ann.types('/songpoll', { in: music });
    expect(ann.modal?.fields).toMatchObject({ 'Voting ends': 'When I close it', 'Votes per person': '2' });
  });
});
