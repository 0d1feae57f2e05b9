import { describe, expect, it } from 'vitest';
import { errorOf, modal, textInput } from '../person/started-slack.ts';
import { startListening } from './listening-app.ts';

const shortcuts = [
  { name: 'Poll these songs', type: 'message' as const, callback_id: 'poll_songs', description: 'x' },
  { name: 'Start a song poll', type: 'global' as const, callback_id: 'start_poll', description: 'x' },
];
const album = 'https://open.spotify.com/album/1';
const track = 'https://open.spotify.com/track/2';

describe('A shortcut in the menu of a message', () => {
  it('brings the message with its links in text, rich text and attachments', async () => {
    const { slack, ann, bo, music, heard } = await startListening({ shortcuts, events: [] });
    const attachments = [{ original_url: track, from_url: track, title: 'Song', title_link: track }];
    const said = slack.say(bo, { in: music, text: `Try ${album} &amp; <${track}|this>`, attachments });
    await ann.usesShortcut('Poll these songs', { on: said });
    expect(heard).toMatchObject([
      {
        type: 'message_action',
        callback_id: 'poll_songs',
        user: { id: ann.id },
        channel: { id: music.id, name: 'music' },
        message_ts: said.ts,
        message: {
          user: bo.id,
          text: `Try <${album}> &amp; <${track}|this>`,
          blocks: [
            {
              type: 'rich_text',
              elements: [
                {
                  elements: [
                    { type: 'text', text: 'Try ' },
                    { type: 'link', url: album },
                    { type: 'text', text: ' & ' },
                    { type: 'link', url: track, text: 'this' },
                  ],
                },
              ],
            },
          ],
          attachments,
        },
        response_url: expect.stringContaining('/app/'),
      },
    ]);
  });

  it('works where the app is not, where only its response URL is heard', async () => {
    const { slack, client, ann, heard, respond } = await startListening({ shortcuts, events: [] });
    const secret = slack.addChannel('secret', { kind: 'private', members: [ann], hasBot: false });
    const said = slack.say(ann, { in: secret, text: track });
    await ann.usesShortcut('Poll these songs', { on: said });
    const post = client.chat.postMessage({ channel: secret.id, text: 'Hi' });
    expect(await errorOf(post)).toBe('channel_not_found');
    const trigger_id = String(heard[0]?.['trigger_id']);
    await client.views.open({ trigger_id, view: modal([textInput('Title', 'title')]) });
    expect(ann.modal?.title).toBe('A modal');
    await respond({ text: 'Saved' });
    expect(ann.sees(secret)).toEqual([track, 'Saved']);
  });
});

describe('A shortcut of the workspace', () => {
  it('comes from no channel, and opens a modal', async () => {
    const { client, ann, heard } = await startListening({ shortcuts, events: [] });
    await ann.usesShortcut('Start a song poll');
    expect(heard).toMatchObject([{ type: 'shortcut', callback_id: 'start_poll', user: { id: ann.id } }]);
    expect(heard[0]).not.toHaveProperty('channel');
    expect(heard[0]).not.toHaveProperty('response_url');
    const trigger_id = String(heard[0]?.['trigger_id']);
    await client.views.open({ trigger_id, view: modal([textInput('Title', 'title')]) });
    expect(ann.modal?.title).toBe('A modal');
  });

  it('is found by its name only', async () => {
    const { ann } = await startListening({ shortcuts, events: [] });
    await expect(ann.usesShortcut('Poll these songs')).rejects.toThrow(
      'no global shortcut "Poll these songs"',
    );
  });
});
