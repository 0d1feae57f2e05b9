import { describe, expect, test } from 'vitest';
import type { Fault } from '../../../src/playground/slack/faults.ts';
import { wireId } from '../../songs/spotify/spotify-wire.ts';
import { modalOf, picksIn, searches, startDraft } from './at-the-modal.ts';

const busy = 'Slack is busy and the poll was not posted. Please press Post poll again in a moment.';
const unclear =
  'Slack did not say whether the poll was posted. Look in the channel before you press Post poll again.';

describe('Slack does not post', () => {
  test.each<[string, Fault, string]>([
    ['too many messages', { kind: 'rate-limited', retryAfter: 30 }, busy],
    ['its own kind of no', { kind: 'error', error: 'service_unavailable' }, busy],
    ['a failure', { kind: 'status', status: 500 }, unclear],
    ['a broken connection', { kind: 'reset', when: 'before' }, unclear],
  ])('%s: the person is told, nothing is lost, and the next try works', async (_how, fault, sentence) => {
    const { ann, slack, polls, restart } = await startDraft();
    await ann.fills('Title', 'Typed last');
    slack.faults.fail('chat.postMessage', fault);
    await ann.submits();
    expect(modalOf(ann).errors).toEqual({ 'Post in': sentence });
    expect(modalOf(ann).fields['Title']).toBe('Typed last');
    restart();
    await ann.submits();
    expect(ann.modal).toBeUndefined();
    expect(polls()).toHaveLength(1);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('and the draft is still there for the next /songpoll, title and all', async () => {
    const { ann, slack, polls, music } = await startDraft();
    slack.faults.fail('chat.postMessage', { kind: 'rate-limited', retryAfter: 30 });
    await ann.fills('Title', 'Typed last');
    await ann.submits();
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(picksIn(ann)).toHaveLength(2);
    expect(modalOf(ann).fields['Title']).toBe('Typed last');
    await ann.submits();
    expect(polls()).toHaveLength(1);
  });
});

test('where the poll’s time goes by before the next try, that posts another one', async () => {
  const { ann, bo, slack, music, waits, tick, settle } = await startDraft();
  await ann.chooses('Voting ends', 'After 15 minutes');
  slack.faults.fail('chat.postMessage', { kind: 'reset', when: 'before' });
  await ann.submits();
  expect(modalOf(ann).errors).toEqual({ 'Post in': unclear });
  await waits(16 * 60_000);
  await tick();
  await settle();
  await ann.submits();
  const [poll, ...others] = slack.messagesIn(music);
  if (poll === undefined) throw new Error('No poll');
  expect(others).toEqual([]);
  await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
  await settle();
  expect(slack.textOf(poll)).toContain('1 vote');
});

describe('Slack posts, but its answer is lost', () => {
  const losses: [string, Fault][] = [
    ['a failure after the fact', { kind: 'status', status: 500, when: 'after' }],
    ['a connection broken after the fact', { kind: 'reset', when: 'after' }],
  ];

  async function withLostAnswer(fault: Fault) {
    const world = await startDraft();
    world.slack.faults.fail('chat.postMessage', fault);
    await world.ann.submits();
    const [poll] = world.slack.messagesIn(world.music);
    if (poll === undefined) throw new Error('No poll');
    return { ...world, poll };
  }

  test.each(losses)(
    '%s: the person is told to look, and the poll in the channel works',
    async (_how, fault) => {
      const { ann, bo, slack, poll, polls, settle } = await withLostAnswer(fault);
      expect(modalOf(ann).errors).toEqual({ 'Post in': unclear });
      await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
      await settle();
      expect(slack.textOf(poll)).toContain('1 vote · Bo');
      await ann.presses('Close poll', { in: poll });
      await settle();
      expect(polls()).toHaveLength(2);
    },
  );

  test('once somebody has voted there, no second poll is posted', async () => {
    const { ann, bo, poll, polls } = await withLostAnswer({ kind: 'reset', when: 'after' });
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
    await ann.submits();
    expect(ann.modal).toBeUndefined();
    expect(polls()).toHaveLength(1);
  });

  test('the next /songpoll does not offer the poll that people vote on as a draft', async () => {
    const { ann, bo, poll, polls, music } = await withLostAnswer({ kind: 'reset', when: 'after' });
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(picksIn(ann)).toEqual([]);
    await searches(ann, `spotify:track:${wireId('track', 7)} spotify:track:${wireId('track', 8)}`);
    await ann.submits();
    expect(polls()).toHaveLength(2);
  });
});

describe('a window that stays open after its poll was posted without our knowing', () => {
  test('posts other songs as another poll', async () => {
    const { ann, bo, music, slack, polls } = await startDraft();
    slack.faults.fail('chat.postMessage', { kind: 'reset', when: 'after' });
    await ann.submits();
    const [poll] = slack.messagesIn(music);
    if (poll === undefined) throw new Error('No poll');
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
    await searches(ann, `spotify:track:${wireId('track', 7)}`);
    await ann.submits();
    expect(ann.modal).toBeUndefined();
    expect(polls()).toHaveLength(2);
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 1' });
    expect(slack.failures).toEqual([]);
  });
});

describe('the table fails after the poll is posted', () => {
  test('the poll stands, works, is posted once, and the next /songpoll begins anew', async () => {
    const { ann, bo, table, polls, music, slack, settle } = await startDraft();
    const isForgetting = { when: (request: { operation: string }) => request.operation === 'DeleteItem' };
    table.proxy.faults.order({
      fault: { kind: 'refused', error: 'InternalServerError' },
      ...isForgetting,
      times: Infinity,
    });
    await ann.submits();
    table.proxy.faults.clear();
    const [poll] = slack.messagesIn(music);
    if (poll === undefined) throw new Error('No poll');
    await ann.closesModal();
    await ann.types('/songpoll', { in: music });
    expect(picksIn(ann)).toEqual([]);
    await searches(ann, `spotify:track:${wireId('track', 7)} spotify:track:${wireId('track', 8)}`);
    await ann.submits();
    expect(polls()).toHaveLength(2);
    await bo.presses('Vote', { in: poll, beside: 'Summer Song 2' });
    await settle();
    expect(slack.textOf(poll)).toContain('1 vote · Bo');
  });
});
