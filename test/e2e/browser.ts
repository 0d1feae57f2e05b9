// Chromium as it is installed on the machine: nothing is downloaded.

import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

const howToGetOne = `There is no Chromium where one usually is, so nothing can be tried in a browser.
Debian: apt-get install chromium. Elsewhere: install Chromium or Chrome, and set CHROMIUM_PATH to its program.`;

/** Headless, Chromium takes itself for a screen that is touched. */
export const withMouse: readonly string[] = [
  '--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4',
];

/** @throws when there is none, with words on how to get one. */
export async function openBrowser(flags: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? usualPlaces.find((path) => existsSync(path));
  if (executablePath === undefined || !existsSync(executablePath)) throw new Error(howToGetOne);
  // Its sandbox needs rights that containers do not give; it sees our own page alone.
  return chromium.launch({ executablePath, args: ['--no-sandbox', ...flags] });
}
