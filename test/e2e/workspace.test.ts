import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { becomes, modal, opensModal, picks, posts, startsPoll, types, voteButton } from './at-the-page.ts';
import { useProgram } from './started.ts';

const { windowOf, start, openAt, program } = useProgram();

test('the app is removed from the channel and invited again, and Slackbot says what cannot be', async () => {
  const { page, complaints } = await windowOf('Ann');
  const said = page.getByRole('article');
  await types(page, '/remove @songpoll');
  await said.getByText('was removed from #music by Ann.').waitFor();
  await types(page, '/invite @nobody');
  const refusal = said.filter({ hasText: 'Only visible to you' });
  await refusal.getByText('There is nobody called “@nobody” in this workspace.').waitFor();
  await types(page, '/invite @songpoll');
  await said.getByText('was added to #music by Ann.').waitFor();
  expect(complaints).toEqual([]);
});

test('a crowd votes, and it is told how many have', async () => {
  const { page, poll, complaints } = await windowOf('Cy');
  await startsPoll(page, 'Crowded');
  await page.getByRole('button', { name: 'Crowd' }).click();
  await page.getByRole('spinbutton', { name: 'Colleagues' }).fill('12');
  await page.getByRole('spinbutton', { name: 'Seconds' }).fill('2');
  await page.getByRole('button', { name: 'Start' }).click();
  await page.getByRole('progressbar', { name: 'Colleagues who have voted' }).waitFor();
  await page.getByRole('status').getByText('12 of 12 voted').waitFor();
  await poll().getByText('12 people have voted').waitFor();
  expect(complaints).toEqual([]);
});

test('a message has a thread, in which people reply and no command works', async () => {
  const [ann, bo] = [await windowOf('Ann'), await windowOf('Bo')];
  await types(ann.page, 'Which one?');
  const question = (page: Page) => page.getByRole('article').filter({ hasText: 'Which one?' }).last();
  await question(bo.page).hover();
  await question(bo.page).getByRole('button', { name: 'Reply in thread' }).click();
  const thread = bo.page.getByRole('complementary', { name: 'Thread' });
  const reply = thread.getByRole('textbox', { name: 'Reply in thread' });
  await reply.fill('The second.');
  await reply.press('Enter');
  await question(ann.page).getByRole('button', { name: '1 reply' }).click();
  await ann.page.getByRole('complementary', { name: 'Thread' }).getByText('The second.').waitFor();
  await reply.fill('/songpoll');
  await reply.press('Enter');
  await thread.getByText('/songpoll is not supported in threads. Sorry!').waitFor();
  await thread.getByRole('button', { name: 'Close thread' }).click();
  await thread.waitFor({ state: 'detached' });
  expect([...ann.complaints, ...bo.complaints]).toEqual([]);
});

test('an admin deletes a message by its menu, with the keyboard', async () => {
  const [ann, dee] = [await windowOf('Ann'), await windowOf('Dee')];
  await types(ann.page, 'Off topic');
  const message = (page: Page) => page.getByRole('article').filter({ hasText: 'Off topic' });
  const menu = message(dee.page).getByRole('button', { name: 'More actions' });
  await menu.focus();
  await menu.press('Enter');
  await dee.page.getByRole('menuitem', { name: 'Delete message' }).waitFor();
  await dee.page.keyboard.press('Escape');
  expect(await dee.page.evaluate('document.activeElement.ariaLabel')).toBe('More actions');
  await menu.press('Enter');
  // The last of the menu: shortcuts of apps stand before it.
  await dee.page.keyboard.press('ArrowUp');
  await dee.page.keyboard.press('Enter');
  for (const { page } of [ann, dee]) await message(page).waitFor({ state: 'detached' });
  expect([...ann.complaints, ...dee.complaints]).toEqual([]);
});

test('two windows of one person have a modal each', async () => {
  const [desk, phone] = [await windowOf('Bo'), await windowOf('Bo')];
  await opensModal(desk.page, 'At the desk');
  await opensModal(phone.page, 'On the way');
  await modal(desk.page).getByRole('button', { name: 'Dismiss window' }).click();
  await modal(desk.page).waitFor({ state: 'hidden' });
  expect(await modal(phone.page).isVisible()).toBe(true);
  await modal(phone.page).getByRole('button', { name: 'Dismiss window' }).click();
  expect([...desk.complaints, ...phone.complaints]).toEqual([]);
});

test('an archived channel takes no message until it is unarchived', async () => {
  const { page, complaints } = await windowOf('Ann');
  await types(page, '/archive');
  await page.getByRole('button', { name: 'Unarchive it' }).click();
  await types(page, 'Back again');
  await page.getByRole('article').getByText('Back again').waitFor();
  await becomes(page, 'Bo');
  expect(complaints).toEqual([]);
});

test('time passes to the closing of a poll, which then is closed, and stays ahead after a restart', async () => {
  const { page, poll, complaints } = await windowOf('Bo');
  await opensModal(page, 'Timed');
  await picks(page, 'halo', 'Halo');
  await picks(page, 'despasito', 'Despacito');
  await modal(page)
    .getByRole('combobox', { name: /^Closes|^Voting ends/u })
    .selectOption({ label: 'After 1 hour' });
  await posts(page);
  await voteButton(poll(), 2).click();
  await poll().getByText('1 vote · Bo').waitFor();
  await page.getByRole('button', { name: 'Let time pass' }).click();
  await page.getByRole('button', { name: 'To the next closing' }).click();
  await page.getByText('Time has passed.').waitFor();
  await page.getByRole('article').getByText('wins “Timed”').waitFor();
  await page.getByText('No open poll has a closing time.').waitFor();
  const toClosing = page.getByRole('button', { name: 'To the next closing', disabled: true });
  expect(await toClosing.getAttribute('aria-describedby')).not.toBeNull();
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
  await page.context().close();

  expect(await program().stop()).toBe(0);
  const again = await start();
  const after = await openAt(again.url);
  await after.page.getByRole('button', { name: 'Let time pass' }).click();
  await after.page.getByText(/ahead of the real time/u).waitFor();
  await after.page.context().close();
  expect(await again.stop()).toBe(0);
});
