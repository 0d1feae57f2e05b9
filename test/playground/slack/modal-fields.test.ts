import type { WebClient } from '@slack/web-api';
import { describe, expect, it } from 'vitest';
import { type JsonObject, objectOf } from '../../../src/playground/protocol/json.ts';
import { errorOf, modal, plain, textInput } from '../person/started-slack.ts';
import { startListening } from './listening-app.ts';

const field = (label: string, element: object, more: object = {}) => ({
  type: 'input',
  block_id: label,
  label: plain(label),
  element: { action_id: 'field', ...element },
  ...more,
});

/** Ann has a modal open, and the app hears all that is done in it. */
async function withModal(blocks: object[]) {
  const started = await startListening({ events: [] });
  const { client, ann, music, heard } = started;
  await ann.types('/songpoll', { in: music });
  const trigger_id = String(heard.at(-1)?.['trigger_id']);
  await client.views.open({ trigger_id, view: modal(blocks) });
  const view_id = ann.modal?.view.id;
  return {
    ...started,
    update: (next: object[]) => client.apiCall('views.update', { view_id, view: modal(next) }),
    /** What each field was told to hold, by the last payload. */
    told(): JsonObject {
      const values = objectOf(objectOf(objectOf(heard.at(-1)?.['view'])['state'])['values']);
      return Object.fromEntries(
        Object.entries(values).map(([block, held]) => [block, Object.values(objectOf(held))[0]]),
      );
    },
  };
}

const open = (client: WebClient, element: object) =>
  client.apiCall('views.open', { trigger_id: 'x', view: modal([field('Field', element)]) });

describe('Fields of a modal', () => {
  it('hold people, moments and numbers as Slack sends them', async () => {
    const { ann, bo, told } = await withModal([
      field('Who', { type: 'users_select' }),
      field('When', { type: 'datetimepicker', initial_date_time: 1_700_000_000 }),
      field('How many', { type: 'number_input', is_decimal_allowed: false, min_value: '2' }),
      field('Day', { type: 'datepicker' }, { optional: true }),
    ]);
    await ann.choosesPerson('Who', bo);
    await ann.fills('How many', '12');
    expect(ann.modal?.fields).toMatchObject({ Who: 'Bo', 'How many': '12' });
    await ann.submits();
    expect(told()).toEqual({
      Who: { type: 'users_select', selected_user: bo.id },
      When: { type: 'datetimepicker', selected_date_time: 1_700_000_000 },
      'How many': { type: 'number_input', value: '12' },
      Day: { type: 'datepicker', selected_date: null },
    });
  });

  it('hold several people, as many as the app lets choose', async () => {
    const { ann, bo, told } = await withModal([
      field('Who', { type: 'multi_users_select', max_selected_items: 2 }, { optional: true }),
    ]);
    await expect(ann.choosesPeople('Who', [ann, bo, ann])).rejects.toThrow('2 people at most');
    await ann.choosesPeople('Who', [bo, ann]);
    await ann.submits();
    expect(told()).toEqual({ Who: { type: 'multi_users_select', selected_users: [bo.id, ann.id] } });
  });

  it('hold another moment once it was picked', async () => {
    const { ann, told } = await withModal([field('When', { type: 'datetimepicker' })]);
    await ann.picksMoment('When', 1_800_000_000);
    await ann.submits();
    expect(told()).toEqual({ When: { type: 'datetimepicker', selected_date_time: 1_800_000_000 } });
  });

  it.each([
    { typed: 'many', complaint: 'Enter a number.' },
    { typed: '2.5', complaint: 'Enter a whole number.' },
    { typed: '1', complaint: 'Enter a number that is 2 or more.' },
    { typed: '501', complaint: 'Enter a number that is 500 or less.' },
  ])('refuse "$typed" as a number', async ({ typed, complaint }) => {
    const limits = { is_decimal_allowed: false, min_value: '2', max_value: '500' };
    const { ann, heard } = await withModal([field('How many', { type: 'number_input', ...limits })]);
    await ann.fills('How many', typed);
    await ann.submits();
    expect(ann.modal?.errors).toEqual({ 'How many': complaint });
    expect(heard).toHaveLength(1);
  });

  it.each([
    {
      what: 'a moment of eleven digits',
      element: { type: 'datetimepicker', initial_date_time: 17_000_000_000 },
    },
    { what: 'a moment in words', element: { type: 'datetimepicker', initial_date_time: '1700000000' } },
    {
      what: 'more people than can be chosen',
      element: { type: 'multi_users_select', max_selected_items: 1, initial_users: ['U1', 'U2'] },
    },
    {
      what: 'one person twice',
      element: { type: 'multi_users_select', initial_users: ['U1', 'U1'] },
    },
    { what: 'a number that does not say whether it has decimals', element: { type: 'number_input' } },
  ])('are refused with $what', async ({ element }) => {
    const { client } = await withModal([]);
    expect(await errorOf(open(client, element))).toBe('invalid_arguments');
  });
});

