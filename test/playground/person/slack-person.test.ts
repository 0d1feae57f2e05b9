import { describe, expect, it } from 'vitest';
import { type JsonObject, objectOf, objectsOf } from '../../../src/playground/protocol/json.ts';
import { button, modal, plain, section, startSlack, textInput } from './started-slack.ts';

const option = (text: string) => ({ text: plain(text), value: text.toLowerCase() });
const options = [option('One'), option('Two')];
const field = (label: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: label,
  label: plain(label),
  element: { action_id: 'field', ...element },
  ...more,
});

/** Opens the view on a command, and keeps all it hears. */
async function withModal(blocks: object[]) {
  const heards: JsonObject[] = [];
  const started = await startSlack(async (heard, client) => {
    heards.push(heard);
    if (heard['command'] === undefined) return;
    await client.apiCall('views.open', { trigger_id: heard['trigger_id'], view: modal(blocks) });
  });
  await started.ann.types('/songpoll', { in: started.music });
  return { ...started, heards, action: () => objectsOf(heards.at(-1)?.['actions'])[0] };
}

/** A poll of two songs stands in the channel. */
async function withMessage() {
  const heards: JsonObject[] = [];
  const started = await startSlack(async (heard) => void heards.push(heard));
  const confirm = {
    title: plain('Sure?'),
    text: plain('It closes.'),
    confirm: plain('Close'),
    deny: plain('Wait'),
  };
  const blocks = [
    { ...section('*Blue* &amp; Red'), accessory: button('Vote', { value: '0' }) },
    { type: 'context', elements: [plain('no votes')] },
    section('Green'),
    { type: 'actions', elements: [button('Vote', { value: '1' }), { ...button('Close'), confirm }] },
  ];
  await started.client.apiCall('chat.postMessage', { channel: started.music.id, text: 'Poll', blocks });
  const [poll] = started.slack.messagesIn(started.music);
  if (poll === undefined) throw new Error('Nothing was posted.');
  return { ...started, poll, heards, action: () => objectsOf(heards.at(-1)?.['actions'])[0] };
}

describe('A person in a modal', () => {
  it('chooses by label and words, and reads what is chosen', async () => {
    const { ann, heards, action } = await withModal([
      field('Votes', { type: 'static_select', options, placeholder: plain('How many?') }),
      field('Who', { type: 'radio_buttons', options, initial_option: options[0] }, { dispatch_action: true }),
    ]);
    expect(ann.modal?.fields).toEqual({ Votes: '(How many?)', Who: 'One' });
    await ann.chooses('Votes', 'Two');
    expect(heards).toHaveLength(1);
    await ann.chooses('Who', 'Two');
    expect(action()).toMatchObject({ type: 'radio_buttons', selected_option: { value: 'two' } });
    expect(ann.modal?.fields).toEqual({ Votes: 'Two', Who: 'Two' });
  });

  it('finds the channel of the command chosen already, and can choose another', async () => {
    const element = { type: 'conversations_select', default_to_current_conversation: true };
    const { slack, ann } = await withModal([field('Channel', element)]);
    expect(ann.modal?.fields).toEqual({ Channel: 'music' });
    await ann.choosesChannel('Channel', slack.addChannel('jazz'));
    expect(ann.modal?.fields).toEqual({ Channel: 'jazz' });
    const secret = slack.addChannel('secret', { kind: 'private' });
    await expect(ann.choosesChannel('Channel', secret)).rejects.toThrow('sees no channel');
  });

  it('is heard on Enter only where the app asked for it', async () => {
    const onCharacters = { dispatch_action_config: { trigger_actions_on: ['on_character_entered'] } };
    const { ann, heards, action } = await withModal([
      textInput('Title', 'title'),
      textInput('Search', 'search', { dispatch_action: true }),
      field('Live', { type: 'plain_text_input', ...onCharacters }, { dispatch_action: true }),
    ]);
    await ann.pressesEnter('Title');
    await ann.fills('Search', 'daft');
    await ann.pressesEnter('Live');
    expect(heards).toHaveLength(1);
    await ann.pressesEnter('Search');
    expect(action()).toMatchObject({ type: 'plain_text_input', action_id: 'search', value: 'daft' });
    await ann.fills('Live', 'x');
    expect(heards).toHaveLength(3);
  });

  it('cannot act on what is not there', async () => {
    const { ann } = await withModal([textInput('Title', 'title')]);
    await expect(ann.fills('Titel', 'x')).rejects.toThrow(
      'There are 0 of: field "Titel". On the screen:\nTitle: ',
    );
    await expect(ann.presses('Vote')).rejects.toThrow('There are 0 of: button [Vote]');
  });
});

