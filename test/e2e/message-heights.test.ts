// Must hold: a poll is as short as it can be read. Measured in the page, which draws blocks in Slack's measures.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { emptyTally } from '../../src/rules/poll/tally.ts';
import type { Message } from '../../src/slack/kit/message.ts';
import { pollMessage } from '../../src/slack/views/poll-message.ts';
import { english } from '../../src/slack/words/english/english.ts';
import { poll, song, tallyOf, worstPoll } from '../slack/sample-polls.ts';
import { openBrowser, withMouse } from './browser.ts';
import { drawnMessage } from './drawn-messages.ts';
import { useProgram } from './started.ts';

const { program } = useProgram();
let browser: Browser;
beforeAll(async () => {
  browser = await openBrowser(withMouse);
});
afterAll(() => browser.close());

const titles = [
  'In the Mood',
  'Over the Rainbow',
  'Non, je ne regrette rien',
  'White Christmas',
  'Take Five',
];
const people = Array.from({ length: 30 }, (_, at) => `U${at + 10}`);
const names = new Map(people.map((id, at) => [id, ['Aino', 'Chiara', 'Esi'][at % 3] ?? '']));

function openPoll(count: number): Message {
  const songs = Array.from({ length: count }, (_, at) =>
    song(titles[at % titles.length] ?? '', { explicit: at === 1 }),
  );
  const votes = songs.map((_, at) => people.slice(0, at === 0 ? 21 : 3 * at));
  const asked = poll({ songs, votesPerPerson: 3, closesAt: Date.now() + 7_200_000 });
  return pollMessage(english, { poll: asked, tally: tallyOf(...votes), names });
}

/** Heights of the message, of its rows, and whether something sticks out at its side. */
async function measured(message: Message, width: number, colorScheme: 'light' | 'dark') {
  const look = { viewport: { width, height: 1_200 }, colorScheme };
  const { drawn: shown, close } = await drawnMessage(browser, program().url, { message, look });
  const article = await shown.boundingBox();
  const tops: number[] = [];
  for (const button of await shown.getByRole('button', { name: /^Vote/u }).all()) {
    tops.push((await button.boundingBox())?.y ?? 0);
  }
  const isTooWide: boolean = await shown.evaluate('document.documentElement.scrollWidth > innerWidth');
  await close();
  const rows = tops.slice(1).map((top, at) => top - (tops[at] ?? 0));
  return { height: article?.height ?? Infinity, row: Math.max(...rows), isTooWide };
}

describe.each(['light', 'dark'] as const)('in %s, a poll', (colours) => {
  test.each([
    { songs: 2, width: 700, most: 330, row: 85 },
    { songs: 6, width: 700, most: 660, row: 85 },
    { songs: 10, width: 700, most: 1_000, row: 85 },
    // Manage, the last button of the row, takes a second row on a telephone.
    { songs: 2, width: 390, most: 530, row: 150 },
    { songs: 6, width: 390, most: 1_050, row: 150 },
    { songs: 10, width: 390, most: 1_600, row: 150 },
  ])(
    'of $songs songs at $width px takes $most px at the most, and $row px a song',
    async ({ songs, width, most, row }) => {
      const { isTooWide, ...found } = await measured(openPoll(songs), width, colours);
      expect(found.height).toBeLessThanOrEqual(most);
      expect(found.row).toBeLessThanOrEqual(row);
      expect(isTooWide).toBe(false);
    },
  );

  test.each([700, 390])(
    'with the longest titles wraps them at %i px, and nothing sticks out',
    async (width) => {
      const { poll: longest } = worstPoll('Long ');
      const message = pollMessage(english, { poll: longest, tally: emptyTally(10), names });
      const { isTooWide, row } = await measured(message, width, colours);
      expect(isTooWide).toBe(false);
      expect(row).toBeLessThanOrEqual(width === 700 ? 215 : 515);
    },
  );
});
