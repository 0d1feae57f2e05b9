import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { sampleSongs } from '../../src/songs/built-in/catalogue.ts';
import { closes, modal, posts, saves, types, voteButton } from './at-the-page.ts';
import { useProgram } from './started.ts';

const { windowOf } = useProgram();
const [first, second] = sampleSongs;
if (first === undefined || second === undefined) throw new Error('There are no built-in songs.');

const pool = (page: Page) => page.getByRole('dialog', { name: 'Song pool' });

/** In a message, as opposed to what screen readers are told besides. */
const said = (page: Page, words: string) => page.getByRole('article').getByText(words).last().waitFor();

test('two people save songs, a poll is filled with them, its winner stays out and the other is back', async () => {
  const [ann, bo] = [await windowOf('Ann'), await windowOf('Bo')];
  await saves(ann.page, 'Listen to this:', first.id);
  await said(ann.page, `“${first.title}” is saved for a poll here.`);
  await saves(bo.page, 'And to this:', second.id);
  await said(bo.page, `“${second.title}” is saved for a poll here.`);

  await types(ann.page, '/songpoll From the pool');
  await modal(ann.page).getByRole('button', { name: 'Fill from the pool' }).click();
  await modal(ann.page).getByText('Added 2 songs from the pool.').waitFor();
  await posts(ann.page);
  await voteButton(bo.poll(), 1).click();
  await ann.poll().getByText('1 vote · Bo').waitFor();
  await closes(ann.poll());
  await said(ann.page, 'wins “From the pool”');

  await saves(bo.page, 'Again:', first.id);
  await said(bo.page, 'winners stay out for 8 weeks here');
  await types(ann.page, '/songpoll pool');
  await pool(ann.page).getByText('1 song is waiting, the next one first').waitFor();
  await pool(ann.page).getByText(second.title, { exact: true }).waitFor();
  await pool(ann.page).getByText('@Bo').waitFor();
  await pool(ann.page).getByRole('checkbox', { name: 'For the next poll' }).check();
  await pool(ann.page).getByRole('button', { name: 'Done' }).click();
  await pool(ann.page).waitFor({ state: 'hidden' });
  expect([...ann.complaints, ...bo.complaints]).toEqual([]);
});

test('a song is suggested in a window of its own, and another person wants it too', async () => {
  const [cy, dee] = [await windowOf('Cy'), await windowOf('Dee')];
  await types(cy.page, '/songpoll suggest');
  const suggest = cy.page.getByRole('dialog', { name: 'Suggest a song' });
  const search = suggest.getByRole('textbox', { name: 'Search Spotify or paste links' });
  await search.fill('abba');
  await search.press('Enter');
  await suggest.getByText('Results for “abba”').waitFor();
  await suggest.getByRole('button', { name: 'Save Dancing Queen' }).click();
  await suggest.getByText('“Dancing Queen” is saved for a poll here.').waitFor();
  await suggest.getByRole('button', { name: '✓ Saved' }).waitFor();
  await suggest.getByRole('button', { name: 'Done' }).click();

  await types(dee.page, '/songpoll pool');
  await pool(dee.page).getByRole('button', { name: 'I want Dancing Queen' }).click();
  await pool(dee.page).getByText('1 other wants it too').waitFor();
  await pool(dee.page).getByRole('button', { name: 'Done' }).click();
  expect([...cy.complaints, ...dee.complaints]).toEqual([]);
});
