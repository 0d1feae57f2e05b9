import { expect, test } from 'vitest';
import { sampleSongs } from '../../src/songs/built-in/catalogue.ts';
import { composer, modal, picks, posts } from './at-the-page.ts';
import { useProgram } from './started.ts';

const [song] = sampleSongs;
const { windowOf } = useProgram();

test('a shortcut beside the composer opens the window, and the poll goes where its person says', async () => {
  const { page, complaints } = await windowOf('Ann');
  await page.getByRole('button', { name: 'Shortcuts' }).click();
  await page.getByRole('menuitem', { name: 'Start a song poll' }).click();
  await modal(page).waitFor();
  await modal(page).getByRole('textbox', { name: 'Title' }).fill('By shortcut');
  await picks(page, 'bohemien rapsody', 'Bohemian Rhapsody');
  await picks(page, 'despasito', 'Despacito');
  await modal(page).getByRole('combobox', { name: 'Post in' }).selectOption({ label: '# music' });
  await posts(page);
  await page.getByRole('article').filter({ hasText: 'By shortcut' }).first().waitFor();
  expect(complaints).toEqual([]);
});

test('a shortcut in the menu of a message picks the songs that it links to', async () => {
  const { page, complaints } = await windowOf('Bo');
  await composer(page).fill(`What about https://open.spotify.com/track/${song?.id} ?`);
  await composer(page).press('Enter');
  const message = page.getByRole('article').filter({ hasText: 'What about' });
  await message.hover();
  await message.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Poll these songs' }).click();
  await modal(page).getByText(/^1\. /u).waitFor();
  await modal(page).getByRole('button', { name: 'Dismiss window' }).click();
  expect(complaints).toEqual([]);
});
