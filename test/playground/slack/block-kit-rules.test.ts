import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../src/playground/protocol/json.ts';
import {
  charactersIn,
  judgeMarkup,
  judgeMessageBlocks,
  judgeView,
} from '../../../src/playground/slack/block-kit-rules.ts';

const plain = (text: string) => ({ type: 'plain_text', text });
const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
const x = (count: number) => 'x'.repeat(count);
const section = (more: JsonObject = {}) => ({ type: 'section', text: mrkdwn('hi'), ...more });
const button = (more: JsonObject = {}) => ({ type: 'button', text: plain('Vote'), ...more });
const actions = (...elements: Json[]) => ({ type: 'actions', elements });
const picture = { type: 'image', image_url: 'https://i.example/a.png', alt_text: 'A' };
const option = (text: string, value = text) => ({ text: plain(text), value });
const options = (count: number) => Array.from({ length: count }, (_, at) => option(`o${at}`));
const select = (more: JsonObject = {}) => ({ type: 'static_select', options: options(2), ...more });
const input = (more: JsonObject = {}) => ({
  type: 'input',
  label: plain('Title'),
  element: { type: 'plain_text_input' },
  ...more,
});
const richText = (...elements: Json[]) => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
});
const confirm = (more: JsonObject = {}) => ({
  title: plain('Sure?'),
  text: mrkdwn('Really?'),
  confirm: plain('Yes'),
  deny: plain('No'),
  ...more,
});
const many = (count: number, block: Json): Json[] => new Array<Json>(count).fill(block);
const modal = (more: JsonObject = {}) => ({ type: 'modal', title: plain('T'), blocks: [section()], ...more });

