import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sampleSongs } from '../../src/songs/built-in/catalogue.ts';
import { saves, types } from './at-the-page.ts';
import { useProgram } from './started.ts';

const { windowOf } = useProgram();
const [first, second, third] = sampleSongs;
if (first === undefined || second === undefined || third === undefined)
  throw new Error('There are no built-in songs.');

const said = (page: Page, words: string) => page.getByRole('article').filter({ hasText: words });
const nextOccurrence = (page: Page, { disabled = false } = {}) =>
  page.getByRole('button', { name: 'To the next occurrence', disabled });

/** Sets up one that posts on Fridays, which is what the window suggests. */
async function setsUp(
  page: Page,
  what: string,
  fillIn: (window: ReturnType<Page['getByRole']>) => Promise<void>,
) {
  await types(page, '/songpoll schedule');
  const window = page.getByRole('dialog', { name: 'New schedule' });
  await window.getByRole('radio', { name: what }).check();
  await fillIn(window);
  await window.getByRole('button', { name: 'Save' }).click();
  const list = page.getByRole('dialog', { name: 'Schedules' });
  await list.getByRole('button', { name: 'Done' }).click();
  await list.waitFor({ state: 'hidden' });
}

/** With the keyboard alone. */
async function waitsForTheNext(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Let time pass' }).focus();
  await page.keyboard.press('Enter');
  await nextOccurrence(page).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('status').getByText('Time has passed.').waitFor();
  await page.keyboard.press('Escape');
}

test('Fridays pass one after the other: each posts a poll of its theme, and people add the songs', async () => {
  const { page, complaints } = await windowOf('Ann');
  await page.getByRole('button', { name: 'Let time pass' }).click();
  await nextOccurrence(page, { disabled: true }).waitFor();
  await page.getByText('No schedule is going to post.').waitFor();
  await page.keyboard.press('Escape');

  await setsUp(page, 'Song poll', async (window) => {
    await window.getByRole('radio', { name: 'People, in the poll itself' }).check();
    await window.getByRole('textbox', { name: 'Title' }).fill('Friday song');
    await window.getByRole('textbox', { name: 'Themes' }).fill('Rain\nTrains\nThe sea');
  });
  for (const theme of ['Rain', 'Trains', 'The sea', 'Rain']) {
    const before = await said(page, `Friday song: ${theme}`).count();
    await waitsForTheNext(page);
    await said(page, `Friday song: ${theme}`).nth(before).waitFor();
  }
  await said(page, 'From a schedule: every Friday').last().waitFor();
  await said(page, 'Friday song: Rain').last().getByRole('button', { name: 'Add a song' }).waitFor();

  await types(page, '/songpoll schedules');
  const list = page.getByRole('dialog', { name: 'Schedules' });
  await list.getByRole('button', { name: 'Stop' }).click();
  await page.getByRole('button', { name: 'Stop it' }).click();
  await list.getByText('Nothing is posted by itself').waitFor();
  await list.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('button', { name: 'Let time pass' }).click();
  await nextOccurrence(page, { disabled: true }).waitFor();
  expect(complaints).toEqual([]);
});

test('a song of the day comes each Friday until the pool is empty, and again once somebody saves one', async () => {
  const { page, complaints } = await windowOf('Bo');
  await saves(page, 'Listen to this:', first.id);
  await saves(page, 'And to this:', second.id);
  await said(page, `“${second.title}” is saved for a poll here.`).waitFor();
  await setsUp(page, 'Song of the day', async () => {});
  const posted = said(page, 'Suggested by');
  for (const [count, { title }] of [first, second].entries()) {
    await waitsForTheNext(page);
    await posted.filter({ hasText: title }).waitFor();
    expect(await posted.count()).toBe(count + 1);
  }

  await waitsForTheNext(page);
  await types(page, '/songpoll schedules');
  const list = page.getByRole('dialog', { name: 'Schedules' });
  await list.getByText('Paused: the pool has too few songs').waitFor();
  await list.getByRole('button', { name: 'Done' }).click();
  expect(await posted.count()).toBe(2);

  await saves(page, 'One more:', third.id);
  await said(page, `“${third.title}” is saved for a poll here.`).waitFor();
  await waitsForTheNext(page);
  await posted.filter({ hasText: third.title }).waitFor();
  expect(await posted.count()).toBe(3);
  expect(complaints).toEqual([]);
});
