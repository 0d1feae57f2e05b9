// `npm run looks -- <folder> [pattern of names]`: a picture of every message and window in every state, on a wide and a narrow
// screen, to be looked at by whoever changes one.

import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { sampleMessages, samplePrivateWords, sampleWindows } from '../slack/sample-views.ts';
import { openBrowser, withMouse } from './browser.ts';
import { type Drawn, drawnMessage, drawnWindow } from './drawn-messages.ts';
import { emptyFolder, startProgram } from './program.ts';

const [folder, part = ''] = process.argv.slice(2);
if (folder === undefined) throw new Error('Usage: npm run looks -- <folder> [pattern of names]');
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
  const look = { viewport: { width, height: 3_200 } };
  const wanted = <Sample>(kind: string, samples: Readonly<Record<string, Sample>>) =>
    Object.entries(samples)
      .map(([name, sample]) => [`${kind}-${name}`, sample] as const)
      .filter(([name]) => new RegExp(part, 'u').test(name));
  const save = async (name: string, { drawn, close }: Drawn) => {
    await drawn.screenshot({ path: join(folder, `${name}-${width}.png`), animations: 'disabled' });
    await close();
  };
  for (const [name, message] of wanted('message', sampleMessages))
    await save(name, await drawnMessage(browser, url, { message, look }));
  for (const [name, message] of wanted('private', samplePrivateWords))
    await save(name, await drawnMessage(browser, url, { message, look, isPrivate: true }));
  for (const [name, view] of wanted('window', sampleWindows))
    await save(name, await drawnWindow(browser, url, { view, look }));
}
