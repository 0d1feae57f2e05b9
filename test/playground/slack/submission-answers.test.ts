import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/playground/protocol/json.ts';
import { modal, plain, section, startSlack, textInput } from '../person/started-slack.ts';

const form = (more: object = {}) => modal([textInput('Title', 'title'), section('Some words')], more);

/** Ann has the form open; a submission is answered with `answer`. */
async function submitted(answer: unknown, title = 'Friday') {
  const heards: JsonObject[] = [];
  const started = await startSlack(async (heard, client) => {
    heards.push(heard);
    if (heard['type'] === 'view_submission') return answer;
    if (heard['command'] === undefined) return '';
    await client.apiCall('views.open', {
      trigger_id: heard['trigger_id'],
      view: form({ notify_on_close: true }),
    });
    return '';
  });
  await started.ann.types('/songpoll', { in: started.music });
  if (title !== '') await started.ann.fills('Title', title);
  await started.ann.submits();
  return { ...started, heards };
}

const json = (body: object) => ({ statusCode: 200, body: JSON.stringify(body) });

describe('A submitted modal', () => {
  it('closes when nothing is answered', async () => {
    const { slack, ann } = await submitted({ statusCode: 200, body: '' });
    expect(ann.modal).toBeUndefined();
    expect([slack.failures, slack.problems]).toEqual([[], []]);
  });

  it('shows errors at the fields, until it is submitted again', async () => {
    const { ann } = await submitted(json({ response_action: 'errors', errors: { title: 'Too dull.' } }));
    expect(ann.modal?.errors).toEqual({ Title: 'Too dull.' });
    expect(ann.modal?.lines).toEqual(['A modal', 'Title: Friday', '! Too dull.', 'Some words', '[Post]']);
  });

  it.each([
    ['a section', { errors: { x: 'No input.' } }],
    ['nothing', { errors: {} }],
    ['no text', { errors: { title: '' } }],
  ])('fails visibly when errors are for %s', async (_, { errors }) => {
    const { slack, ann } = await submitted(json({ response_action: 'errors', errors }));
    expect(ann.failures).toEqual(['submission: errors for other than input blocks']);
    expect(slack.problems).toHaveLength(1);
  });

  it('can show another view, keeping what was typed', async () => {
    const view = form({ title: plain('Next') });
    const { ann } = await submitted(json({ response_action: 'update', view }));
    expect(ann.modal).toMatchObject({ title: 'Next', fields: { Title: 'Friday' } });
  });

  it('can get a layer on top, or close all of them', async () => {
    const { ann } = await submitted(
      json({ response_action: 'push', view: form({ title: plain('On top') }) }),
    );
    expect(ann.modal).toMatchObject({ title: 'On top', fields: { Title: '' } });
    const { ann: other } = await submitted(json({ response_action: 'clear' }));
    expect(other.modal).toBeUndefined();
  });

  it('fails visibly when the next view is refused', async () => {
    const { slack, ann } = await submitted(
      json({ response_action: 'update', view: form({ title: plain('x'.repeat(25)) }) }),
    );
    expect(ann.failures).toEqual(['submission: invalid_arguments']);
    expect(slack.problems).toMatchObject([{ method: 'view_submission answer' }]);
  });

  it('is not sent while a required field is empty', async () => {
    const { slack, ann } = await submitted('', '');
    expect(ann.modal?.errors).toEqual({ Title: 'Please complete this required field.' });
    expect(slack.deliveries.map(({ what }) => what)).toEqual(['/songpoll']);
  });

  it('stays open when the app fails', async () => {
    const { ann } = await submitted({ statusCode: 500 });
    expect(ann.modal?.title).toBe('A modal');
    expect(ann.failures).toEqual(['submission: http 500']);
  });
});

describe('A modal that is closed', () => {
  it('tells the app what was filled in, where it asked', async () => {
    const { ann, heards } = await submitted({ statusCode: 500 });
    await ann.closesModal();
    expect(ann.modal).toBeUndefined();
    const value = { type: 'plain_text_input', value: 'Friday' };
    expect(heards.at(-1)).toMatchObject({
      type: 'view_closed',
      view: { state: { values: { title: { title: value } } } },
    });
  });
});
