import type { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { type JsonObject, objectOf, stringOf } from '../../../src/playground/protocol/json.ts';
import {
  type App,
  button,
  errorOf,
  modal,
  plain,
  section,
  startSlack,
  textInput,
} from '../person/started-slack.ts';

const dispatch = { dispatch_action: true };
const form = (...more: object[]) =>
  modal([textInput('Title', 'title'), textInput('Search', 'search', dispatch), ...more]);

/** An app that opens a modal on its command, and keeps every trigger and view it hears of. */
function opener(view: () => JsonObject = form) {
  const triggers: string[] = [];
  const app: App = async (heard, client) => {
    triggers.push(stringOf(heard['trigger_id']));
    if (heard['command'] !== undefined) await open(client, triggers[0] ?? '', view());
    return '';
  };
  return { app, triggers };
}

const open = (client: WebClient, trigger_id: string, view: JsonObject) =>
  client.apiCall('views.open', { trigger_id, view });

describe('A trigger', () => {
  it('opens one modal', async () => {
    const { app, triggers } = opener();
    const { client, ann, music } = await startSlack(app);
    await ann.types('/songpoll', { in: music });
    expect(ann.modal?.title).toBe('A modal');
    expect(await errorOf(open(client, triggers[0] ?? '', form()))).toBe('exchanged_trigger_id');
  });

  it('is good for three seconds', async () => {
    const triggers: string[] = [];
    const app: App = async (heard) => void triggers.push(stringOf(heard['trigger_id']));
    const { client, clock, ann, music } = await startSlack(app);
    await ann.types('/songpoll', { in: music });
    await ann.types('/songpoll', { in: music });
    clock.now += 3_000;
    expect(await errorOf(open(client, triggers[0] ?? '', form()))).toBe('ok');
    clock.now += 1;
    expect(await errorOf(open(client, triggers[1] ?? '', form()))).toBe('expired_trigger_id');
    expect(await errorOf(open(client, 'made-up', form()))).toBe('invalid_trigger_id');
  });

  it('is not used up by a view that Slack refuses', async () => {
    const triggers: string[] = [];
    const app: App = async (heard) => void triggers.push(stringOf(heard['trigger_id']));
    const { slack, client, ann, music } = await startSlack(app);
    await ann.types('/songpoll', { in: music });
    expect(await errorOf(open(client, triggers[0] ?? '', form({ type: 'nonsense' })))).toBe(
      'invalid_arguments',
    );
    expect(await errorOf(open(client, triggers[0] ?? '', form()))).toBe('ok');
    expect(slack.problems).toHaveLength(1);
  });
});

describe('A modal that is updated', () => {
  it('keeps what was typed where both ids stay, and forgets it where one changes', async () => {
    const { app } = opener();
    const { client, ann, music } = await startSlack(app);
    await ann.types('/songpoll', { in: music });
    await ann.fills('Title', 'Friday song');
    await ann.fills('Search', 'daft punk');
    const element = { type: 'plain_text_input', action_id: 'search-2', initial_value: 'new' };
    const title = { type: 'plain_text_input', action_id: 'title', initial_value: 'not shown' };
    const view = modal([
      textInput('Search', 'search', { element }),
      textInput('Title', 'title', { element: title }),
    ]);
    await client.apiCall('views.update', { view_id: ann.modal?.view.id, view });
    expect(ann.modal?.fields).toEqual({ Search: 'new', Title: 'Friday song' });
  });

  it('refuses an update made for an older state of it', async () => {
    const { app } = opener(() => ({ ...form(), external_id: 'draft' }));
    const { client, ann, music } = await startSlack(app);
    await ann.types('/songpoll', { in: music });
    const hash = ann.modal?.view.hash;
    const update = (more: object) => errorOf(client.apiCall('views.update', { view: form(), ...more }));
    expect(await update({ external_id: 'draft', hash })).toBe('ok');
    expect(await update({ view_id: ann.modal?.view.id, hash })).toBe('hash_conflict');
    expect(await update({ view_id: ann.modal?.view.id })).toBe('ok');
    await ann.closesModal();
    expect(await update({ view_id: 'V0GONE' })).toBe('not_found');
  });
});

describe('A modal in layers', () => {
  it('has at most three, and goes back when one is closed', async () => {
    const app: App = async (heard, client) => {
      const trigger_id = heard['trigger_id'];
      const view = modal([{ type: 'actions', elements: [button('Deeper')] }], { title: plain('Layer') });
      const method = heard['command'] === undefined ? 'views.push' : 'views.open';
      if (trigger_id !== undefined) await errorOf(client.apiCall(method, { trigger_id, view }));
    };
    const { slack, ann, music } = await startSlack(app);
    await ann.types('/songpoll', { in: music });
    const root = ann.modal?.view;
    await ann.presses('Deeper');
    await ann.presses('Deeper');
    expect(ann.modal?.view).toMatchObject({ rootId: root?.id });
    await ann.presses('Deeper');
    expect(slack.problems).toMatchObject([{ error: 'push_limit_reached' }]);
    await ann.closesModal();
    await ann.closesModal();
    expect(ann.modal?.view.id).toBe(root?.id);
  });
});

describe('What the app hears of a modal', () => {
  it('has all fields, raw, and labels with entities', async () => {
    const heards: JsonObject[] = [];
    const { app } = opener(() =>
      form({
        ...section('x'),
        block_id: 'pick',
        accessory: button('R & B', { value: 'a&b', action_id: 'go' }),
      }),
    );
    const { ann, music } = await startSlack(async (heard, client) => {
      heards.push(heard);
      return await app(heard, client);
    });
    await ann.types('/songpoll', { in: music });
    await ann.fills('Title', 'R & B <3');
    await ann.presses('R & B');
    const heard = heards[1] ?? {};
    expect(heard['actions']).toMatchObject([
      { type: 'button', block_id: 'pick', action_id: 'go', value: 'a&b', text: { text: 'R &amp; B' } },
    ]);
    expect(objectOf(heard['view'])['state']).toEqual({
      values: {
        title: { title: { type: 'plain_text_input', value: 'R & B <3' } },
        search: { search: { type: 'plain_text_input', value: null } },
      },
    });
    expect(heard).toMatchObject({
      type: 'block_actions',
      user: { id: ann.id, name: 'ann' },
      container: { type: 'view' },
    });
  });
});
