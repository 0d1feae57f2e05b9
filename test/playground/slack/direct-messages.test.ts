import { describe, expect, it } from 'vitest';
import { errorOf } from '../person/started-slack.ts';
import { startListening } from './listening-app.ts';

describe('A group DM', () => {
  it('is not there for the app, which cannot be invited either', async () => {
    const { slack, client, ann, bo, heard, respond } = await startListening();
    const cy = slack.addPerson('cy');
    const group = slack.groupDm([ann, bo, cy]);
    expect(await errorOf(client.chat.postMessage({ channel: group.id, text: 'Hi' }))).toBe(
      'channel_not_found',
    );
    expect(await errorOf(client.conversations.join({ channel: group.id }))).toBe('channel_not_found');
    expect(() => slack.invite(group)).toThrow('Nobody can be invited');
    await ann.types('/songpoll', { in: group });
    expect(heard.at(-1)).toMatchObject({ channel_id: group.id, channel_name: 'mpdm-ann--bo--cy-1' });
    await respond({ text: 'Only for Ann' });
    expect(ann.privateWords).toEqual(['Only for Ann']);
  });
});

describe('The app’s own DM', () => {
  it.each([
    { hasMessagesTab: true, answer: 'ok' },
    { hasMessagesTab: false, answer: 'messages_tab_disabled' },
  ])('answers $answer when the manifest’s messages tab is on: $hasMessagesTab', async (given) => {
    const { slack, client, ann } = await startListening({ hasMessagesTab: given.hasMessagesTab });
    const { id: channel } = slack.dmWithBot(ann);
    expect(await errorOf(client.chat.postMessage({ channel, text: 'Hi' }))).toBe(given.answer);
    expect(await errorOf(client.chat.postMessage({ channel: ann.id, text: 'Hi' }))).toBe(given.answer);
    expect(await errorOf(client.chat.postEphemeral({ channel, user: ann.id, text: 'Hi' }))).toBe(
      given.answer,
    );
  });

  it('is open as the manifest says', async () => {
    const { slack, client, ann } = await startListening();
    const { id: channel } = slack.dmWithBot(ann);
    expect(await errorOf(client.chat.postMessage({ channel, text: 'Hi' }))).toBe('ok');
  });
});
