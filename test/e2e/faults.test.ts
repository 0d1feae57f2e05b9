import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { modal, opensModal, startsPoll, voteButton } from './at-the-page.ts';
import { useProgram } from './started.ts';

const { windowOf } = useProgram();

async function breaks(page: Page, name: string): Promise<void> {
  await page.getByRole('region', { name: 'Developer panel' }).getByRole('button', { name }).click();
}

test('a vote that the app dies over is counted, once', async () => {
  const { page, poll, complaints } = await windowOf('Ann');
  await startsPoll(page, 'Mortal');
  await page.getByRole('button', { name: 'Developer panel' }).click();
  await breaks(page, 'Kill the app at its next write');
  const armed = page.getByRole('button', { name: 'Kill the app at its next write', pressed: true });
  await armed.waitFor();
  await voteButton(poll(), 1).click();
  await armed.waitFor({ state: 'detached' });
  await poll().getByText('1 vote · Ann').waitFor();
  await voteButton(poll(), 3).click();
  await poll().getByText('1 person has voted').waitFor();
  expect(complaints).toEqual([]);
});

test('a tally that Slack would not take at first is drawn all the same', async () => {
  const { page, poll, complaints } = await windowOf('Bo');
  await startsPoll(page, 'Busy');
  await page.getByRole('button', { name: 'Developer panel' }).click();
  await breaks(page, 'Slack answers 429');
  await voteButton(poll(), 2).click();
  await poll().getByText('1 vote · Bo').waitFor();
  expect(complaints).toEqual([]);
});

test('a search while Spotify is down is told in the modal, and works when it is back', async () => {
  const { page, complaints } = await windowOf('Cy');
  await page.getByRole('button', { name: 'Developer panel' }).click();
  await breaks(page, 'Spotify is down');
  await opensModal(page, 'No songs today');
  const search = modal(page).getByRole('textbox', { name: 'Search Spotify or paste links' });
  await search.fill('halo');
  await search.press('Enter');
  await modal(page)
    .getByText(/Spotify/)
    .nth(1)
    .waitFor();
  await modal(page).getByRole('button', { name: 'Dismiss window' }).click();
  await breaks(page, 'Mend everything');
  await opensModal(page, '');
  await search.fill('halo');
  await search.press('Enter');
  await modal(page).getByText('Beyoncé').waitFor();
  expect(complaints).toEqual([]);
});
