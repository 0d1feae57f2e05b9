import { describe, expect, it } from 'vitest';
import { linesOf, type Screen } from '../../../src/playground/person/screen-text.ts';
import type { JsonObject } from '../../../src/playground/protocol/json.ts';
import { button, plain, section } from './started-slack.ts';

const screen: Screen = { nameOf: () => 'Ann', stateOf: () => undefined, errorOf: () => undefined };
const text = (words: string) => ({ type: 'text', text: words });
const rich = (type: string, elements: JsonObject[], more: JsonObject = {}) => ({
  type: 'rich_text',
  elements: [{ type, elements, ...more }],
});
const line = (words: string) => ({ type: 'rich_text_section', elements: [text(words)] });
const picture = { type: 'image', image_url: 'https://i.example/a.png', alt_text: 'Cover of Blue' };

describe('Blocks, read as lines', () => {
  it.each<[string, JsonObject, string[]]>([
    ['a header', { type: 'header', text: plain('R & B') }, ['R & B']],
    [
      'a section',
      { ...section('*a*\nb'), fields: [plain('c')], accessory: button('Vote') },
      ['a', 'b', 'c', '[Vote]'],
    ],
    ['a section with a picture', { ...section('a'), accessory: picture }, ['a', 'Cover of Blue']],
    [
      'a context',
      { type: 'context', elements: [picture, plain('Ann and Bo')] },
      ['Cover of Blue Ann and Bo'],
    ],
    ['buttons', { type: 'actions', elements: [button('Vote'), button('Close')] }, ['[Vote] [Close]']],
    ['a picture', { ...picture, title: plain('Blue') }, ['Blue', 'Cover of Blue']],
    ['a divider', { type: 'divider' }, ['---']],
    [
      'rich text',
      rich('rich_text_section', [
        text('by '),
        { type: 'user', user_id: 'U1' },
        text('\n'),
        { type: 'link', url: 'https://a.example', text: '<Blue> & *Red*' },
      ]),
      ['by @Ann', '<Blue> & *Red*'],
    ],
    ['a list', rich('rich_text_list', [line('a'), line('b')], { style: 'ordered' }), ['1. a', '2. b']],
    ['a quote', rich('rich_text_quote', [text('a\nb')]), ['> a', '> b']],
  ])('show %s', (_, block, lines) => {
    expect(linesOf([block], screen)).toEqual(lines);
  });
});
