// `npm run looks -- <folder> [part of a name]`: a picture of every message and window in every state, on a wide and a narrow
// screen, to be looked at by whoever changes one.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { sampleMessages, samplePrivateWords, sampleWindows } from '../slack/sample-views.ts';
import { openBrowser, withMouse } from './browser.ts';
import { type Drawn, drawnMessage, drawnWindow } from './drawn-messages.ts';
import { emptyFolder, startProgram } from './program.ts';

const [folder, part = ''] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: npm run looks -- <folder> [part of a name]');
await mkdir(folder, { recursive: true });

const kept = await emptyFolder();
const browser = await openBrowser(withMouse);
const program = await startProgram({ folder: kept.path });
try {
  for (const width of [700, 390]) await drawAll(browser, program.url, width, folder);
} finally {
  await browser.close();
  await program.stop();
  await kept.remove();
}

async function drawAll(browser: Browser, url: string, width: number, folder: string): Promise<void> {
  const look = { viewport: { width, height: 1_600 } };
  const isWanted = (name: string) => name.includes(part);
  const save = async (name: string, { drawn, close }: Drawn) => {
    await drawn.screenshot({ path: join(folder, `${name}-${width}.png`), animations: 'disabled' });
    await close();
  };
  for (const [name, message] of Object.entries(sampleMessages).filter(([name]) =>
    isWanted(`message-${name}`),
  ))
    await save(`message-${name}`, await drawnMessage(browser, url, { message, look }));
  for (const [name, message] of Object.entries(samplePrivateWords).filter(([name]) =>
    isWanted(`private-${name}`),
  ))
    await save(`private-${name}`, await drawnMessage(browser, url, { message, look, isPrivate: true }));
  for (const [name, view] of Object.entries(sampleWindows).filter(([name]) => isWanted(`window-${name}`)))
    await save(
      `window-${name}`,
      await drawnWindow(browser, url, { view, look: { viewport: { width, height: 4_000 } } }),
    );
}