describe('The blocks of a message', () => {
  const cases: [what: string, taken: Json, refused: Json][] = [
    ['50 blocks', many(50, section()), many(51, section())],
    ['a known kind of block', [section()], [{ type: 'sekshun' }]],
    ['no modal-only block', [section()], [{ type: 'alert', text: plain('!') }]],
    ['no unknown property', [section()], [section({ colour: 'red' })]],
    [
      'text of 3,000 in a section',
      [section({ text: mrkdwn(x(3000)) })],
      [section({ text: mrkdwn(x(3001)) })],
    ],
    ['some text in a text object', [section()], [section({ text: mrkdwn('') })]],
    ['text or fields in a section', [{ type: 'section', fields: [plain('a')] }], [{ type: 'section' }]],
    ['10 fields', [section({ fields: many(10, plain('a')) })], [section({ fields: many(11, plain('a')) })]],
    ['fields of 2,000', [section({ fields: [plain(x(2000))] })], [section({ fields: [plain(x(2001))] })]],
    ['one accessory', [section({ accessory: button() })], [section({ accessory: [button(), picture] })]],
    [
      'no input as an accessory',
      [section({ accessory: picture })],
      [section({ accessory: { type: 'plain_text_input' } })],
    ],
    [
      'a plain header of 150',
      [{ type: 'header', text: plain(x(150)) }],
      [{ type: 'header', text: plain(x(151)) }],
    ],
    [
      'a header without markup',
      [{ type: 'header', text: plain('a') }],
      [{ type: 'header', text: mrkdwn('a') }],
    ],
    [
      '10 context elements',
      [{ type: 'context', elements: many(10, picture) }],
      [{ type: 'context', elements: many(11, picture) }],
    ],
    ['no empty context', [{ type: 'context', elements: [plain('a')] }], [{ type: 'context', elements: [] }]],
    ['25 elements in a row', [actions(...many(25, button()))], [actions(...many(26, button()))]],
    [
      'button text of 75',
      [actions(button({ text: plain(x(75)) }))],
      [actions(button({ text: plain(x(76)) }))],
    ],
    [
      'button text counted escaped',
      [actions(button({ text: plain('&'.repeat(15)) }))],
      [actions(button({ text: plain('&'.repeat(16)) }))],
    ],
    ['button text without markup', [actions(button())], [actions(button({ text: mrkdwn('Vote') }))]],
    ['button values of 2,000', [actions(button({ value: x(2000) }))], [actions(button({ value: x(2001) }))]],
    ['two button styles', [actions(button({ style: 'danger' }))], [actions(button({ style: 'red' }))]],
    [
      'whole dialogs',
      [actions(button({ confirm: confirm() }))],
      [actions(button({ confirm: { title: plain('Sure?') } }))],
    ],
    [
      'dialog text of 300',
      [actions(button({ confirm: confirm({ text: plain(x(300)) }) }))],
      [actions(button({ confirm: confirm({ text: plain(x(301)) }) }))],
    ],
    ['action ids of 255', [actions(button({ action_id: x(255) }))], [actions(button({ action_id: x(256) }))]],
    [
      'differing block ids',
      [section({ block_id: 'a' }), section({ block_id: 'b' })],
      [section({ block_id: 'a' }), section({ block_id: 'a' })],
    ],
    [
      'differing action ids in a row',
      [actions(button({ action_id: 'a' }), button({ action_id: 'b' }))],
      [actions(button({ action_id: 'a' }), button({ action_id: 'a' }))],
    ],
    ['alt text', [picture], [{ type: 'image', image_url: 'https://i.example/a.png' }]],
    ['pictures by https', [picture], [{ ...picture, image_url: 'http://i.example/a.png' }]],
    [
      '100 options',
      [actions(select({ options: options(100) }))],
      [actions(select({ options: options(101) }))],
    ],
    [
      'option values of 75',
      [actions(select({ options: [option('a', x(75))] }))],
      [actions(select({ options: [option('a', x(76))] }))],
    ],
    [
      'option text of 75',
      [actions(select({ options: [option(x(75), 'a')] }))],
      [actions(select({ options: [option(x(76), 'a')] }))],
    ],
    ['options at all', [actions(select())], [actions({ type: 'static_select' })]],
    [
      'an offered first option',
      [actions(select({ initial_option: option('o1') }))],
      [actions(select({ initial_option: option('o9') }))],
    ],
    [
      '10 radio buttons',
      [actions({ type: 'radio_buttons', options: options(10) })],
      [actions({ type: 'radio_buttons', options: options(11) })],
    ],
    [
      'rich text',
      [richText({ type: 'text', text: 'a', style: { bold: true } })],
      [richText({ type: 'text', text: 'a', style: { loud: true } })],
    ],
    ['rich text with words', [richText({ type: 'text', text: 'a' })], [richText({ type: 'text', text: '' })]],
    [
      'rich links',
      [richText({ type: 'link', url: 'https://a.example', text: 'a' })],
      [richText({ type: 'link', url: 'javascript:alert(1)' })],
    ],
    ['a list', [section()], section()],
  ];

  it.each(cases)('may have %s, and nothing beyond', (_, taken, refused) => {
    expect(judgeMessageBlocks(taken)).toEqual({ kind: 'accepted' });
    expect(judgeMessageBlocks(refused)).toMatchObject({ kind: 'refused', error: 'invalid_blocks' });
  });

  it('carry 13,200 characters together, and not one more', () => {
    const longest = [...many(4, section({ text: mrkdwn(x(3000)) })), section({ text: mrkdwn(x(1200)) })];
    expect(charactersIn(longest)).toBe(13_200);
    expect(judgeMessageBlocks(longest).kind).toBe('accepted');
    const verdict = judgeMessageBlocks([...longest, section({ text: mrkdwn('x') })]);
    expect(verdict).toMatchObject({ kind: 'refused', error: 'msg_blocks_too_long' });
  });

  it('are refused with the place that is wrong', () => {
    const verdict = judgeMessageBlocks([section(), section({ text: mrkdwn('') })]);
    const messages = ['[ERROR] must be more than 0 characters [json-pointer:/blocks/1/text/text]'];
    expect(verdict).toMatchObject({ messages });
  });
});

