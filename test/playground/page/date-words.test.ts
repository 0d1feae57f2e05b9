import { describe, expect, it } from 'vitest';
import { dateWords, withDateWords } from '../../../src/playground/page/date-words.ts';

const at = (...parts: [number, number, number, number?, number?]) => new Date(...parts).getTime();
const now = at(2026, 10, 21, 12);
const seconds = (ms: number) => ms / 1_000;

describe('A moment, in the reader’s own time', () => {
  it.each([
    ['{date_short_pretty} at {time}', at(2026, 10, 21, 15), 'Today at 3:00 PM'],
    ['closes {date_short_pretty} at {time}', at(2026, 10, 22, 9, 5), 'Closes tomorrow at 9:05 AM'],
    ['{date_pretty}', at(2026, 10, 20, 23), 'Yesterday'],
    ['{date_short_pretty}', at(2026, 10, 24), 'Nov 24'],
    ['{date}', at(2026, 10, 23), 'November 23rd'],
    ['{date_long}', at(2026, 10, 21), 'Saturday, November 21st'],
    ['{date_short}', at(2028, 1, 12), 'Feb 12, 2028'],
    ['{date_num} {time_secs}', at(2026, 10, 2, 8), '2026-11-02 8:00:00 AM'],
    ['{ago}', at(2026, 10, 21, 11, 55), '5 minutes ago'],
    ['{unknown}', now, '{unknown}'],
  ])('%s', (format, moment, words) => {
    expect(dateWords(seconds(moment), format, now)).toBe(words);
  });

  it('replaces its token in a text, and stays a link where it is one', () => {
    const token = (link: string) => `<!date^${seconds(now)}^{time}${link}|noon>`;
    expect(withDateWords(`*at* ${token('')} &amp; ${token('^https://a.example/?b=1')}`, now)).toBe(
      '*at* 12:00 PM &amp; <https://a.example/?b=1|12:00 PM>',
    );
  });
});
