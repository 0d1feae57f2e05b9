// What people do at the page, found by what they read.

import type { Locator, Page } from 'playwright-core';

export const composer = (page: Page): Locator => page.getByRole('textbox', { name: 'Message #music' });
export const modal = (page: Page): Locator => page.getByRole('dialog', { name: 'New song poll' });

/** Opens the modal by the slash command. */
export async function opensModal(page: Page, title: string): Promise<void> {
  await composer(page).fill(`/songpoll ${title}`);
  await composer(page).press('Enter');
  await modal(page).waitFor();
}

/** Searches in the open modal, and adds the first song that is found, also if it won an earlier poll of the channel. */
export async function picks(page: Page, query: string, song: string): Promise<void> {
  const search = modal(page).getByRole('textbox', { name: 'Search Spotify or paste links' });
  await search.fill(query);
  await search.press('Enter');
  await modal(page).getByText(`Results for “${query}”`).waitFor();
  await modal(page)
    .getByRole('button', { name: /^Add (?!anyway)/u })
    .first()
    .click();
  const picked = modal(page).getByRole('button', { name: new RegExp(`^Take out ${song}`) });
  const anyway = modal(page).getByRole('button', { name: 'Add anyway' });
  await picked.or(anyway).waitFor();
  if (await anyway.isVisible()) await anyway.click();
  await picked.waitFor();
}

export async function posts(page: Page): Promise<void> {
  await modal(page).getByRole('button', { name: 'Post poll' }).click();
  await modal(page).waitFor({ state: 'hidden' });
}

/** A poll of three songs in #music. */
export async function startsPoll(page: Page, title = 'Friday song'): Promise<void> {
  await opensModal(page, title);
  await picks(page, 'bohemien rapsody', 'Bohemian Rhapsody');
  await picks(page, 'despasito', 'Despacito');
  await picks(page, 'sigur ros', 'Hoppípolla');
  await posts(page);
}

/** The vote button of the song with that number, counted from 1. */
export function voteButton(poll: Locator, number: number): Locator {
  return poll.getByRole('button', { name: /^Vote/ }).nth(number - 1);
}

/** Becomes somebody else in this window. */
export async function becomes(page: Page, name: string): Promise<void> {
  const people = page.getByRole('navigation', { name: 'Who you are' });
  await people.getByText(name, { exact: true }).click();
  // Until then the window is still the other person's, and so is what is typed into it.
  await people.locator('[aria-current]').getByText(name, { exact: true }).waitFor();
}

/** Closes a poll by its button, and says yes to the question whether to. */
export async function closes(poll: Locator): Promise<void> {
  await poll.getByRole('button', { name: 'Close poll' }).click();
  const page = poll.page();
  const question = page.getByRole('alertdialog').or(page.getByRole('dialog'));
  await question.getByRole('button', { name: 'Close poll' }).click();
}

/** Unfolds the further options of the open modal, and makes these choices. */
export async function chooses(page: Page, choices: Readonly<Record<string, string>>): Promise<void> {
  await modal(page).getByRole('button', { name: 'More options' }).click();
  for (const [label, choice] of Object.entries(choices))
    await modal(page).getByLabel(label).selectOption(choice);
}

export async function types(page: Page, text: string): Promise<void> {
  await composer(page).fill(text);
  await composer(page).press('Enter');
}

/** Saves the song behind a link by the menu of the message with it, which is posted first. */
export async function saves(page: Page, says: string, id: string): Promise<void> {
  await types(page, `${says} https://open.spotify.com/track/${id}`);
  const message = page.getByRole('article').filter({ hasText: says }).last();
  await message.hover();
  await message.getByRole('button', { name: 'More actions' }).click();
  await page.getByRole('menuitem', { name: 'Save for a poll' }).click();
}