describe('A field that an update brings along filled in', () => {
  const before = [textInput('Search', 'search')];
  const title = (more = {}) =>
    field('Title', { type: 'plain_text_input', initial_value: 'Friday song' }, more);
  const boxes = {
    type: 'checkboxes',
    options: [{ text: plain('Yes'), value: 'yes' }],
    initial_options: [{ text: plain('Yes'), value: 'yes' }],
  };

  it('is told of as it shows', async () => {
    const { ann, update, told } = await withModal(before);
    await update([title(), textInput('Search', 'search', { optional: true })]);
    await ann.submits();
    expect(told()['Title']).toMatchObject({ value: 'Friday song' });
  });

  it('is told of as empty where Slack has that fault, until somebody touches it', async () => {
    const { slack, ann, update, told } = await withModal([
      field('Kept', { type: 'plain_text_input', initial_value: 'from the start' }),
    ]);
    slack.quirks.sendsNoUpdatedInitials = true;
    const kept = field('Kept', { type: 'plain_text_input', initial_value: 'from the start' });
    const more = field('More', boxes, { optional: true });
    await update([kept, title({ dispatch_action: true }), more]);
    expect(ann.modal?.fields).toEqual({ Kept: 'from the start', Title: 'Friday song', More: 'Yes' });
    await ann.submits();
    expect(told()).toEqual({
      Kept: { type: 'plain_text_input', value: 'from the start' },
      Title: { type: 'plain_text_input', value: null },
      More: { type: 'checkboxes', selected_options: [] },
    });
  });

  it('is still told of as empty after the next update', async () => {
    const { slack, ann, update, told } = await withModal(before);
    slack.quirks.sendsNoUpdatedInitials = true;
    const search = textInput('Search', 'search', { optional: true });
    await update([title(), search]);
    await update([title({ optional: true }), search]);
    await ann.fills('Search', 'x');
    await ann.submits();
    expect(told()['Title']).toMatchObject({ value: null });
  });

  it('is told of after it was typed into', async () => {
    const { slack, ann, update, told } = await withModal(before);
    slack.quirks.sendsNoUpdatedInitials = true;
    await update([title(), textInput('Search', 'search', { optional: true })]);
    await ann.fills('Title', 'Monday song');
    await ann.submits();
    expect(told()['Title']).toMatchObject({ value: 'Monday song' });
  });
});

describe('Somebody at two screens', () => {
  it('has a modal on each, and only the messages on both', async () => {
    const { slack, client, ann, music, heard } = await startListening({ events: [] });
    const phone = ann.atAnotherScreen();
    for (const screen of [ann, phone]) {
      await screen.types('/songpoll', { in: music });
      const trigger_id = String(heard.at(-1)?.['trigger_id']);
      await client.views.open({ trigger_id, view: modal([textInput('Title', 'title')]) });
    }
    await ann.fills('Title', 'At the desk');
    await phone.fills('Title', 'On the way');
    expect([ann.modal?.fields, phone.modal?.fields]).toEqual([
      { Title: 'At the desk' },
      { Title: 'On the way' },
    ]);
    await ann.submits();
    expect([ann.modal, phone.modal?.title]).toEqual([undefined, 'A modal']);
    await client.chat.postMessage({ channel: music.id, text: 'Hi' });
    expect(phone.sees(music)).toEqual(ann.sees(music));
    await phone.closesModal();
    expect(phone.modal).toBeUndefined();
    expect(slack.failures).toEqual([]);
  });
});
