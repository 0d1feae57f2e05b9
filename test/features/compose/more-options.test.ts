import { describe, expect, test } from 'vitest';
import { noticesIn, startDraft } from './at-the-modal.ts';

const hour = 3_600_000;
const seconds = (milliseconds: number) => Math.round(milliseconds / 1_000);

describe('More options', () => {
  test('unfold in place, keep what is typed, and fold again with a word on what is chosen', async () => {
    const { ann } = await startDraft();
    expect(Object.keys(ann.modal?.fields ?? {})).not.toContain('Remind');
    await ann.fills('Title', 'Typed, not saved');
    await ann.presses('More options');
    expect(ann.modal?.fields).toMatchObject({
      Title: 'Typed, not saved',
      Remind: 'Nobody',
      'Close early': 'Never',
    });
    await ann.chooses('Remind', 'The channel, once, before it closes');
    await ann.presses('Fewer options');
    expect(Object.keys(ann.modal?.fields ?? {})).not.toContain('Remind');
    expect(ann.modal?.text).toContain('Also chosen: Remind: The channel, once, before it closes');
    expect(ann.modal?.fields).toMatchObject({ Title: 'Typed, not saved' });
  });

  test('are kept with the draft', async () => {
    const { ann, music, restart } = await startDraft();
    await ann.presses('More options');
    await ann.chooses('Close early', 'When … people have voted');
    await ann.fills('How many people', '12');
    await ann.closesModal();
    restart();
    await ann.types('/songpoll', { in: music });
    expect(ann.modal?.fields).toMatchObject({
      'Close early': 'When … people have voted',
      'How many people': '12',
    });
  });
});

describe('a poll that ends at a date and time', () => {
  test('gets a field for it, filled in with the full hour after a day, and closes then', async () => {
    const { ann, polls, clock, slack, music, tick, settle } = await startDraft();
    await ann.chooses('Voting ends', 'At a date and time');
    const suggested = Math.ceil((clock.now() + 24 * hour) / hour) * hour;
    expect(ann.modal?.fields['Ends at']).toBe(String(seconds(suggested)));
    await ann.picksMoment('Ends at', seconds(clock.now() + 2 * hour));
    await ann.submits();
    expect(polls()).toHaveLength(1);
    await settle();
    clock.pass(2 * hour - 1_000);
    await tick();
    await settle();
    expect(slack.messagesIn(music)).toHaveLength(1);
    clock.pass(2_000);
    await tick();
    await settle();
    expect(slack.messagesIn(music)).toHaveLength(2);
  });

  test.each([
    { from: 4 * 60_000, says: 'Choose a time at least 5 minutes from now.' },
    { from: -hour, says: 'Choose a time at least 5 minutes from now.' },
    { from: 61 * 24 * hour, says: 'Choose a time within the next 60 days.' },
  ])('is not posted with a time $from ms from now', async ({ from, says }) => {
    const { ann, polls, clock } = await startDraft();
    await ann.chooses('Voting ends', 'At a date and time');
    await ann.picksMoment('Ends at', seconds(clock.now() + from));
    await ann.submits();
    expect(ann.modal?.errors).toEqual({ 'Ends at': says });
    expect(polls()).toEqual([]);
  });

  test('is not posted before its field was seen, for a redraw may have failed', async () => {
    const { ann, polls, slack } = await startDraft();
    slack.faults.fail('views.update', { kind: 'status', status: 500 }, { times: 3 });
    await ann.chooses('Voting ends', 'At a date and time');
    expect(Object.keys(ann.modal?.fields ?? {})).not.toContain('Ends at');
    await ann.submits();
    expect(polls()).toEqual([]);
    expect(noticesIn(ann)).toEqual([
      '⚠️ Not posted yet: one more field has to be filled in below. Then press Post poll again.',
    ]);
    await ann.submits();
    expect(polls()).toHaveLength(1);
  });
});

test('a number of voters that is folded away is posted, and one that is missing is unfolded', async () => {
  const { ann, polls } = await startDraft();
  await ann.presses('More options');
  await ann.chooses('Close early', 'When … people have voted');
  await ann.presses('Fewer options');
  await ann.submits();
  expect(polls()).toEqual([]);
  await ann.fills('How many people', '12');
  await ann.presses('Fewer options');
  await ann.submits();
  expect(polls()).toEqual([expect.stringContaining('Closes when 12 people have voted')]);
});

test.each(['', '0', '2.5', '10001'])('"%s" people are not waited for', async (typed) => {
  const { ann, polls } = await startDraft();
  await ann.presses('More options');
  await ann.chooses('Close early', 'When … people have voted');
  await ann.fills('How many people', typed);
  await ann.submits();
  expect(polls()).toEqual([]);
  expect(JSON.stringify(ann.modal?.errors)).toMatch(/How many people/u);
});
