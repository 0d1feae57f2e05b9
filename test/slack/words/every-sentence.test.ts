import { describe, expect, it } from 'vitest';
import { languages } from '../../../src/rules/poll/poll.ts';
import { escapeMrkdwn } from '../../../src/slack/kit/text.ts';
import { wordsIn } from '../../../src/slack/words/languages.ts';
import { castOf, mostIn, ordinary, type Place } from './samples.ts';
import { everySentence, type Said } from './walk.ts';

/** Every part as long as the views let it be, and of what takes most room once it is escaped. */
const longest = castOf((_, most) => 'W'.repeat(most), 123_456);
const escaped = castOf((_, most) => '&'.repeat(most), 123_456);
/** As nobody would want to see it in a sentence. */
const hostile = castOf(() => ' \u202Eone\r\ntwo\u0000 \uD800 عربي ', 3);

/** Cut by the view, to the length that it has. */
const isCut = (place: Place) => place === 'screen reader label' || place === 'alt text';

function tooLong(said: readonly Said[]): readonly string[] {
  return said
    .filter(({ place, text }) => escapeMrkdwn(text).length > mostIn[place])
    .map(({ name, place, text }) => `${name} takes ${text.length} of ${mostIn[place]} in a ${place}`);
}

/** What comes in kinds brings people's words as they were typed. */
const isOfKinds = ({ name }: Said) => /^(?:notices|addingNotices|formErrors|privateAnswers)\./u.test(name);

describe.each(languages)('Every sentence in %s', (language) => {
  const words = wordsIn(language);

  it('fits where it is shown, with ordinary parts', () => {
    expect(tooLong(everySentence(words, ordinary))).toEqual([]);
  });

  it.each([
    { parts: 'the longest parts', cast: longest },
    { parts: 'the longest parts of characters that grow when they are escaped', cast: escaped },
  ])('fits where it is shown, with $parts', ({ cast }) => {
    expect(tooLong(everySentence(words, cast).filter(({ place }) => !isCut(place)))).toEqual([]);
  });

  it('says something, and is one line without blanks around it', () => {
    const odd = everySentence(words, ordinary).filter(({ text }) => !/^\S(?:.*\S)?$/u.test(text));
    expect(odd).toEqual([]);
  });

  it('takes what people typed into a sentence cleanly', () => {
    const said = everySentence(words, hostile).filter(isOfKinds);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    const unclean = said.filter(({ text }) => /[\u0000-\u001F\u202E\p{Surrogate}]/u.test(text));
    expect(unclean).toEqual([]);
    // Right-to-left letters are fenced in.
    expect(said.filter(({ text }) => /(?<!\u2068[^\u2069]*)ع/u.test(text))).toEqual([]);
  });
});

it('reads in English as it is written down here', async () => {
  const lines = everySentence(wordsIn('en'), ordinary).map(({ name, text }) => `${name}: ${text}\n`);
  await expect(lines.join('')).toMatchFileSnapshot('./english.txt');
});