describe('The view of a modal', () => {
  const submit = plain('Post');
  const cases: [what: string, taken: JsonObject, refused: JsonObject][] = [
    ['100 blocks', modal({ blocks: many(100, section()) }), modal({ blocks: many(101, section()) })],
    ['a title of 24', modal({ title: plain(x(24)) }), modal({ title: plain(x(25)) })],
    ['a title', modal(), { type: 'modal', blocks: [] }],
    ['a submit button of 24', modal({ submit: plain(x(24)) }), modal({ submit: plain(x(25)) })],
    ['a submit button with inputs', modal({ blocks: [input()], submit }), modal({ blocks: [input()] })],
    ['metadata of 3,000', modal({ private_metadata: x(3000) }), modal({ private_metadata: x(3001) })],
    ['a callback id of 255', modal({ callback_id: x(255) }), modal({ callback_id: x(256) })],
    ['no message-only block', modal(), modal({ blocks: [{ type: 'markdown', text: 'a' }] })],
    [
      'an input with a label',
      modal({ blocks: [input()], submit }),
      modal({ blocks: [{ type: 'input', element: { type: 'plain_text_input' } }], submit }),
    ],
    [
      'a label without markup',
      modal({ blocks: [input()], submit }),
      modal({ blocks: [input({ label: mrkdwn('T') })], submit }),
    ],
    [
      'no button in an input',
      modal({ blocks: [input()], submit }),
      modal({ blocks: [input({ element: button() })], submit }),
    ],
    [
      'a placeholder of 150',
      modal({
        blocks: [input({ element: { type: 'plain_text_input', placeholder: plain(x(150)) } })],
        submit,
      }),
      modal({
        blocks: [input({ element: { type: 'plain_text_input', placeholder: plain(x(151)) } })],
        submit,
      }),
    ],
    [
      'texts of up to 3,000',
      modal({ blocks: [input({ element: { type: 'plain_text_input', max_length: 3000 } })], submit }),
      modal({ blocks: [input({ element: { type: 'plain_text_input', max_length: 3001 } })], submit }),
    ],
    [
      'a first text that fits',
      modal({
        blocks: [input({ element: { type: 'plain_text_input', max_length: 3, initial_value: 'abc' } })],
        submit,
      }),
      modal({
        blocks: [input({ element: { type: 'plain_text_input', max_length: 2, initial_value: 'abc' } })],
        submit,
      }),
    ],
    [
      'known triggers of actions',
      modal({ blocks: [input({ dispatch_action: true })], submit }),
      modal({
        blocks: [
          input({
            element: {
              type: 'plain_text_input',
              dispatch_action_config: { trigger_actions_on: ['on_blur'] },
            },
          }),
        ],
        submit,
      }),
    ],
    [
      'one focus',
      modal({ blocks: [input({ element: { type: 'plain_text_input', focus_on_load: true } })], submit }),
      modal({
        blocks: many(2, input({ element: { type: 'plain_text_input', focus_on_load: true } })),
        submit,
      }),
    ],
  ];

  it.each(cases)('may have %s, and nothing beyond', (_, taken, refused) => {
    expect(judgeView(taken)).toEqual({ kind: 'accepted' });
    expect(judgeView(refused)).toMatchObject({ kind: 'refused', error: 'invalid_arguments' });
  });

  it('is too large above 250 KB', () => {
    const blocks = many(99, section({ text: mrkdwn(x(3000)) }));
    expect(judgeView(modal({ blocks }))).toMatchObject({ error: 'view_too_large' });
  });
});

describe('Markup', () => {
  it('is reported where it is broken or notifies someone', () => {
    const rich = richText({ type: 'broadcast', range: 'here' }, { type: 'user', user_id: 'U1' });
    const found = judgeMarkup([section({ text: mrkdwn('a < b & <!channel>') }), rich]);
    expect(found.broken).toHaveLength(2);
    expect(found.mentions).toEqual(['<!channel>', '<!here>', '<@U1>']);
  });

  it('is no matter in plain text', () => {
    expect(judgeMarkup([section({ text: plain('<!channel> & <') })])).toEqual({ broken: [], mentions: [] });
  });
});
