import { expect, it } from 'vitest';
import { richTextOf } from '../../../src/playground/page/rich-text-of.ts';
import { objectOf, objectsOf, stringOf } from '../../../src/playground/protocol/json.ts';

/** Each paragraph's type, and its pieces: text with the names of its styles, or what a token is. */
function read(mrkdwn: string) {
  return objectsOf(richTextOf(mrkdwn)['elements']).map((paragraph) => [
    stringOf(paragraph['type']).replace('rich_text_', ''),
    ...objectsOf(paragraph['elements']).map(({ type, text, style, ...more }) => {
      const styles = Object.keys(objectOf(style)).join(' ');
      const shown = type === 'text' ? stringOf(text) : JSON.stringify({ type, text, ...more });
      return styles === '' ? shown : `${styles}: ${shown}`;
    }),
  ]);
}

it.each([
  ['a line that Markdown would take for a heading', '# music', [['section', '# music']]],
  [
    'bold, italic and struck out',
    '*a* _b_ ~c~',
    [['section', 'bold: a', ' ', 'italic: b', ' ', 'strike: c']],
  ],
  ['one inside another', '*a _b_*', [['section', 'bold: a ', 'bold italic: b']]],
  ['marks inside words and sums', 'snake_case_name 2 * 3 * 4', [['section', 'snake_case_name 2 * 3 * 4']]],
  ['code, whatever is in it', '`*a* &lt;`', [['section', 'code: *a* <']]],
  ['emoji by name, and times of day', ':lock: 12:30:45 :nobody:', [['section', '🔒 12:30:45 :nobody:']]],
  ['the three entities', '1 &lt; 2 &amp;&amp; 3', [['section', '1 < 2 && 3']]],
  ['what only looks like a token', 'a <b> c', [['section', 'a ', '<b>', ' c']]],
  [
    'a quote between lines',
    'a\n> b\n&gt; c\nd',
    [
      ['section', 'a'],
      ['quote', 'b\nc'],
      ['section', 'd'],
    ],
  ],
  [
    'a block of code',
    'a\n```\nb *c*\n```',
    [
      ['section', 'a'],
      ['preformatted', 'b *c*'],
    ],
  ],
])('%s reads as in Slack', (_, mrkdwn, shown) => {
  expect(read(mrkdwn)).toEqual(shown);
});

it.each([
  ['<https://a.example/?b&amp;c|here>', { type: 'link', text: 'here', url: 'https://a.example/?b&c' }],
  ['https://a.example/b', { type: 'link', url: 'https://a.example/b' }],
  ['<@U1>', { type: 'user', user_id: 'U1' }],
  ['<#C1|music>', { type: 'channel', channel_id: 'C1' }],
  ['<!here>', { type: 'broadcast', range: 'here' }],
  ['<!date^1795244747^{time}|later>', { type: 'date', timestamp: 1795244747, format: '{time}' }],
])('%s is more than text', (mrkdwn, piece) => {
  const [section] = objectsOf(richTextOf(mrkdwn)['elements']);
  expect(objectsOf(section?.['elements'])).toEqual([expect.objectContaining(piece)]);
});
