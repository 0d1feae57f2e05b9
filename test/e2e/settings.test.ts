import { expect, test } from 'vitest';
import { composer } from './at-the-page.ts';
import { useProgram } from './started.ts';

const { windowOf } = useProgram();

async function asks(page: Parameters<typeof composer>[0]): Promise<void> {
  await composer(page).fill('/songpoll settings');
  await composer(page).press('Enter');
}

test('an owner of the workspace names a DJ and refuses explicit songs; others read it', async () => {
  const dee = await windowOf('Dee');
  await asks(dee.page);
  const window = dee.page.getByRole('dialog', { name: 'Channel settings' });
  await window.waitFor();
  await window.getByLabel('DJs').selectOption({ label: 'Bo' });
  await window.getByLabel('DJs').selectOption({ label: 'Cy' });
  await window.getByRole('button', { name: 'Remove Cy' }).click();
  await window.getByLabel('Explicit songs').selectOption({ label: 'Refuse' });
  await window.getByLabel('Weeks before a winner may come back').fill('4');
  const picture = process.env['SETTINGS_PICTURES'];
  if (picture !== undefined) {
    for (const width of [700, 390]) {
      await dee.page.setViewportSize({ width, height: 900 });
      await window.evaluate((element) => element.querySelector('form, .modal-body')?.scrollTo(0, 0));
      await dee.page.screenshot({ path: `${picture}/settings-${width}.png` });
      await window.getByLabel('Losers return').scrollIntoViewIfNeeded();
      await dee.page.screenshot({ path: `${picture}/settings-${width}-end.png` });
    }
    await dee.page.setViewportSize({ width: 1280, height: 900 });
  }
  await window.getByRole('button', { name: 'Save' }).click();
  await window.waitFor({ state: 'detached' });

  const bo = await windowOf('Bo');
  await asks(bo.page);
  const told = bo.page.getByText('This is how they are:').last();
  await told.waitFor();
  await bo.page.getByText('• DJs: Bo').last().waitFor();
  await bo.page.getByText('• Explicit songs: Refuse').last().waitFor();
  if (picture !== undefined) await bo.page.screenshot({ path: `${picture}/settings-told.png` });
  expect([...dee.complaints, ...bo.complaints]).toEqual([]);
});