describe('A person before a message', () => {
  it('presses the button beside a song, and the app hears all about it', async () => {
    const { ann, music, poll, heards, action } = await withMessage();
    await ann.presses('Vote', { in: poll, beside: 'Blue & Red' });
    expect(action()).toMatchObject({
      type: 'button',
      value: '0',
      action_ts: expect.stringMatching(/^\d+\.\d{6}$/),
    });
    await ann.presses('Vote', { in: poll, beside: 'Green' });
    expect(action()).toMatchObject({ value: '1' });
    expect(heards[1]).toMatchObject({
      container: { type: 'message', channel_id: music.id, message_ts: poll.ts, is_ephemeral: false },
      channel: { id: music.id, name: 'music' },
      response_url: expect.stringContaining('http://127.0.0.1:'),
      message: { ts: poll.ts, text: 'Poll' },
    });
    expect(new Set(heards.map((heard) => objectsOf(heard['actions'])[0]?.['action_ts'])).size).toBe(2);
  });

  it('must say which of two equal buttons', async () => {
    const { ann, poll } = await withMessage();
    await expect(ann.presses('Vote', { in: poll })).rejects.toThrow('There are 2 of: button [Vote]');
    await expect(ann.presses('Vote', { in: poll, beside: 'Black' })).rejects.toThrow('There are 0 of');
  });

  it('is asked back by a dialog, and may refuse', async () => {
    const { ann, poll, heards } = await withMessage();
    await ann.presses('Close', { in: poll, refusesConfirm: true });
    expect(heards).toEqual([]);
    expect(ann.confirms).toEqual([{ title: 'Sure?', text: 'It closes.', confirm: 'Close', deny: 'Wait' }]);
    await ann.presses('Close', { in: poll });
    expect(heards).toHaveLength(1);
  });

  it('may forge a click', async () => {
    const { ann, poll, heards, action } = await withMessage();
    const forged = { value: '99', action_id: 'evil', channel: 'C0OTHER', message_ts: '1.0' };
    await ann.presses('Close', { in: poll, forged });
    expect(action()).toMatchObject({ value: '99', action_id: 'evil' });
    expect(heards[0]).toMatchObject({ container: { channel_id: 'C0OTHER', message_ts: '1.0' } });
  });

  it('clicks what was displayed, whatever the message becomes meanwhile', async () => {
    const seen: unknown[] = [];
    const { client, ann, bo, music, slack } = await startSlack(async (heard, app) => {
      seen.push(objectOf(heard['message'])['text']);
      await app.chat.update({ channel: music.id, ts: poll?.ts ?? '', text: 'drawn again' });
    });
    const blocks = [{ type: 'actions', elements: [button('Vote')] }];
    await client.apiCall('chat.postMessage', { channel: music.id, text: 'first', blocks });
    const [poll] = slack.messagesIn(music);
    if (poll === undefined) throw new Error('Nothing was posted.');
    await Promise.all([ann.presses('Vote', { in: poll }), bo.presses('Vote', { in: poll })]);
    expect(seen).toEqual(['first', 'first']);
  });

  it('sees nothing of channels that are not theirs, nor of messages gone', async () => {
    const { slack, ann, poll } = await withMessage();
    const secret = slack.addChannel('secret', { kind: 'private' });
    expect(() => ann.sees(secret)).toThrow('sees no channel');
    slack.deleteMessage(poll);
    await expect(ann.presses('Close', { in: poll })).rejects.toThrow('a message that is gone');
  });
});

describe('A listener', () => {
  it('hears of every change until it stops', async () => {
    const { slack, client, ann, music } = await startSlack(async () => 'Hello');
    const kinds: string[] = [];
    const stop = slack.onChange(({ kind }) => void kinds.push(kind));
    await client.chat.postMessage({ channel: music.id, text: 'a' });
    await ann.types('/songpoll', { in: music });
    stop();
    await client.chat.postMessage({ channel: music.id, text: 'b' });
    expect(kinds).toEqual(['call', 'message', 'call', 'delivery', 'private-word']);
  });
});
