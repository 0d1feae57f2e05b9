import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { opensModal, picks, posts, voteButton } from './at-the-page.ts';
import { useProgram } from './started.ts';

const { windowOf } = useProgram();

const window = (page: Page, name: string) => page.getByRole('dialog', { name });

/** Answers what a button asks back with. */
async function confirms(page: Page, words: string): Promise<void> {
  await page.getByRole('button', { name: words, exact: true }).last().click();
}

test('the owner changes title and end, removes a song, and deletes the poll', async () => {
  const ann = await windowOf('Ann');
  await opensModal(ann.page, 'First title');
  await picks(ann.page, 'blinding lights', 'Blinding Lights');
  await picks(ann.page, 'despacito', 'Despacito');
  await picks(ann.page, 'abba', 'Dancing Queen');
  await posts(ann.page);
  const bo = await windowOf('Bo');
  await voteButton(bo.poll(), 2).click();
  await bo.poll().getByText('1 vote · Bo').waitFor();
  await bo.poll().getByRole('button', { name: 'Manage' }).click();
  await bo.page.getByText('Only Ann, this channel’s DJs and workspace admins').first().waitFor();

  await ann.poll().getByRole('button', { name: 'Manage' }).click();
  const manage = window(ann.page, 'Manage poll');
  await manage.getByRole('textbox', { name: 'Title' }).fill('Second title');
  await manage.getByLabel('Voting ends').selectOption('At a date and time');
  await manage.getByText('Ends at').waitFor();
  await manage.getByLabel('Voting ends').selectOption('4 hours from now');
  await manage.getByRole('button', { name: 'Save' }).click();
  await manage.waitFor({ state: 'hidden' });
  await ann.page.getByRole('article').getByText('Second title').first().waitFor();
  await ann.page.getByRole('article').getByText('Closes').first().waitFor();

  await ann.poll().getByRole('button', { name: 'Manage' }).click();
  await manage.getByRole('button', { name: 'Remove a song' }).click();
  const removing = window(ann.page, 'Remove a song');
  await removing.getByRole('button', { name: 'Remove Despacito' }).click();
  await confirms(ann.page, 'Remove song');
  await removing.getByText('“Despacito” is out of the poll.').waitFor();
  await bo.page.getByText('“Despacito” was taken out of the poll').first().waitFor();
  await removing.getByRole('button', { name: 'Done' }).click();
  await manage.getByRole('button', { name: 'Delete poll' }).click();
  await confirms(ann.page, 'Delete poll');
  await manage.getByText('“Second title” is deleted, and its votes with it.').waitFor();
  await manage.getByRole('button', { name: 'Done' }).click();
  await ann.page.getByRole('article').getByText('Second title').first().waitFor({ state: 'detached' });
  expect([...ann.complaints, ...bo.complaints]).toEqual([]);
});
