import { describe, expect, it } from 'vitest';
import { escaped, faultsIn, mentionsIn, readable } from '../../../src/playground/protocol/mrkdwn.ts';

const nameOf = (id: string) => ({ U0ANN: 'Ann', C0MUSIC: 'music' })[id] ?? id;

describe('A text in Slack markup', () => {
  it.each([
    ['*Friday* song', 'Friday song'],
    ['_so_ ~not~ `code`', 'so not code'],
    ['2 * 3 * 4 and snake_case_name', '2 * 3 * 4 and snake_case_name'],
    ['<https://open.example/1|One &amp; two>', 'One & two'],
    ['<https://open.example/1>', 'https://open.example/1'],
    ['<@U0ANN> in <#C0MUSIC>', '@Ann in #music'],
    ['<!channel> &lt;!here&gt;', '@channel <!here>'],
    ['closes <!date^1795258800^{date_short} {time}|today 11:00 UTC>', 'closes today 11:00 UTC'],
    ['&amp;lt; &copy;', '&lt; &copy;'],
  ])('%j reads %j', (text, read) => {
    expect(readable(text, nameOf)).toBe(read);
  });

  it.each([
    'plain words',
    'a &amp; b &lt; c > d',
    '<https://a.example/x?y=1|label>',
    '<@U0ANN>, <#C0MUSIC|music>, <!here>',
    '<!date^1795258800^{date_short_pretty} at {time}^https://a.example|soon>',
  ])('%j is whole', (text) => {
    expect(faultsIn(text)).toEqual([]);
  });

  it.each([
    'a < b',
    'rock & roll',
    '&copy; me',
    '<b>bold</b>',
    '<https://a.example/x y|label>',
    '<https://a.example|one|two>',
    '<!date^1795258800^{date_short}>',
    '<!date^1795258800^{moon}|fallback>',
    '<!all>',
  ])('%j is broken', (text) => {
    expect(faultsIn(text)).not.toEqual([]);
  });

  it('names whom it notifies', () => {
    const text = '<!channel> <!here|here> <!everyone> <@U0ANN> <!subteam^S0BAND> <#C0MUSIC> &lt;!channel&gt;';
    const mentions = ['<!channel>', '<!here|here>', '<!everyone>', '<@U0ANN>', '<!subteam^S0BAND>'];
    expect(mentionsIn(text)).toEqual(mentions);
  });

  it('is escaped once, however often it goes back and forth', () => {
    expect(escaped('a & <b>')).toBe('a &amp; &lt;b&gt;');
    expect(escaped(escaped('a & <b>'))).toBe('a &amp; &lt;b&gt;');
  });
});
