import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { composer, modal, opensModal, picks, posts, startsPoll, voteButton } from './at-the-page.ts';
import { useProgram } from './started.ts';

const { windowOf } = useProgram();

test('a team of two windows chooses a song: command, search, poll, votes live in both, refused close, :lock:, winner', async () => {
  const [ann, bo] = [await windowOf('Ann'), await windowOf('Bo')];
  await startsPoll(ann.page);
  await bo.poll().getByText('Nobody has voted yet').waitFor();

  await voteButton(bo.poll(), 2).click();
  for (const { poll } of [ann, bo]) await poll().getByText('1 vote · Bo').waitFor();
  await voteButton(ann.poll(), 2).click();
  for (const { poll } of [ann, bo]) await poll().getByText('2 votes').waitFor();

  await bo.poll().getByRole('button', { name: 'Close poll' }).click();
  await bo.page.getByRole('dialog').getByRole('button', { name: 'Close poll' }).click();
  const refusal = (page: Page) =>
    page
      .getByRole('article')
      .filter({ hasText: 'Only visible to you' })
      .getByText('Only Ann, this channel’s DJs and workspace admins can close this poll');
  await refusal(bo.page).waitFor();
  expect(await refusal(ann.page).count()).toBe(0);

  await ann.poll().getByRole('button', { name: 'React with :lock:' }).click();
  for (const { page } of [ann, bo]) {
    await page
      .getByRole('article')
      .getByText('Despacito by Luis Fonsi, Daddy Yankee wins “Friday song”')
      .waitFor();
  }
  // The poll itself is redrawn at its pace: a moment before the winner, or after.
  await voteButton(ann.poll(), 1).waitFor({ state: 'detached' });
  expect({ ann: ann.complaints, bo: bo.complaints }).toEqual({ ann: [], bo: [] });
});

test('with the keyboard alone somebody starts a poll, votes in it and closes it', async () => {
  const { page, poll, complaints } = await windowOf('Cy');
  const { keyboard } = page;
  await composer(page).focus();
  await keyboard.type('/song');
  await keyboard.press('Tab');
  await keyboard.type('By hand');
  await keyboard.press('Enter');
  await modal(page).waitFor();

  const search = modal(page).getByRole('textbox', { name: 'Search Spotify or paste links' });
  await reachesByTab('Search Spotify or paste links');
  await keyboard.type('abba');
  await keyboard.press('Enter');
  await modal(page).getByText('Results for “abba”').waitFor();
  for (const count of [1, 2]) {
    await search.focus();
    await reachesByTab('Add ');
    await keyboard.press('Space');
    await modal(page).getByText(`Your songs (${count} of 10)`).waitFor();
    // The button says something else now, and is still under the finger.
    expect(await page.evaluate<string>(wordsInFocus)).toContain('[Take out');
  }
  await reachesByTab('Post poll');
  await keyboard.press('Enter');
  await modal(page).waitFor({ state: 'hidden' });
  await poll().getByText('By hand').waitFor();

  await reachesByTab('Vote', { backwards: true });
  await keyboard.press('Enter');
  await poll().getByText('1 vote · Cy').waitFor();
  await reachesByTab('Close poll', { backwards: true });
  await keyboard.press('Enter');
  await page.getByRole('dialog', { name: /close/i }).waitFor();
  await keyboard.press('Enter');
  await page.getByRole('article').getByText('wins “By hand”').last().waitFor();
  expect(complaints).toEqual([]);

  /** Presses Tab until what is named so has the focus. */
  async function reachesByTab(name: string, { backwards = false } = {}): Promise<void> {
    for (let presses = 0; presses < 60; presses += 1) {
      if ((await page.evaluate<string>(wordsInFocus)).includes(`[${name}`)) return;
      await keyboard.press(backwards ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`Tab never came to "${name}".`);
  }
});

test('after Add the same song is under the pointer, and nothing else has moved there', async () => {
  const { page, complaints } = await windowOf('Bo');
  await opensModal(page, 'Still');
  const search = modal(page).getByRole('textbox', { name: 'Search Spotify or paste links' });
  await search.fill('halo');
  await search.press('Enter');
  const add = modal(page).getByRole('button', { name: /^Add Halo/ });
  await add.waitFor();
  const before = await add.boundingBox();
  await add.click();
  const takeOut = modal(page).getByRole('button', { name: /^Take out Halo/ });
  await takeOut.waitFor();
  const after = await takeOut.boundingBox();
  expect(after?.y).toBeCloseTo(before?.y ?? Number.NaN, 0);
  expect((after?.x ?? 0) + (after?.width ?? 0)).toBeCloseTo((before?.x ?? 0) + (before?.width ?? 0), 0);
  expect(complaints).toEqual([]);
});

test('a modal that was closed comes back with what was picked in it', async () => {
  const { page, complaints } = await windowOf('Dee');
  await opensModal(page, 'Later');
  await picks(page, 'halo', 'Halo');
  await page.keyboard.press('Escape');
  await modal(page).waitFor({ state: 'hidden' });
  await opensModal(page, '');
  await modal(page).getByText('Your songs (1 of 10)').waitFor();
  await picks(page, 'take on me', 'Take On Me');
  await posts(page);
  expect(complaints).toEqual([]);
});

/** What the element in focus is called, each name in brackets: a script for the page. */
const wordsInFocus = `{
  const { activeElement: element } = document;
  const labels = [...(element.labels ?? [])].map((label) => label.textContent);
  [element.ariaLabel, element.textContent, ...labels].map((name) => '[' + name + ']').join()
}`;
