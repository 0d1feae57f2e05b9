// A running program and a browser for a file of tests.

import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { openBrowser } from './browser.ts';
import { emptyFolder, type Program, type ProgramOptions, startProgram } from './program.ts';
import { openWindow, type Window } from './window.ts';

/** Starts both before the tests of the file, and ends them after. */
export function useProgram() {
  const ends: (() => Promise<unknown>)[] = [];
  let browser: Browser;
  let folder: string;
  let program: Program;

  beforeAll(async () => {
    browser = await openBrowser();
    ends.push(() => browser.close());
    const empty = await emptyFolder();
    ends.push(empty.remove);
    folder = empty.path;
    program = await startProgram({ folder });
    ends.push(() => program.stop());
  });
  afterAll(async () => {
    for (const end of ends.reverse()) await end();
  });

  return {
    program: () => program,
    /** Opens a window as that person. */
    windowOf: (as: string, look: BrowserContextOptions = {}): Promise<Window> =>
      openWindow(browser, program.url, { as, ...look }),
    openAt: (url: string): Promise<Window> => openWindow(browser, url),
    /** Another one in the same folder, or the same one anew. */
    start: (more: Partial<ProgramOptions> = {}) => startProgram({ folder, ...more }),
  };
}
