// `npm run pictures`: the pictures of the README, taken from the running page.

import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { animationOf, type Shot } from './animation.ts';
import { opensModal, picks, posts, voteButton } from './at-the-page.ts';
import { openBrowser } from './browser.ts';
import { emptyFolder, startProgram } from './program.ts';
import { openWindow } from './window.ts';

const album = new URL('pictures/', import.meta.url);
const wide: BrowserContextOptions = { viewport: { width: 1080, height: 820 } };
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};

const folder = await emptyFolder();
const browser = await openBrowser();
const program = await startProgram({ folder: folder.path });
try {
  await mkdir(album, { recursive: true });
  await takeAll(browser, program.url);
} finally {
  await browser.close();
  await program.stop();
  await folder.remove();
}

async function takeAll(browser: Browser, url: string): Promise<void> {
  const ann = await openWindow(browser, url, { as: 'Ann', ...wide });
  await opensModal(ann.page, 'Friday song');
  await picks(ann.page, 'blinding lights', 'Blinding Lights');
  await picks(ann.page, 'despacito', 'Despacito');
  await picks(ann.page, 'abba', 'Dancing Queen');
  await take(ann.page, 'modal');
  await posts(ann.page);

  const shots = [await shoot(ann.page, 1_200)];
  for (const [name, song, says] of [
    ['Bo', 3, '1 person has voted'],
    ['Cy', 1, '2 people have voted'],
    ['Dee', 3, '3 people have voted'],
    ['Ann', 2, '4 people have voted'],
  ] as const) {
    const voter = name === 'Ann' ? ann : await openWindow(browser, url, { as: name });
    await voteButton(voter.poll(), song).click();
    await ann.poll().getByText(says).waitFor();
    shots.push(await shoot(ann.page, 900));
    if (voter !== ann) await voter.page.context().close();
  }
  await take(ann.page, 'open-poll');
  const hand = await openWindow(browser, ann.page.url(), { ...phone, colorScheme: 'dark' });
  await take(hand.page, 'phone');

  await ann.poll().getByRole('button', { name: 'React with :lock:' }).click();
  await ann.page.getByRole('article').getByText('wins “Friday song”').last().waitFor();
  await ann.page.getByRole('article').getByText('Closed by Ann').last().waitFor();
  await take(ann.page, 'closed-poll');
  shots.push(await shoot(ann.page, 2_500));
  await writeFile(fileURLToPath(new URL('votes.gif', album)), animationOf(shots));
}

/** A picture of the conversation alone, smaller: an animation of whole pages would take megabytes. */
async function shoot(page: Page, showsMs: number): Promise<Shot> {
  await page.evaluate('document.activeElement?.blur(); document.fonts.ready');
  await page.mouse.move(0, 0);
  const clip = { x: 220, y: 0, width: 860, height: 820 };
  return { png: await page.screenshot({ clip, animations: 'disabled' }), showsMs };
}

async function take(page: Page, name: string): Promise<void> {
  await page.evaluate('document.activeElement?.blur(); document.fonts.ready');
  await page.mouse.move(0, 0);
  await page.screenshot({ path: fileURLToPath(new URL(`${name}.png`, album)), animations: 'disabled' });
}
