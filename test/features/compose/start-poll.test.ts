import { describe, expect, test } from 'vitest';
import { wireId } from '../../songs/spotify/spotify-wire.ts';
import { modalOf, noticesIn, picksIn, searches, startDraft } from './at-the-modal.ts';

describe('Post poll', () => {
  test('posts the poll, closes the modal, and the next /songpoll begins anew', async () => {
    const { ann, music, polls, slack } = await startDraft();
    await ann.submits();
    expect(ann.modal).toBeUndefined();
    expect(polls()).toEqual([expect.stringContaining('Friday song')]);
    expect(polls()[0]).toContain('Summer Song 2');
    await ann.types('/songpoll', { in: music });
    expect([...picksIn(ann), ...noticesIn(ann)]).toEqual([]);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });

  test('takes what stands in the inputs at that moment', async () => {
    const { ann, bo, polls, settle, slack } = await startDraft(3);
    const other = slack.addChannel('other');
    await ann.chooses('Votes per person', '2');
    await ann.chooses('Who can close it', 'Anyone');
    await ann.chooses('Voting ends', 'After 1 hour');
    await ann.choosesChannel('Post in', other);
    await ann.fills('Title', 'Typed last');
    await ann.submits();
    const [poll] = slack.messagesIn(other);
    if (poll === undefined) throw new Error('No poll');
    expect(polls()).toEqual([]);
    expect(slack.textOf(poll)).toMatch(/Typed last[\s\S]*Started by Ann · 2 votes each/u);
    expect(slack.textOf(poll)).toMatch(/Closes .*13:00/u);
    await bo.presses('Close poll', { in: poll });
    await settle();
    expect(slack.textOf(poll)).toContain('Closed by Bo');
  });

  test('asks the usual question when no title is typed', async () => {
    const { ann, polls } = await startDraft();
    await ann.fills('Title', '');
    await ann.submits();
    expect(polls()).toEqual([expect.stringContaining('Which song shall we play?')]);
  });

  test.each([1, 2])('pressed three times at once posts one poll, with %i processes', async (instances) => {
    const { ann, music, polls, slack } = await startDraft(2, { instances });
    await ann.submits({ times: 3 });
    expect(polls()).toHaveLength(1);
    if (ann.modal !== undefined) await ann.submits();
    expect(ann.modal).toBeUndefined();
    await ann.types('/songpoll', { in: music });
    expect(picksIn(ann)).toEqual([]);
    expect(polls()).toHaveLength(1);
    expect([...slack.problems, ...slack.failures]).toEqual([]);
  });
});

describe('what has to change first is told at its field', () => {
  test.each([
    [0, 'A poll needs at least 2 songs.'],
    [1, 'A poll needs at least 2 songs: add 1 more song.'],
  ])('with %i songs', async (count, sentence) => {
    const { ann, polls } = await startDraft(count);
    await ann.submits();
    expect(modalOf(ann).errors).toEqual({ 'Search Spotify or paste links': sentence });
    expect(polls()).toEqual([]);
    expect(modalOf(ann).fields['Title']).toBe('Friday song');
  });

  test('a private channel without the bot: how to invite it, and then it works', async () => {
    const { ann, slack } = await startDraft();
    const secret = slack.addChannel('secret', { kind: 'private', members: [ann], hasBot: false });
    await ann.choosesChannel('Post in', secret);
    await ann.submits();
    expect(modalOf(ann).errors['Post in']).toContain('/invite @songpoll ');
    slack.invite(secret);
    await ann.submits();
    expect(slack.messagesIn(secret)).toHaveLength(1);
    expect(ann.modal).toBeUndefined();
  });

  test('an archived channel: choose another one', async () => {
    const { ann, slack, music } = await startDraft();
    slack.archive(music);
    await ann.submits();
    expect(modalOf(ann).errors).toEqual({ 'Post in': 'That channel is archived. Choose another one.' });
    expect(picksIn(ann)).toHaveLength(2);
  });

  test('a conversation between two people: nobody can be invited there', async () => {
    const { ann, bo, slack } = await startDraft();
    await ann.choosesChannel('Post in', slack.dmBetween(ann, bo));
    await ann.submits();
    expect(modalOf(ann).errors['Post in']).toContain('I cannot post in that conversation.');
  });

  test('a channel where only some may post', async () => {
    const { ann, slack } = await startDraft();
    slack.faults.fail('chat.postMessage', { kind: 'error', error: 'restricted_action' });
    await ann.submits();
    expect(modalOf(ann).errors['Post in']).toContain('I am not allowed to post in that channel.');
    await ann.submits();
    expect(ann.modal).toBeUndefined();
  });
});

describe('where a poll can be posted', () => {
  test('a public channel is joined first, so that a :lock: there is seen', async () => {
    const { ann, slack } = await startDraft();
    const open = slack.addChannel('open', { hasBot: false });
    await ann.choosesChannel('Post in', open);
    await ann.submits();
    const [poll] = slack.messagesIn(open);
    if (poll === undefined) throw new Error('No poll');
    const methods = slack.calls.map(({ method }) => method);
    expect(methods.indexOf('conversations.join')).toBeLessThan(methods.indexOf('chat.postMessage'));
    await ann.reacts('lock', poll);
    expect(slack.deliveries.at(-1)?.what).toBe('reaction_added');
  });

  test('a private channel and a conversation with the bot work', async () => {
    const { ann, slack, music } = await startDraft();
    const secret = slack.addChannel('secret', { kind: 'private', members: [ann] });
    await ann.choosesChannel('Post in', secret);
    await ann.submits();
    expect(slack.messagesIn(secret)).toHaveLength(1);
    const dm = slack.dmWithBot(ann);
    await ann.types('/songpoll', { in: dm });
    await searches(ann, `spotify:track:${wireId('track', 1)} spotify:track:${wireId('track', 2)}`);
    await ann.submits();
    expect(slack.messagesIn(dm)).toHaveLength(1);
    expect(slack.messagesIn(music)).toEqual([]);
  });

  test('the poll is posted although the bot could not join just then, where it is in already', async () => {
    const { ann, slack, polls } = await startDraft();
    slack.faults.fail('conversations.join', { kind: 'rate-limited', retryAfter: 30 });
    slack.faults.fail('users.info', { kind: 'status', status: 500 });
    await ann.submits();
    expect(polls()).toEqual([expect.stringContaining('Started by ann')]);
  });
});
