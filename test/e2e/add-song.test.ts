import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chooses, closes, opensModal, picks, posts, voteButton } from './at-the-page.ts';
import { useProgram } from './started.ts';

const { windowOf } = useProgram();

const window = (page: Page) => page.getByRole('dialog', { name: 'Add a song' });

test('somebody adds a song to an open poll, votes for it, and it wins', async () => {
  const ann = await windowOf('Ann');
  await opensModal(ann.page, 'Open to all');
  await picks(ann.page, 'blinding lights', 'Blinding Lights');
  await picks(ann.page, 'despacito', 'Despacito');
  await chooses(ann.page, { 'Adding songs': 'Anyone: 1 each' });
  await posts(ann.page);

  const bo = await windowOf('Bo');
  await bo.poll().getByRole('button', { name: 'Add a song' }).click();
  const search = window(bo.page).getByRole('textbox', { name: 'Search Spotify or paste links' });
  await search.fill('abba');
  await search.press('Enter');
  await window(bo.page).getByText('Results for “abba”').waitFor();
  await window(bo.page).getByRole('button', { name: 'Add Dancing Queen' }).click();
  await window(bo.page).getByText('“Dancing Queen” is in the poll now.').waitFor();
  await window(bo.page).getByText('You have added 1 song, the most allowed.').waitFor();
  await window(bo.page).getByRole('button', { name: 'Done' }).click();
  await window(bo.page).waitFor({ state: 'hidden' });

  await bo.poll().getByText('Added by Bo').waitFor();
  await voteButton(bo.poll(), 3).click();
  await bo.poll().getByText('1 vote · Bo').waitFor();
  await closes(ann.poll());
  await ann.page.getByRole('article').getByText('wins “Open to all”').last().waitFor();
  expect([...ann.complaints, ...bo.complaints]).toEqual([]);
});
