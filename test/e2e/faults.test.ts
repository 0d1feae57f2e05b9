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
  await opensModal(page, 'No songs today');
  // The window lies over the panel, and lets through to it.
  const isDown = page.getByRole('button', { name: 'Spotify is down', pressed: true });
  await breaks(page, 'Spotify is down');
  await isDown.waitFor();
  const search = modal(page).getByRole('textbox', { name: 'Search Spotify or paste links' });
  await search.fill('halo');
  await search.press('Enter');
  await modal(page)
    .getByText(/Spotify/)
    .nth(1)
    .waitFor();
  await breaks(page, 'Mend everything');
  await isDown.waitFor({ state: 'detached' });
  await search.fill('halo');
  await search.press('Enter');
  await modal(page).getByText('Beyoncé').waitFor();
  expect(complaints).toEqual([]);
});

test('a fault that is used up is shown no more', async () => {
  const { page, poll, complaints } = await windowOf('Dee');
  await startsPoll(page, 'Refused');
  await page.getByRole('button', { name: 'Developer panel' }).click();
  await breaks(page, 'Redrawing is refused');
  const refused = page.getByRole('button', { name: 'Redrawing is refused', pressed: true });
  await refused.waitFor();
  let votes = 0;
  const refusalsAfterAVote = async () => {
    votes += 1;
    await voteButton(poll(), (votes % 3) + 1).click();
    return await refused.count();
  };
  await expect.poll(refusalsAfterAVote, { timeout: 30_000, interval: 1_500 }).toBe(0);
  expect(complaints).toEqual([]);
});
